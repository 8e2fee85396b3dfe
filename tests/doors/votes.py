from deliberation.models import Argument, Initiative
from deliberation.models.stages import VIEW, VOTE

from .door import Verb, at, place, spot

WORDS = {1: "agree", 0: "unsure", -1: "disagree"}


class Web:
    def vote(self, argument: Argument, value: int = 1, seen: int = 1):
        return self.post(f"{spot(argument)}vote/", {"value": WORDS[value], "wording": seen})

    def withdraw_vote(self, argument: Argument):
        return self.post(f"{spot(argument)}vote/", {"value": "withdraw", "wording": 1})

    def view(self, initiative: Initiative, value: str = "for"):
        return self.post(f"{place(initiative)}view/", {"value": value})


class Api:
    def vote(self, argument: Argument, value: int = 1, seen: int = 1):
        return self.send("put", f"arguments/{argument.pk}/vote", {"value": value, "revision": seen})

    def withdraw_vote(self, argument: Argument):
        return self.send("delete", f"arguments/{argument.pk}/vote")

    def view(self, initiative: Initiative, value: str = "for"):
        return self.send("put", f"initiatives/{initiative.pk}/view", {"value": value})


VERBS = (
    Verb("vote", lambda door, scene: door.vote(scene.argument), stages=at(VOTE)),
    Verb("withdraw_vote", lambda door, scene: door.withdraw_vote(scene.argument), stages=at(VOTE)),
    Verb("view", lambda door, scene: door.view(scene.initiative), stages=at(VIEW)),
)
