"""What a decision stood on when it was confirmed, as it was frozen, and whether it still holds."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deliberation.markup import render_markdown
from deliberation.models import (
    ArgumentState,
    ChallengeStatus,
    Decision,
    Evidence,
    Initiative,
    Position,
    Snapshot,
)
from deliberation.permissions import require
from deliberation.snapshots import Shown, faults_of, shown_to

from .frame import frame
from .sight import Sight
from .words import words


def snapshot_page(request, initiative: Initiative, snapshot: Snapshot) -> dict:
    """The context of decisions/snapshot.html, for members."""
    sight = Sight.of(request, initiative)
    require(sight.inside)
    shown = shown_to(request.user, snapshot)
    return {
        **frame(request, initiative, sight, tab="decision"),
        "snapshot": snapshot,
        "taken": sight.reader.moment(snapshot.taken_at),
        "holds": not _faults(snapshot),
        "missing": _missing(shown),
        **_Frozen(shown, sight).told(),
        "todo": None,
    }


def _faults(snapshot: Snapshot) -> list[str]:
    """Of itself, and of its link to the one before it."""
    before = Snapshot.objects.filter(workspace=snapshot.workspace_id, number=snapshot.number - 1)
    previous = before.values_list("hash", flat=True).first() or ""
    return list(faults_of(snapshot, snapshot.number, previous))


def _missing(shown: Shown) -> list[str]:
    lines = [
        (shown.withheld, ngettext("%d text is hidden now.", "%d texts are hidden now.", shown.withheld)),
        (
            shown.taken_back,
            ngettext(
                "%d text went with the person who wrote it.",
                "%d texts went with the people who wrote them.",
                shown.taken_back,
            ),
        ),
    ]
    return [line % number for number, line in lines if number]


class _Frozen:
    """The content in words of the reader's language; names of organisations as they were then."""

    def __init__(self, shown: Shown, sight: Sight) -> None:
        self.content, self.people, self.sight = shown.content, shown.people, sight
        name = "name_ko" if sight.reader.language == "ko" else "name_en"
        rows = self.content["organisations"].items()
        self.organisations = {pk: row[name] or row["name_en"] for pk, row in rows}

    def told(self) -> dict[str, Any]:
        arguments = [self._argument(row) for row in self.content["arguments"]]
        return {
            "frozen": self.content["initiative"],
            "frozen_text": render_markdown(self.content["initiative"]["text"]),
            "decision": self._decision(self.content["decision"], arguments),
            "positions": [self._position(row) for row in self.content["positions"]],
            "arguments": arguments,
            "voters": self._voters(),
        }

    def _decision(self, row: dict[str, Any], arguments: list[dict]) -> dict[str, Any]:
        by_number = {one["number"]: one for one in arguments}
        return {
            "outcome": Decision.Outcome(row["outcome"]).label,
            "rationale": row["rationale"],
            "dissent": row["dissent"],
            "relied_on": [by_number[number] for number in row["relied_on"] if number in by_number],
            "conditions": [
                {
                    "text": one["text"],
                    "organisation": self._organisation(one["organisation"]),
                    "due": self._day(one["due"]),
                }
                for one in row["conditions"]
            ],
            "dissents": [
                {
                    "text": one["text"],
                    "organisation": self._organisation(one["organisation"]),
                    "by": self._person(one["signed_by"]),
                    "when": self._moment(one["signed_at"]),
                }
                for one in row["dissents"]
            ],
            "words": [
                {
                    "organisation": self._organisation(one["organisation"]),
                    "by": self._person(one["by"]),
                    "when": self._moment(one["at"]),
                    "reason": one["reason"],
                }
                for one in row["words"]
            ],
        }

    def _argument(self, row: dict[str, Any]) -> dict[str, Any]:
        told = {"number": row["number"], "href": f"{self.sight.base}{row['number']}/"}
        if row["hidden"]:
            return {**told, "claim": words()["hidden"], "hidden": True}
        challenge = row.get("challenge")
        return {
            **told,
            "claim": words()["hidden"] if row["claim"] is None else row["claim"],
            "kind": words()["kinds"][row["kind"]] if row["kind"] else "",
            "responds": {"to": row["parent"], "how": words()["relations"][row["relation"]]}
            if row["relation"]
            else None,
            "state": "" if row["state"] == "active" else ArgumentState(row["state"]).label,
            "reasons": render_markdown(row["reasons"] or ""),
            "organisation": self._organisation(row["organisation"]),
            "by": self._person(row["author"]),
            "tally": row["tally"],
            "label": words()["labels"][row["tally"]["label"]],
            "status": ChallengeStatus(challenge["status"]).label if challenge else "",
            "evidence": [self._evidence(one) for one in row["evidence"]],
        }

    def _evidence(self, row: dict[str, Any]) -> dict[str, Any]:
        if "hidden" in row:
            return {"source": words()["hidden"]}
        source = row["source"]
        return {
            "source": source["title"] or source["url"],
            "publisher": source["publisher"],
            "bearing": Evidence.Bearing(row["bearing"]).label,
            "grade": Evidence.Grade(row["grade"]).label if row["grade"] else "",
            "quote": row["quote"],
            "locator": row["locator"],
        }

    def _position(self, row: dict[str, Any]) -> dict[str, Any]:
        return {
            "organisation": self._organisation(row["organisation"]),
            "argument": row["argument"],
            "stand": Position.Stand(row["stand"]).label,
            "conditions": row["conditions"],
        }

    def _voters(self) -> list[dict[str, Any]]:
        """By organisation, with the names of those who still have one."""
        found: dict[str, list[str]] = {}
        for row in self.content["voters"]:
            found.setdefault(row["organisation"], []).append(self._person(row["person"]))
        return [{"organisation": self._organisation(pk), "people": sorted(who)} for pk, who in found.items()]

    def _organisation(self, pk: str | None) -> str:
        return self.organisations.get(pk, "") if pk else ""

    def _person(self, pk: str) -> str:
        return self.people.get(pk) or _("A former member")

    def _day(self, day: str | None) -> str:
        return self.sight.reader.date(date.fromisoformat(day)) if day else ""

    def _moment(self, moment: str) -> str:
        return self.sight.reader.moment(datetime.fromisoformat(moment))
