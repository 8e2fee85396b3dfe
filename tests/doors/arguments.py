from deliberation.models import Argument, Initiative
from deliberation.models.stages import ARGUE, RESPOND

from .door import MEMBERS, STEERING, Verb, at, place, spot


class Web:
    def argue(self, initiative: Initiative, claim: str = "A claim", kind: str = "advantage"):
        return self.post(f"{place(initiative)}arguments/", {"claim": claim, "kind": kind})

    def respond(self, argument: Argument, claim: str = "Not so", relation: str = "rebuts"):
        return self.post(f"{spot(argument)}reply/", {"text": claim, "reply_as": relation})

    def revise(self, argument: Argument, claim: str = "Better words", version: int = 1):
        return self.post(f"{spot(argument)}edit/", {"claim": claim, "reasons": "", "version": version})

    def withdraw(self, argument: Argument):
        return self.post(f"{spot(argument)}withdraw/", {})

    def restore(self, argument: Argument):
        _withdrawn(argument)
        return self.post(f"{spot(argument)}restore/", {})

    def move(self, argument: Argument, kind: str = "", parent: Argument | None = None, relation: str = ""):
        texts = {"stands_as": kind or relation, "parent": parent.number if parent else "", "version": 1}
        return self.post(f"{spot(argument)}move/", texts)

    def read(self, argument: Argument):
        return self.get(spot(argument))


class Api:
    def argue(self, initiative: Initiative, claim: str = "A claim", kind: str = "advantage"):
        return self.send("post", f"initiatives/{initiative.pk}/arguments", {"claim": claim, "kind": kind})

    def respond(self, argument: Argument, claim: str = "Not so", relation: str = "rebuts"):
        body = {"claim": claim, "relation": relation}
        return self.send("post", f"arguments/{argument.pk}/responses", body)

    def revise(self, argument: Argument, claim: str = "Better words", version: int = 1):
        return self.send("patch", f"arguments/{argument.pk}", {"claim": claim}, seen=version)

    def withdraw(self, argument: Argument):
        return self.send("post", f"arguments/{argument.pk}/withdrawal")

    def restore(self, argument: Argument):
        _withdrawn(argument)
        return self.send("delete", f"arguments/{argument.pk}/withdrawal")

    def move(self, argument: Argument, kind: str = "", parent: Argument | None = None, relation: str = ""):
        place = {"parent": str(parent.pk), "relation": relation} if parent else {"kind": kind}
        return self.send("post", f"arguments/{argument.pk}/move", place)

    def read(self, argument: Argument):
        return self.get(f"arguments/{argument.pk}")


AUTHOR = frozenset({"hana"})
ITS_AUTHOR = frozenset({"dohyun"})  # of the response

VERBS = (
    Verb("argue", lambda door, scene: door.argue(scene.initiative), stages=at(ARGUE)),
    Verb("respond", lambda door, scene: door.respond(scene.argument), stages=at(RESPOND)),
    Verb("revise", lambda door, scene: door.revise(scene.argument), AUTHOR, at(ARGUE)),
    Verb("withdraw", lambda door, scene: door.withdraw(scene.argument), AUTHOR, at(ARGUE)),
    Verb("withdraw_response", lambda door, scene: door.withdraw(scene.response), ITS_AUTHOR, at(RESPOND)),
    Verb("restore", lambda door, scene: door.restore(scene.argument), AUTHOR, at(ARGUE)),
    Verb("restore_response", lambda door, scene: door.restore(scene.response), ITS_AUTHOR, at(RESPOND)),
    Verb("move", lambda door, scene: door.move(scene.argument, "disadvantage"), AUTHOR | STEERING, at(ARGUE)),
    Verb(
        "move_response",
        lambda door, scene: door.move(scene.response, parent=scene.challenge, relation="answers"),
        STEERING | ITS_AUTHOR,
        at(RESPOND),
    ),
    Verb("read", lambda door, scene: door.read(scene.argument), MEMBERS),
)


def _withdrawn(argument: Argument) -> None:
    """As its author left it before."""
    Argument.objects.filter(pk=argument.pk).update(state="withdrawn")
