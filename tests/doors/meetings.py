from datetime import timedelta

from accounts.models import User
from deliberation.models import AgendaItem, Body, Initiative, Meeting, MinuteLine, Seat
from deliberation.models.stages import ACT
from tests.cast import MONDAY

from .door import STEERING, VOICES, Verb, at

HOUR = timedelta(hours=1)
LOCAL = "%Y-%m-%dT%H:%M"


class Web:
    def add_body(self, name: str = "Working level"):
        return self.post("/w/AI/bodies/new/", {"name_en": name, "level": "working", "quorum_rule": "half"})

    def edit_body(self, body: Body, name: str = "Deputy level", version: int = 4):
        data = {"name_en": name, "level": "deputy", "quorum_rule": "all", "version": version}
        return self.post(f"/w/AI/bodies/{body.pk}/edit/", data)

    def give_seat(self, body: Body, user: User, part: str = "member"):
        return self.post(f"/w/AI/bodies/{body.pk}/seats/", {"user": user.pk, "part": part})

    def take_seat(self, seat: Seat):
        return self.post(f"/w/AI/bodies/{seat.body_id}/seats/{seat.pk}/remove/", {})

    def plan_meeting(self, body: Body, title: str = "Next meeting"):
        starts, ends = MONDAY.strftime(LOCAL), (MONDAY + HOUR).strftime(LOCAL)
        data = {"title": title, "starts_at": starts, "ends_at": ends, "place": ""}
        return self.post(f"/w/AI/bodies/{body.pk}/meetings/", data)

    def edit_meeting(self, meeting: Meeting, title: str = "Postponed", version: int = 1):
        starts, ends = MONDAY.strftime(LOCAL), (MONDAY + HOUR).strftime(LOCAL)
        data = {"title": title, "starts_at": starts, "ends_at": ends, "place": "", "version": version}
        return self.post(f"{_page(meeting)}edit/", data)

    def cancel_meeting(self, meeting: Meeting):
        return self.post(f"{_page(meeting)}cancel/", {})

    def lock_agenda(self, meeting: Meeting):
        return self.post(f"{_page(meeting)}agenda/lock/", {})

    def draw_agenda(self, meeting: Meeting):
        return self.post(f"{_page(meeting)}agenda/draw/", {})

    def add_item(self, meeting: Meeting, initiative: Initiative | None = None, text: str = "Budget"):
        return self.post(
            f"{_page(meeting)}agenda/", {"text": text, "initiative": initiative.pk if initiative else ""}
        )

    def edit_item(self, item: AgendaItem, text: str = "Budgets", version: int = 1):
        data = {"text": text, "initiative": item.initiative_id or "", "version": version}
        return self.post(f"{_page(item.meeting)}agenda/{item.pk}/", data)

    def settle_item(self, item: AgendaItem, to: str = "dropped"):
        return self.post(f"{_page(item.meeting)}agenda/{item.pk}/settle/", {"to": to})

    def move_item(self, item: AgendaItem, place: int = 1):
        return self.post(f"{_page(item.meeting)}agenda/{item.pk}/move/", {"place": place})

    def record_attendance(self, meeting: Meeting, state: str = "present"):
        there = {f"organisation-{pk}": state for pk in meeting.body.organisations}
        return self.post(f"{_page(meeting)}attendance/", there)

    def add_line(self, item: AgendaItem, text: str = "Noted"):
        data = {"item": item.pk, "text": text, "kind": "note"}
        return self.post(f"{_page(item.meeting)}minutes/", data)

    def edit_line(self, line: MinuteLine, text: str = "Noted again", version: int = 1):
        data = {"text": text, "kind": "decision", "version": version}
        return self.post(f"{_page(line.item.meeting)}minutes/{line.pk}/", data)

    def remove_line(self, line: MinuteLine):
        return self.post(f"{_page(line.item.meeting)}minutes/{line.pk}/remove/", {})

    def turn_line(self, line: MinuteLine, owner: User, into: str = "action"):
        data = {"into": into, "words": line.text, "owner": owner.pk, "due": ""}
        return self.post(f"{_page(line.item.meeting)}minutes/{line.pk}/turn/", data)

    def propose_minutes(self, meeting: Meeting):
        return self.post(f"{_page(meeting)}minutes/propose/", {})

    def answer_minutes(self, meeting: Meeting, agreed: bool = True, reason: str = ""):
        data = {"agreed": "yes" if agreed else "no", "reason": reason, "version": meeting.version}
        return self.post(f"{_page(meeting)}minutes/word/", data)


