"""The table of what is measured, and what each line has to reach."""

from dataclasses import dataclass, field

from bench.measure import Run


@dataclass(frozen=True, slots=True)
class Target:
    """``rate`` a second at least; the others at most: SQL statements, milliseconds of processor time, kB,
    requests when nothing is kept and ``warm`` when something is, seconds to the largest ``paint``, MB of memory,
    connections to the database.
    """

    rate: float | None = None
    queries: int | None = None
    cpu: float | None = None
    kilobytes: float | None = None
    requests: int | None = None
    warm: int | None = None
    paint: float | None = None
    memory: float | None = None
    connections: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """``path`` holds names of bench.prepare's keys; ``credential`` is session or token; of so many ``rows`` is told how
    many a second.
    """

    name: str
    title: str
    target: Target
    path: str = ""
    credential: str = ""
    rows: int = 0


@dataclass
class Result:
    """What was found; ``fault`` says in a sentence why the line fails, or is empty."""

    line: Line
    runs: list[Run] = field(default_factory=list)
    queries: int | None = None
    size: int | None = None
    requests: int | None = None
    warm: int | None = None  # requests of a second visit
    paints: tuple[float, ...] = ()  # seconds to the largest paint of the first visit and the second
    memory: float | None = None  # by how much a process grew
    whole: float | None = None  # the most that it held in all
    connections: int | None = None
    bare_sql: float | None = None
    plain_django: Run | None = None
    plain_smtp: float | None = None
    notes: list[str] = field(default_factory=list)
    fault: str = ""

    @property
    def best(self) -> Run | None:
        """The run that the target speaks of: all processors in use."""
        return self.runs[-1] if self.runs else None

    def misses(self) -> list[str]:
        """Each target that was not reached, in words."""
        return [said for said in (self.fault, *self._missed()) if said]

    def _missed(self) -> list[str]:
        target, best = self.line.target, self.best
        cpu = best.cpu["app"] + best.cpu["database"] if best else None
        found = (
            ("a second", target.rate, best.rate if best else None, False),
            ("SQL statements", target.queries, self.queries, True),
            ("ms of processor time", target.cpu, cpu, True),
            ("kB", target.kilobytes, self.size / 1000 if self.size else None, True),
            ("requests", target.requests, self.requests, True),
            ("requests of a second visit", target.warm, self.warm, True),
            ("s to the largest paint", target.paint, max(self.paints, default=None), True),
            ("MB of memory", target.memory, self.memory, True),
            ("connections to the database", target.connections, self.connections, True),
        )
        return [
            f"{value:.3g} {unit}, to be {'at most' if most else 'at least'} {aim:g}"
            for unit, aim, value, most in found
            if aim is not None and value is not None and (value > aim if most else value < aim)
        ]


PAGE = "/i/{ref}/"
VOTE = "/api/v1/arguments/{argument}/vote"

READING = (
    Line(
        "board",
        "Board, first screen of 1,000 arguments",
        Target(rate=100, queries=10, cpu=20),
        PAGE,
        "session",
    ),
    Line(
        "argument",
        "Argument page, 120 comments and 60 replies",
        Target(rate=60, queries=10),
        PAGE + "{number}/",
        "session",
    ),
    Line(
        "api-arguments",
        "API, 50 arguments",
        Target(rate=130, queries=6),
        "/api/v1/initiatives/{initiative}/arguments?limit=50",
        "token",
    ),
    Line(
        "api-argument",
        "API, one argument",
        Target(rate=250, queries=4),
        "/api/v1/arguments/{argument}",
        "token",
    ),
    Line(
        "api-comments",
        "API, 120 comments",
        Target(rate=130, queries=6),
        "/api/v1/arguments/{argument}/comments?limit=120",
        "token",
    ),
    Line(
        "api-changes",
        "API, 200 changes",
        Target(rate=40, queries=10),
        "/api/v1/changes?workspace=AI&since={since}&limit=200",
        "token",
        rows=200,
    ),
)
VOTING = (
    Line("vote-new", "New vote, REST with a token", Target(rate=250, queries=9), VOTE, "token"),
    Line("vote-changed", "Changed vote, REST with a token", Target(rate=250, queries=9), VOTE, "token"),
)
FIRST_VIEW = Line(
    "first-view",
    "First board view, HTML + CSS + JS compressed",
    Target(kilobytes=60, requests=12, warm=2),
    PAGE,
    "session",
)
FURTHER = Line(
    "first-view-further", "The same with what editor and map bring", Target(kilobytes=120), PAGE, "session"
)
PAINT = Line(
    "first-paint", "Largest paint of it through 4 Mbit/s and 50 ms", Target(paint=0.5), PAGE, "session"
)
DIGESTS = Line("digests", "One worker process building and sending digests", Target(rate=150))
JOBS = (
    Line("import-lines", "Import of 50,000 lines, rows a second", Target(memory=100), "import"),
    Line("export-comments", "Export of 20,000 comments, rows a second", Target(memory=100), "export"),
)
LIVE = Line(
    "live", "200 idle pages open at /live/, opened a second", Target(memory=20, connections=0), "/live/"
)
WEBHOOKS = Line(
    "webhooks", "1,000 webhooks to one receiver over TLS, one after the other", Target(queries=12, cpu=25)
)
# Votes come last: they leave the database with rows to tidy up, which would be measured in whatever follows.
LINES = (*READING, FIRST_VIEW, FURTHER, PAINT, LIVE, DIGESTS, *JOBS, WEBHOOKS, *VOTING)
