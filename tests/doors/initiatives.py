from datetime import timedelta

from django.utils import timezone

from deliberation.models import Initiative
from deliberation.models.stages import EDIT

from .door import STEERING, Verb, at, place


class Web:
    def start(self, title: str = "A new initiative"):
        return self.post("/w/AI/new/", {"title": title})

    def edit(self, initiative: Initiative, *, leads: bool = True, **words):
        kept = {
            name: getattr(initiative, name) for name in ("title", "proposal", "summary", "mandate", "version")
        }
        parties = initiative.parties.values_list("organisation_id", flat=True) if leads else ()
        return self.post(f"{place(initiative)}edit/", {**kept, "lead_parties": [*map(str, parties)], **words})

    def open(self, initiative: Initiative):
        return self.post(f"{place(initiative)}stage/", {"to": "open", "closes_at": _in_a_month()[:16]})

    def change_stage(self, initiative: Initiative, to: str, **more):
        return self.post(f"{place(initiative)}stage/", {"to": to, **more})

    def reopen(self, initiative: Initiative):
        return self.change_stage(
            initiative, "open", closes_at=_in_a_month()[:16], reason="Not all were heard"
        )

    def extend(self, initiative: Initiative, closes_at: str = "2030-01-31T18:00"):
        data = {"extension-closes_at": closes_at, "extension-reason": "Budget talks"}
        return self.post(f"{place(initiative)}extension/", data)


class Api:
    def start(self, title: str = "A new initiative"):
        return self.send("post", "initiatives", {"workspace": "AI", "title": title})

    def edit(self, initiative: Initiative, *, leads: bool = True, **words):
        body = words if leads else {**words, "parties": []}
        return self.send("patch", f"initiatives/{initiative.pk}", body, seen=initiative.version)

    def open(self, initiative: Initiative):
        body = {"to": "open", "closes_at": _in_a_month()}
        return self.send("post", f"initiatives/{initiative.pk}/transition", body)

    def change_stage(self, initiative: Initiative, to: str, **more):
        return self.send("post", f"initiatives/{initiative.pk}/transition", {"to": to, **more})

    def reopen(self, initiative: Initiative):
        return self.change_stage(initiative, "open", closes_at=_in_a_month(), reason="Not all were heard")

    def extend(self, initiative: Initiative, closes_at: str = "2030-01-31T18:00"):
        body = {"closes_at": f"{closes_at}:00Z", "reason": "Budget talks"}
        return self.send("post", f"initiatives/{initiative.pk}/extension", body)


# Moving to where it is already is done before one asks.
VERBS = (
    Verb("start", lambda door, scene: door.start(), of_workspace=True, names_workspace=True),
    Verb(
        "edit_initiative",
        lambda door, scene: door.edit(scene.initiative, title="A better title"),
        STEERING,
        at(EDIT),
    ),
    Verb("extend", lambda door, scene: door.extend(scene.initiative), STEERING, frozenset({"open"})),
    Verb("reopen", lambda door, scene: door.reopen(scene.initiative), STEERING),
    Verb(
        "end",
        lambda door, scene: door.change_stage(scene.initiative, "deciding"),
        STEERING,
        frozenset({"open", "deciding"}),
    ),
    Verb(
        "withdraw_initiative",
        lambda door, scene: door.change_stage(scene.initiative, "withdrawn"),
        STEERING,
        frozenset({"draft", "open", "withdrawn"}),
    ),
    Verb(
        "monitor",
        lambda door, scene: door.change_stage(scene.initiative, "monitoring"),
        STEERING,
        frozenset({"decided", "monitoring"}),
    ),
    Verb(
        "close",
        lambda door, scene: door.change_stage(scene.initiative, "closed"),
        STEERING,
        frozenset({"decided", "monitoring", "closed"}),
    ),
    Verb(
        "declare_decided",
        lambda door, scene: door.change_stage(scene.initiative, "decided"),
        STEERING,
        frozenset({"decided"}),
    ),
)


def _in_a_month() -> str:
    return (timezone.now() + timedelta(days=30)).strftime("%Y-%m-%dT%H:%M:00Z")
