from deliberation.models import Argument, Suggestion
from deliberation.models.stages import ARGUE

from .door import VOICES, Verb, at, spot


class Web:
    def suggest(self, argument: Argument, claim: str = "Better words"):
        return self.post(f"{spot(argument)}suggestions/", {"claim": claim, "reasons": "", "seen": 1})

    def accept(self, suggestion: Suggestion, version: int = 1):
        return self._answer(suggestion, {"decision": "accept", "version": version})

    def decline(self, suggestion: Suggestion):
        return self._answer(suggestion, {"decision": "decline", "version": 1})

    def withdraw_suggestion(self, suggestion: Suggestion):
        return self._answer(suggestion, {"decision": "withdraw", "version": 1})

    def _answer(self, suggestion: Suggestion, texts: dict):
        return self.post(f"{spot(suggestion.argument)}suggestions/{suggestion.pk}/", texts)


class Api:
    def suggest(self, argument: Argument, claim: str = "Better words"):
        return self.send("post", f"arguments/{argument.pk}/suggestions", {"claim": claim, "revision": 1})

    def accept(self, suggestion: Suggestion, version: int = 1):
        body = {"state": "accepted", "version": version}
        return self.send("patch", f"suggestions/{suggestion.pk}", body)

    def decline(self, suggestion: Suggestion):
        return self.send("patch", f"suggestions/{suggestion.pk}", {"state": "declined"})

    def withdraw_suggestion(self, suggestion: Suggestion):
        return self.send("patch", f"suggestions/{suggestion.pk}", {"state": "withdrawn"})


AUTHOR = frozenset({"hana"})

VERBS = (
    Verb("suggest", lambda door, scene: door.suggest(scene.argument), VOICES - AUTHOR, at(ARGUE)),
    Verb("accept", lambda door, scene: door.accept(scene.suggestion), AUTHOR, at(ARGUE)),
    Verb("decline", lambda door, scene: door.decline(scene.suggestion), AUTHOR, at(ARGUE)),
    Verb(
        "withdraw_suggestion",
        lambda door, scene: door.withdraw_suggestion(scene.suggestion),
        frozenset({"dohyun"}),
        at(ARGUE),
    ),
)
