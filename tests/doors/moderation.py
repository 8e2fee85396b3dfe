from deliberation.actions import moderation
from deliberation.models import Argument, Comment, Evidence
from deliberation.permissions import Actor

from .door import MEMBERS, STEERING, Verb, place

NOUNS = {Argument: "arguments", Evidence: "evidence", Comment: "comments"}
WHY = "It names a private person."


class Web:
    def hide(self, thing, reason: str = WHY):
        return self.post(f"/{NOUNS[type(thing)]}/{thing.pk}/hide/", {"reason": reason})

    def show_again(self, thing):
        return self.post(f"/{NOUNS[type(thing)]}/{thing.pk}/show/", {})

    def report(self, thing, reason: str = "Please look"):
        return self.post(f"/{NOUNS[type(thing)]}/{thing.pk}/report/", {"reason": reason})

    def settle(self, report, state: str = "kept", reason: str = ""):
        return self.post(f"/reports/{report.pk}/settle/", {"state": state, "reason": reason})

    def moderate(self, initiative):
        return self.get(f"{place(initiative)}moderation/")


class Api:
    def hide(self, thing, reason: str = WHY):
        return self.send("post", f"{NOUNS[type(thing)]}/{thing.pk}/hiding", {"reason": reason})

    def show_again(self, thing):
        return self.send("delete", f"{NOUNS[type(thing)]}/{thing.pk}/hiding")

    def report(self, thing, reason: str = "Please look"):
        initiative = thing.argument.initiative if isinstance(thing, Evidence) else thing.initiative
        body = {thing._meta.model_name: str(thing.pk), "reason": reason}
        return self.send("post", f"initiatives/{initiative.pk}/reports", body)

    def settle(self, report, state: str = "kept", reason: str = ""):
        body = {"state": state, **({"reason": reason} if reason else {})}
        return self.send("patch", f"reports/{report.pk}", body)

    def moderate(self, initiative):
        return self.get(f"initiatives/{initiative.pk}/reports")


def hidden(scene, thing):
    """As Minji hid it."""
    return moderation.hide(by=facilitator(scene), thing=thing, reason=WHY)


def reported(scene):
    """As Minji, too, reported the comment."""
    return moderation.report(by=facilitator(scene), thing=scene.comment, reason="Please look")


def facilitator(scene) -> Actor:
    return Actor(user=scene.initiative.author)


VERBS = (
    Verb("hide_argument", lambda door, scene: door.hide(scene.argument), STEERING),
    Verb("hide_evidence", lambda door, scene: door.hide(scene.evidence), STEERING),
    Verb("hide_comment", lambda door, scene: door.hide(scene.comment), STEERING),
    Verb("show_argument", lambda door, scene: door.show_again(hidden(scene, scene.argument)), STEERING),
    Verb("show_evidence", lambda door, scene: door.show_again(hidden(scene, scene.evidence)), STEERING),
    Verb("show_comment", lambda door, scene: door.show_again(hidden(scene, scene.comment)), STEERING),
    Verb("report_argument", lambda door, scene: door.report(scene.argument), MEMBERS),
    Verb("report_evidence", lambda door, scene: door.report(scene.evidence), MEMBERS),
    Verb("report_comment", lambda door, scene: door.report(scene.comment), MEMBERS),
    Verb("keep_reported", lambda door, scene: door.settle(reported(scene)), STEERING),
    Verb("hide_reported", lambda door, scene: door.settle(reported(scene), "hidden", WHY), STEERING),
    Verb("moderate", lambda door, scene: door.moderate(scene.initiative), STEERING),
)
