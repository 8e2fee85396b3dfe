from deliberation.models import Deadline, Event, Preparation

from .door import STEERING, Verb

RULE = {"name": "Send invitations", "offset": 6, "unit": "weeks"}


class Web:
    def add_event(self, title: str = "A summit", starts_on: str = "2027-05-20"):
        return self.post("/w/AI/events/new/", {"kind": "summit", "title": title, "starts_on": starts_on})

    def edit_event(self, event: Event, version: int = 1, **changes):
        return self.post(f"{_page(event)}edit/", _as_form(event) | changes | {"version": version})

    def take_chain(self, event: Event):
        return self.post(f"{_page(event)}usual/", {})

    def add_deadline(self, event: Event, **fields):
        return self.post(f"{_page(event)}deadlines/", fields or RULE)

    def edit_deadline(self, deadline: Deadline, version: int = 1, **changes):
        own = {"name": deadline.name, "offset": deadline.offset, "unit": deadline.unit, "version": version}
        return self.post(f"{_page(deadline.event)}deadlines/{deadline.pk}/", own | changes)

    def meet_deadline(self, deadline: Deadline):
        return self.post(f"{_page(deadline.event)}deadlines/{deadline.pk}/done/", {"to": "done"})

    def remove_deadline(self, deadline: Deadline):
        return self.post(f"{_page(deadline.event)}deadlines/{deadline.pk}/remove/", {})

    def add_preparation(self, event: Event, text: str = "Find a venue"):
        fields = {"area": "venue", "text": text, "state": "to_do"}
        return self.post(f"{_page(event)}preparations/", fields)

    def edit_preparation(self, thing: Preparation, text: str = "Find a hall", version: int = 1):
        fields = {"area": "venue", "text": text, "state": "in_hand", "version": version}
        return self.post(f"{_page(thing.event)}preparations/{thing.pk}/", fields)

    def record_pledge(self, event: Event, country: str = "BR", state: str = "verbal"):
        return self.post(f"{_page(event)}pledges/", {"country": country, "state": state})


class Api:
    def add_event(self, title: str = "A summit", starts_on: str = "2027-05-20"):
        body = {"workspace": "AI", "kind": "summit", "title": title, "starts_on": starts_on}
        return self.send("post", "events", body)

    def edit_event(self, event: Event, version: int = 1, **changes):
        return self.send("patch", f"events/{event.pk}", changes or {"title": "Another title"}, seen=version)

    def take_chain(self, event: Event):
        return self.send("post", f"events/{event.pk}/usual-deadlines")

    def add_deadline(self, event: Event, **fields):
        return self.send("post", f"events/{event.pk}/deadlines", fields or RULE)

    def edit_deadline(self, deadline: Deadline, version: int = 1, **changes):
        return self.send("patch", f"deadlines/{deadline.pk}", changes or {"name": "Sent"}, seen=version)

    def meet_deadline(self, deadline: Deadline):
        return self.send("patch", f"deadlines/{deadline.pk}", {"done_on": "2026-05-05"}, seen=1)

    def remove_deadline(self, deadline: Deadline):
        return self.send("delete", f"deadlines/{deadline.pk}")

    def add_preparation(self, event: Event, text: str = "Find a venue"):
        return self.send("post", f"events/{event.pk}/preparations", {"area": "venue", "text": text})

    def edit_preparation(self, thing: Preparation, text: str = "Find a hall", version: int = 1):
        body = {"text": text, "state": "in_hand"}
        return self.send("patch", f"preparations/{thing.pk}", body, seen=version)

    def record_pledge(self, event: Event, country: str = "BR", state: str = "verbal"):
        return self.send("post", f"events/{event.pk}/pledges", {"country": country, "state": state})


WHOSE = frozenset({"hana"}) | STEERING  # Hana added the event, and with it may edit what others added

VERBS = (
    Verb("add an event", lambda door, scene: door.add_event(), of_workspace=True, names_workspace=True),
    Verb("edit an event", lambda door, scene: door.edit_event(scene.event), WHOSE, of_workspace=True),
    Verb("take the usual deadlines", lambda door, scene: door.take_chain(scene.event), of_workspace=True),
    Verb("add a deadline", lambda door, scene: door.add_deadline(scene.event), of_workspace=True),
    Verb("edit a deadline", lambda door, scene: door.edit_deadline(scene.deadline), WHOSE, of_workspace=True),
    Verb("meet a deadline", lambda door, scene: door.meet_deadline(scene.deadline), WHOSE, of_workspace=True),
    Verb(
        "remove a deadline",
        lambda door, scene: door.remove_deadline(scene.deadline),
        WHOSE,
        of_workspace=True,
    ),
    Verb("add a preparation", lambda door, scene: door.add_preparation(scene.event), of_workspace=True),
    Verb(
        "edit a preparation",
        lambda door, scene: door.edit_preparation(scene.preparation),
        WHOSE,
        of_workspace=True,
    ),
    Verb("record a pledge", lambda door, scene: door.record_pledge(scene.event), of_workspace=True),
)


def _page(event: Event) -> str:
    return f"/w/AI/events/{event.pk}/"


def _as_form(event: Event) -> dict:
    names = ("kind", "title", "starts_on", "time_zone", "state", "summary", "host", "country")
    return {name: getattr(event, name) for name in names} | {"votes_needed": event.votes_needed or ""}
