from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from deliberation.models import Action, Indicator, Initiative, Measurement
from deliberation.models.stages import ACT

from .door import STEERING, Verb, at, place


class Web:
    def add_action(self, initiative: Initiative, owner: User, text: str = "Ask the treasury", due: str = ""):
        return self.post(f"{place(initiative)}actions/", {"text": text, "owner": owner.pk, "due": due})

    def edit_action(self, action: Action, owner: User, text: str = "Ask twice", version: int = 1):
        return self.post(
            f"{place(action.initiative)}actions/{action.pk}/",
            {"text": text, "owner": owner.pk, "due": "", "version": version},
        )

    def finish_action(self, action: Action):
        return self.post(f"{place(action.initiative)}actions/{action.pk}/done/", {"to": "done"})

    def reopen_action(self, action: Action):
        return self.post(f"{place(action.initiative)}actions/{action.pk}/done/", {"to": "again"})

    def add_indicator(self, initiative: Initiative, name: str = "Joint statements"):
        return self.post(
            f"{place(initiative)}indicators/", {"name": name, "target": "4 a year", "direction": "up"}
        )

    def edit_indicator(self, indicator: Indicator, name: str = "Statements", version: int = 1):
        data = {"name": name, "target": "", "direction": "up", "version": version}
        return self.post(f"{place(indicator.initiative)}indicators/{indicator.pk}/", data)

    def remove_indicator(self, indicator: Indicator):
        return self.post(f"{place(indicator.initiative)}indicators/{indicator.pk}/remove/", {})

    def take_reading(self, indicator: Indicator, on: str = "2026-05-01"):
        path = f"{place(indicator.initiative)}indicators/{indicator.pk}/readings/"
        return self.post(path, {"on": on, "value": "40", "note": ""})

    def take_file(self, indicator: Indicator):
        path = f"{place(indicator.initiative)}indicators/{indicator.pk}/readings/file/"
        content = SimpleUploadedFile("readings.csv", b"2026-05-01,40")
        return self.post(path, {"file": content})

    def remove_reading(self, reading: Measurement):
        return self.post(f"{place(reading.initiative)}readings/{reading.pk}/remove/", {})


class Api:
    def add_action(
        self, initiative: Initiative, owner: User, text: str = "Ask the treasury", due: str | None = None
    ):
        body = {"text": text, "owner": str(owner.pk), "due": due or None}
        return self.send("post", f"initiatives/{initiative.pk}/actions", body)

    def edit_action(self, action: Action, owner: User, text: str = "Ask twice", version: int = 1):
        body = {"text": text, "owner": str(owner.pk)}
        return self.send("patch", f"actions/{action.pk}", body, seen=version)

    def finish_action(self, action: Action):
        return self.send("post", f"actions/{action.pk}/completion")

    def reopen_action(self, action: Action):
        return self.send("delete", f"actions/{action.pk}/completion")

    def add_indicator(self, initiative: Initiative, name: str = "Joint statements"):
        body = {"name": name, "target": "4 a year"}
        return self.send("post", f"initiatives/{initiative.pk}/indicators", body)

    def edit_indicator(self, indicator: Indicator, name: str = "Statements", version: int = 1):
        return self.send("patch", f"indicators/{indicator.pk}", {"name": name}, seen=version)

    def remove_indicator(self, indicator: Indicator):
        return self.send("delete", f"indicators/{indicator.pk}")

    def take_reading(self, indicator: Indicator, on: str = "2026-05-01"):
        body = {"readings": [{"on": on, "value": 40}]}
        return self.send("post", f"indicators/{indicator.pk}/readings", body)

    take_file = take_reading

    def remove_reading(self, reading: Measurement):
        return self.send("delete", f"readings/{reading.pk}")


CONCERNED = STEERING | {"hana"}  # Hana added both, and has the action to do


def reading(scene) -> Measurement:
    """One that Hana took."""
    by = {"taken_by": scene.argument.author, "on": date(2026, 5, 1), "value": 40}
    return Measurement.objects.create(indicator=scene.indicator, **by)


VERBS = (
    Verb(
        "add_action",
        lambda door, scene: door.add_action(scene.initiative, scene.initiative.author),
        stages=at(ACT),
    ),
    Verb(
        "edit_action",
        lambda door, scene: door.edit_action(scene.action, scene.initiative.author),
        CONCERNED,
        at(ACT),
    ),
    Verb("finish_action", lambda door, scene: door.finish_action(scene.action), CONCERNED, at(ACT)),
    Verb("reopen_action", lambda door, scene: door.reopen_action(scene.action), CONCERNED, at(ACT)),
    Verb("add_indicator", lambda door, scene: door.add_indicator(scene.initiative), stages=at(ACT)),
    Verb("edit_indicator", lambda door, scene: door.edit_indicator(scene.indicator), CONCERNED, at(ACT)),
    Verb("take_reading", lambda door, scene: door.take_reading(scene.indicator), stages=at(ACT)),
    Verb("take_file", lambda door, scene: door.take_file(scene.indicator), stages=at(ACT)),
    Verb("remove_reading", lambda door, scene: door.remove_reading(reading(scene)), CONCERNED, at(ACT)),
    Verb("remove_indicator", lambda door, scene: door.remove_indicator(scene.indicator), CONCERNED, at(ACT)),
)