class Api:
    def add_body(self, name: str = "Working level"):
        return self.send("post", "bodies", {"workspace": "AI", "name_en": name})

    def edit_body(self, body: Body, name: str = "Deputy level", version: int = 4):
        return self.send("patch", f"bodies/{body.pk}", {"name_en": name}, seen=version)

    def give_seat(self, body: Body, user: User, part: str = "member"):
        return self.send("post", f"bodies/{body.pk}/seats", {"user": str(user.pk), "part": part})

    def take_seat(self, seat: Seat):
        return self.send("delete", f"bodies/{seat.body_id}/seats/{seat.pk}")

    def plan_meeting(self, body: Body, title: str = "Next meeting"):
        times = {"starts_at": MONDAY.isoformat(), "ends_at": (MONDAY + HOUR).isoformat()}
        return self.send("post", "meetings", {"body": str(body.pk), "title": title, **times})

    def edit_meeting(self, meeting: Meeting, title: str = "Postponed", version: int = 1):
        return self.send("patch", f"meetings/{meeting.pk}", {"title": title}, seen=version)

    def cancel_meeting(self, meeting: Meeting):
        return self.send("post", f"meetings/{meeting.pk}/cancellation")

    def lock_agenda(self, meeting: Meeting):
        return self.send("post", f"meetings/{meeting.pk}/agenda/lock")

    def draw_agenda(self, meeting: Meeting):
        return self.send("post", f"meetings/{meeting.pk}/agenda/proposals")

    def add_item(self, meeting: Meeting, initiative: Initiative | None = None, text: str = "Budget"):
        about = str(initiative.pk) if initiative else None
        return self.send("post", f"meetings/{meeting.pk}/agenda", {"text": text, "initiative": about})

    def edit_item(self, item: AgendaItem, text: str = "Budgets", version: int = 1):
        return self.send("patch", f"agenda-items/{item.pk}", {"text": text}, seen=version)

    def settle_item(self, item: AgendaItem, to: str = "dropped"):
        return self.send("patch", f"agenda-items/{item.pk}", {"state": to}, seen=item.version)

    def move_item(self, item: AgendaItem, place: int = 1):
        return self.send("post", f"agenda-items/{item.pk}/move", {"place": place})

    def record_attendance(self, meeting: Meeting, state: str = "present"):
        there = [{"organisation": str(pk), "state": state} for pk in meeting.body.organisations]
        return self.send("post", f"meetings/{meeting.pk}/attendance", {"attendance": there})

    def add_line(self, item: AgendaItem, text: str = "Noted"):
        return self.send("post", f"agenda-items/{item.pk}/lines", {"text": text})

    def edit_line(self, line: MinuteLine, text: str = "Noted again", version: int = 1):
        return self.send("patch", f"minute-lines/{line.pk}", {"text": text, "kind": "decision"}, seen=version)

    def remove_line(self, line: MinuteLine):
        return self.send("delete", f"minute-lines/{line.pk}")

    def turn_line(self, line: MinuteLine, owner: User, into: str = "action"):
        return self.send("post", f"minute-lines/{line.pk}/result", {"into": into, "owner": str(owner.pk)})

    def propose_minutes(self, meeting: Meeting):
        return self.send("post", f"meetings/{meeting.pk}/minutes/proposal")

    def answer_minutes(self, meeting: Meeting, agreed: bool = True, reason: str = ""):
        return self.send(
            "post", f"meetings/{meeting.pk}/minutes/approval", {"agreed": agreed, "reason": reason}
        )


RUNS = STEERING | {"hana"}  # Jiwoo has the chair, Hana is the secretary
SPEAKS = frozenset({"jiwoo", "hana"})  # for the two organisations of the body
OF_WORKSPACE = {"of_workspace": True}

VERBS = (
    Verb(
        "add a body", lambda door, scene: door.add_body(), STEERING, of_workspace=True, names_workspace=True
    ),
    Verb("edit a body", lambda door, scene: door.edit_body(scene.table.body), STEERING, **OF_WORKSPACE),
    Verb(
        "give a seat",
        lambda door, scene: door.give_seat(scene.table.body, scene.argument.author),
        STEERING,
        **OF_WORKSPACE,
    ),
    Verb("take a seat", lambda door, scene: door.take_seat(scene.table.seat), STEERING, **OF_WORKSPACE),
    Verb(
        "plan a meeting",
        lambda door, scene: door.plan_meeting(scene.table.body),
        RUNS,
        names_workspace=True,
        **OF_WORKSPACE,
    ),
    Verb("edit a meeting", lambda door, scene: door.edit_meeting(scene.table.coming), RUNS, **OF_WORKSPACE),
    Verb(
        "cancel a meeting", lambda door, scene: door.cancel_meeting(scene.table.coming), RUNS, **OF_WORKSPACE
    ),
    Verb("lock an agenda", lambda door, scene: door.lock_agenda(scene.table.coming), RUNS, **OF_WORKSPACE),
    Verb("draw an agenda", lambda door, scene: door.draw_agenda(scene.table.coming), RUNS, **OF_WORKSPACE),
    Verb("put on an agenda", lambda door, scene: door.add_item(scene.table.coming), VOICES, **OF_WORKSPACE),
    Verb("edit an item", lambda door, scene: door.edit_item(scene.table.item), RUNS, **OF_WORKSPACE),
    Verb("drop an item", lambda door, scene: door.settle_item(scene.table.item), RUNS, **OF_WORKSPACE),
    Verb("move an item", lambda door, scene: door.move_item(scene.table.item), RUNS, **OF_WORKSPACE),
    Verb(
        "note who was there",
        lambda door, scene: door.record_attendance(scene.table.minuted),
        RUNS,
        **OF_WORKSPACE,
    ),
    Verb("write minutes", lambda door, scene: door.add_line(scene.table.line.item), RUNS),
    Verb("edit minutes", lambda door, scene: door.edit_line(scene.table.line), RUNS),
    Verb("take a line out", lambda door, scene: door.remove_line(scene.table.line), RUNS),
    Verb(
        "turn a line",
        lambda door, scene: door.turn_line(scene.table.line, scene.initiative.author),
        RUNS,
        at(ACT),
    ),
    Verb(
        "propose minutes", lambda door, scene: door.propose_minutes(scene.table.minuted), RUNS, **OF_WORKSPACE
    ),
    Verb(
        "approve minutes",
        lambda door, scene: door.answer_minutes(scene.table.proposed),
        SPEAKS,
        **OF_WORKSPACE,
    ),
)


def _page(meeting: Meeting) -> str:
    return f"/w/AI/meetings/{meeting.pk}/"
