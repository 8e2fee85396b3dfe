"""What both doors have in common, and the row of the table role × stage × verb."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.test import Client

from accounts.models import User
from deliberation.models import Argument, Initiative
from deliberation.models.stages import POSSIBLE
from tests.sessions import known_again

DONE = "done"
VOICES = frozenset({"jiwoo", "minji", "hana", "dohyun"})  # owner, facilitator, two analysts
STEERING = frozenset({"jiwoo", "minji"})
MEMBERS = VOICES | {"taeho"}
PLACELESS = frozenset({"ben", "yuna"})  # a stranger, and one who has left
ALL = (*sorted(MEMBERS), *sorted(PLACELESS))
ALWAYS = frozenset(POSSIBLE)


class WebRequests:
    """A browser without JavaScript: forms, and pages after them."""

    absent_workspace = 404  # it stands in the address

    def __init__(self) -> None:
        self.client = Client()

    def enter(self, who: User | None) -> None:
        self.client.logout()
        if who is not None:
            self.client.force_login(who)
            known_again(self.client)

    def post(self, path: str, data: dict):
        return self.outcome(self.client.post(path, data))

    def get(self, path: str):
        return self.outcome(self.client.get(path))

    def outcome(self, response):
        return DONE if response.status_code in (200, 303) else response.status_code


class ApiRequests:
    """Another system, with the person's session."""

    absent_workspace = (
        422  # it is a word of the body: a wrong one, whether it is not yours or not there at all
    )

    def __init__(self) -> None:
        self.client = Client()

    enter = WebRequests.enter

    def send(self, method: str, path: str, body: dict | None = None, *, seen: int | None = None):
        """``seen`` is the version that an edit has read; pages know no 412, so it is told as a conflict."""
        headers = {} if seen is None else {"HTTP_IF_MATCH": f'"{seen}.seen"'}
        send = getattr(self.client, method)
        outcome = self.outcome(
            send(f"/api/v1/{path}", json.dumps(body or {}), content_type="application/json", **headers)
        )
        return 409 if outcome == 412 else outcome

    def get(self, path: str):
        return self.outcome(self.client.get(f"/api/v1/{path}"))

    def upload(self, path: str, data: dict):
        return self.outcome(self.client.post(f"/api/v1/{path}", data))

    def outcome(self, response):
        return DONE if response.status_code in (200, 201, 204) else response.status_code


@dataclass(frozen=True)
class Verb:
    """A row: ``do(door, scene)`` tries it; who may, and at which stages it can happen.

    ``may`` is a set of handles, or tells one by stage. Who does not see the place gets 404, who may not 403, and
    409 who may at another stage.
    """

    name: str
    do: Callable[[Any, Any], Any]
    may: frozenset[str] | Callable[[str], frozenset[str]] = VOICES
    stages: frozenset[str] = ALWAYS
    of_workspace: bool = False  # what hangs from the workspace is seen whatever the initiative's stage
    names_workspace: bool = False  # the place is no noun of the workspace, but the workspace itself

    @property
    def tried_at(self) -> tuple[str, ...]:
        """The stages that can make a difference: what hangs from the workspace and may be done always knows none."""
        knows_none = self.of_workspace and self.stages == ALWAYS and not callable(self.may)
        return ("draft", "open", "closed") if knows_none else tuple(POSSIBLE)

    def expected(self, door: WebRequests | ApiRequests, who: str, stage: str):
        hidden = stage == "draft" and who not in STEERING and not self.of_workspace
        if who in PLACELESS or hidden:
            return door.absent_workspace if self.names_workspace else 404
        may = self.may(stage) if callable(self.may) else self.may
        if who not in may:
            return 403
        return DONE if stage in self.stages else 409


def at(*words: str) -> frozenset[str]:
    """The stages at which the stage table lets one of ``words`` happen."""
    return frozenset(stage for stage, possible in POSSIBLE.items() if possible & set(words))


def place(initiative: Initiative) -> str:
    return f"/i/{initiative.ref}/"


def spot(argument: Argument) -> str:
    return f"/i/{argument.initiative.ref}/{argument.number}/"
