"""The two doors, so that one test can go through both: each verb answers ``done`` or the status of a refusal."""

import json
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from accounts.models import User
from deliberation.models import Argument, Initiative

DONE = "done"
WORDS = {1: "agree", 0: "unsure", -1: "disagree"}


class WebDoor:
    """A browser without JavaScript: forms, and pages after them."""

    def __init__(self) -> None:
        self.client = Client()

    def enter(self, who: User | None) -> None:
        self.client.logout()
        if who is not None:
            self.client.force_login(who)

    def start(self, title: str = "A new initiative"):
        return self._post("/w/AI/new/", {"title": title})

    def argue(self, initiative: Initiative, claim: str = "A claim", kind: str = "advantage"):
        return self._post(f"{_place(initiative)}arguments/", {"claim": claim, "kind": kind})

    def respond(self, argument: Argument, claim: str = "Not so", relation: str = "rebuts"):
        return self._post(f"{_spot(argument)}reply/", {"text": claim, "reply_as": relation})

    def comment(self, argument: Argument, text: str = "A thought"):
        return self._post(f"{_spot(argument)}reply/", {"text": text, "reply_as": "comment"})

    def cite(self, argument: Argument, title: str = "A study"):
        return self._post(f"{_spot(argument)}evidence/", {"where": title, "bearing": "supports"})

    def vote(self, argument: Argument, value: int = 1, seen: int = 1):
        return self._post(f"{_spot(argument)}vote/", {"value": WORDS[value], "wording": seen})

    def view(self, initiative: Initiative, value: str = "for"):
        return self._post(f"{_place(initiative)}view/", {"value": value})

    def revise(self, argument: Argument, claim: str = "Better words", version: int = 1):
        return self._post(f"{_spot(argument)}edit/", {"claim": claim, "reasons": "", "version": version})

    def withdraw(self, argument: Argument):
        return self._post(f"{_spot(argument)}withdraw/", {})

    def open(self, initiative: Initiative):
        return self._post(f"{_place(initiative)}stage/", {"to": "open", "closes_at": _in_a_month()[:16]})

    def read(self, argument: Argument):
        return self._outcome(self.client.get(_spot(argument)))

    def _post(self, path: str, data: dict):
        return self._outcome(self.client.post(path, data))

    def _outcome(self, response):
        return DONE if response.status_code in (200, 303) else response.status_code


class ApiDoor:
    """Another system, with the person's session."""

    def __init__(self) -> None:
        self.client = Client()

    enter = WebDoor.enter

    def start(self, title: str = "A new initiative"):
        return self._send("post", "initiatives", {"workspace": "AI", "title": title})

    def argue(self, initiative: Initiative, claim: str = "A claim", kind: str = "advantage"):
        return self._send("post", f"initiatives/{initiative.pk}/arguments", {"claim": claim, "kind": kind})

    def respond(self, argument: Argument, claim: str = "Not so", relation: str = "rebuts"):
        return self._send(
            "post", f"arguments/{argument.pk}/responses", {"claim": claim, "relation": relation}
        )

    def comment(self, argument: Argument, text: str = "A thought"):
        return self._send("post", f"arguments/{argument.pk}/comments", {"text": text})

    def cite(self, argument: Argument, title: str = "A study"):
        return self._send("post", f"arguments/{argument.pk}/evidence", {"new_source": {"title": title}})

    def vote(self, argument: Argument, value: int = 1, seen: int = 1):
        return self._send("put", f"arguments/{argument.pk}/vote", {"value": value, "revision": seen})

    def view(self, initiative: Initiative, value: str = "for"):
        return self._send("put", f"initiatives/{initiative.pk}/view", {"value": value})

    def revise(self, argument: Argument, claim: str = "Better words", version: int = 1):
        seen = {"HTTP_IF_MATCH": f'"{version}.seen"'}
        outcome = self._send("patch", f"arguments/{argument.pk}", {"claim": claim}, **seen)
        return 409 if outcome == 412 else outcome  # pages know no 412

    def withdraw(self, argument: Argument):
        return self._send("post", f"arguments/{argument.pk}/withdrawal", {})

    def open(self, initiative: Initiative):
        body = {"to": "open", "closes_at": _in_a_month()}
        return self._send("post", f"initiatives/{initiative.pk}/transition", body)

    def read(self, argument: Argument):
        return self._outcome(self.client.get(f"/api/v1/arguments/{argument.pk}"))

    def _send(self, method: str, path: str, body: dict, **headers):
        send = getattr(self.client, method)
        return self._outcome(
            send(f"/api/v1/{path}", json.dumps(body), content_type="application/json", **headers)
        )

    def _outcome(self, response):
        return DONE if response.status_code in (200, 201, 204) else response.status_code


DOORS = {"web": WebDoor, "api": ApiDoor}


def _place(initiative: Initiative) -> str:
    return f"/i/{initiative.ref}/"


def _spot(argument: Argument) -> str:
    return f"/i/{argument.initiative.ref}/{argument.number}/"


def _in_a_month() -> str:
    return (timezone.now() + timedelta(days=30)).strftime("%Y-%m-%dT%H:%M:00Z")
