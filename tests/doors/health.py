from deliberation.models import Initiative, Waiver
from deliberation.models.stages import EXAMINE

from .door import STEERING, Verb, at, place


class Web:
    def waive(self, initiative: Initiative, rule: str, subject: str, reason: str = "A rare case"):
        data = {"rule": rule, "subject": subject, "reason": reason}
        return self.post(f"{place(initiative)}health/", data)

    def lift_waiver(self, waiver: Waiver):
        return self.post(f"{place(waiver.initiative)}health/{waiver.pk}/lift/", {})


class Api:
    def waive(self, initiative: Initiative, rule: str, subject: str, reason: str = "A rare case"):
        body = {"rule": rule, "subject": subject, "reason": reason}
        return self.send("post", f"initiatives/{initiative.pk}/waivers", body)

    def lift_waiver(self, waiver: Waiver):
        return self.send("delete", f"waivers/{waiver.pk}")


VERBS = (
    Verb(
        "waive a finding",
        lambda door, scene: door.waive(scene.initiative, "organisation_not_heard", scene.waiver.subject),
        STEERING,
        at(EXAMINE),
    ),
    Verb("lift a waiver", lambda door, scene: door.lift_waiver(scene.waiver), STEERING, at(EXAMINE)),
)
