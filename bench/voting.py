"""Measures votes: rates, costs and floors, that the dispatch keeps up, and that tallies equal a recount."""

import time

import psycopg

from bench.bare_vote import cast
from bench.lines import Line, Result
from bench.measure import Run
from bench.reading import CONNECTIONS, WARM
from bench.site import BACKLOG, Site

WRONG_TALLIES = """
SELECT count(*) FROM deliberation_tally AS tally
LEFT JOIN (
    SELECT argument_id, count(*) FILTER (WHERE value = 1) AS agree, count(*) FILTER (WHERE value = -1) AS disagree,
           count(*) FILTER (WHERE value = 0) AS unsure
    FROM deliberation_vote GROUP BY argument_id
) AS votes USING (argument_id)
WHERE (tally.agree, tally.disagree, tally.unsure)
   <> (coalesce(votes.agree, 0), coalesce(votes.disagree, 0), coalesce(votes.unsure, 0))
"""
MISSING_ACTS = """
SELECT (SELECT count(*) FROM deliberation_activity) - (SELECT count(*) FROM deliberation_ledgerentry)
"""


class Ballots:
    """The file of votes of one line, and how many of its lines were used."""

    def __init__(self, site: Site, line: Line):
        self.changes = line.name == "vote-changed"
        self.path = site.folder / ("changed.txt" if self.changes else "new.txt")
        self.used = 0

    def cast(self, site: Site, **how) -> Run:
        """One run of wrk with the votes that come next."""
        run = site.run("/", "vote.lua", options=self.options(), **how)
        self.used = run.used
        return run

    def options(self, *, floor: bool = False) -> dict:
        flags = {"AGAIN": 1} if self.changes else {}
        return {"VOTES": self.path, "SKIP": self.used, **flags, **({"FLOOR": 1} if floor else {})}

    def take(self) -> list[str]:
        """The next unused one: token, argument, voter, value."""
        with self.path.open() as lines:
            for _ in range(self.used):
                next(lines)
            self.used += 1
            return next(lines).split()


def measure(site: Site, line: Line) -> Result:
    """Both runs and their floors; what the runs left has to be true and dispatched."""
    result, ballots = Result(line), Ballots(site, line)
    if fault := _count_queries(site, line, ballots, result):
        result.fault = fault
        return result
    result.fault = ballots.cast(site, **WARM).fault
    for connections in CONNECTIONS:
        run = ballots.cast(site, connections=connections)
        result.runs.append(run)
        result.fault = result.fault or run.fault
    result.fault = result.fault or _untrue(site) or _backlog(site, result)
    _floors(site, ballots, result)
    return result


def _count_queries(site: Site, line: Line, ballots: Ballots, result: Result) -> str:
    token, argument, _voter, value = ballots.take()
    path = line.path.format(argument=argument)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "X-Bench-Count": "1"}
    body = b'{"value": %d, "revision": 1}' % int(value)
    answer = site.ask(path, headers, method="PUT", body=body)
    if answer.status not in (200, 201):
        return f"PUT {line.path} answered {answer.status}"
    result.queries, result.size = answer.queries, len(answer.body)
    return ""


def _untrue(site: Site) -> str:
    [[wrong]] = site.sql(WRONG_TALLIES)
    return f"{wrong} tallies differ from a recount" if wrong else ""


def _backlog(site: Site, result: Result) -> str:
    """Wait until nothing is left to dispatch, and every act has its number."""
    began = time.monotonic()
    waiting = site.wait_for_dispatch(BACKLOG)
    result.notes.append(f"backlog empty {time.monotonic() - began:.1f} s after the votes")
    if waiting:
        return f"{waiting} acts waited for their dispatch {BACKLOG} seconds after"
    [[missing]] = site.sql(MISSING_ACTS)
    return f"{missing} acts have no number" if missing else ""


def _floors(site: Site, ballots: Ballots, result: Result) -> None:
    result.bare_sql = _bare_sql(site, ballots)
    result.plain_django = site.run("/", "vote.lua", CONNECTIONS[-1], options=ballots.options(floor=True))


def _bare_sql(site: Site, ballots: Ballots) -> float:
    """How many such votes a second one connection commits and nothing else happens."""
    votes = [line.split() for line in ballots.path.read_text().splitlines()]
    times, began = 0, time.perf_counter()
    with psycopg.connect(site.servers.cluster.url) as connection:
        while (spent := time.perf_counter() - began) < site.seconds:
            _token, argument, voter, value = votes[ballots.used % len(votes)]
            cast(connection.execute, argument, voter, int(value))
            connection.commit()
            ballots.used += 1
            times += 1
    return times / spent
