"""Every address by every method in every format, at a place that a caller sees and at one that the caller does not."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from .asking import SAFE, requests, said_in
from .calling import Answer, Caller, Request
from .routes import Route, crawled
from .world import Place, World

FAULT = 500
# Where one takes away what one ever wrote, also at places that one sees no more.
OWN_WORDS = ("/settings/data/madang.", "/api/v1/me/data")


@dataclass(frozen=True)
class Finding:
    """What a caller learned or did that is not theirs."""

    caller: str
    asked: str
    what: str

    def __str__(self) -> str:
        return f"{self.caller}: {self.asked}: {self.what}"


@dataclass
class Crawler:
    """What one caller is answered; ``calls`` are the routes and methods, ``heard`` the canaries that came back."""

    world: World
    caller: Caller
    routes: tuple[Route, ...] = field(default_factory=lambda: crawled())
    findings: list[Finding] = field(default_factory=list)
    calls: set[tuple[str, str]] = field(default_factory=set)
    heard: set[str] = field(default_factory=set)
    nowhere: dict[Request, Answer] = field(default_factory=dict)

    def report(self) -> str:
        """The findings, a line each; empty when there are none."""
        return "\n".join(map(str, dict.fromkeys(self.findings)))

    def look_around(self, place: Place) -> None:
        """At a place that the caller sees, or something of it: nothing comes back that is not the caller's to read."""
        for route in self.routes:
            for asked in requests(route, place, self.world.bodies):
                if asked.method == "GET":
                    self.ask(route, asked)

    def try_everything(self, place: Place, *, own: Collection[str] = ()) -> None:
        """As a reader of a place who may change nothing there but what is the reader's ``own``, by route."""
        for route in self.routes:
            for asked in requests(route, place, self.world.bodies):
                answer = self.ask(route, asked)
                if answer.wrote and route.pattern not in own:
                    self.found(asked, f"{answer.status} wrote {sorted(answer.wrote)}")

    def spy(self, place: Place) -> None:
        """At a place that the caller does not see: as if it were not there, and nothing happens."""
        for route in self.routes:
            here = requests(route, place, self.world.bodies)
            self.compare_all(route, here, requests(route, None, self.world.bodies))

    def mix(self, outer: Place, inner: Place) -> None:
        """With the id of something at ``inner`` below a container of ``outer``."""
        for route in self.routes:
            if route.mixes:
                mixed = requests(route, outer, self.world.bodies, inner=inner)
                self.compare_all(route, mixed, requests(route, outer, self.world.bodies, inner=None))

    def compare_all(self, route: Route, here: Iterator[Request], nowhere: Iterator[Request]) -> None:
        for asked, absent in zip(here, nowhere, strict=True):
            if asked == absent:
                self.ask(route, asked)
            else:
                self.compare(route, asked, absent)

    def compare(self, route: Route, asked: Request, absent: Request) -> None:
        answer = self.ask(route, asked)
        if absent not in self.nowhere:
            self.nowhere[absent] = self.ask(route, absent)
        other = self.nowhere[absent]
        shown, not_there = answer.alike(said_in(asked)), other.alike(said_in(absent))
        if shown != not_there:
            where = _difference(shown, not_there)
            self.found(asked, f"{answer.status} is not as what does not exist, {other.status}: {where}")
        if answer.wrote and route.is_placed:
            self.found(asked, f"wrote {sorted(answer.wrote)}")

    def take_as_absent(self, route: Route, foreign: Request, absent: Request, said: tuple[str, ...]) -> None:
        """The same answer to a body with an id of elsewhere as to one with nobody's, and no word of elsewhere."""
        one, other = self.ask(route, foreign), self.ask(route, absent)
        if one.alike(said) != other.alike(said):
            where = _difference(one.alike(said), other.alike(said))
            self.found(
                foreign, f"{one.status} is not as with nobody's id, {other.status}: {foreign.body!r}: {where}"
            )

    def ask(self, route: Route, asked: Request) -> Answer:
        answer = self.caller.call(asked)
        self.calls.add((route.pattern, asked.method))
        self.judge(asked, answer)
        if asked.method in SAFE and answer.wrote:
            self.found(asked, f"reading wrote {sorted(answer.wrote)}")
        return answer

    def judge(self, asked: Request, answer: Answer) -> None:
        """Whatever is called: no word that is not for the reader, no word in a log, no fault."""
        canaries = self.world.canaries
        heard = canaries.heard_in(answer.everything)
        self.heard |= heard
        for word in heard - canaries.heard_in(asked.path + asked.body.decode(errors="replace")):
            own = asked.path.startswith(OWN_WORDS) and canaries.writers[word] == self.caller.reader
            if self.caller.reader not in canaries.seers[word] and not own:
                self.found(asked, f"{answer.status} tells {canaries.said[word]}")
        for word in canaries.heard_in(answer.logged):
            self.found(asked, f"logs {canaries.said[word]}")
        if answer.status >= FAULT:
            self.found(asked, f"answers {answer.status}")

    def found(self, asked: Request, what: str) -> None:
        shown = " htmx" if "HX-Request" in dict(asked.headers) else ""
        self.findings.append(Finding(self.caller.name, f"{asked.method} {asked.path}{shown}", what))


def _difference(one: tuple, other: tuple) -> str:
    if one[2] != other[2]:
        return f"headers {sorted(set(one[2]) ^ set(other[2]))}"
    at = next((n for n, (a, b) in enumerate(zip(one[1], other[1], strict=False)) if a != b), 0)
    return f"{one[1][max(0, at - 60) : at + 80]!r} and {other[1][max(0, at - 60) : at + 80]!r}"
