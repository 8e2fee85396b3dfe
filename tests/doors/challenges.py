from deliberation.models import Argument
from deliberation.models.stages import HANDLE

from .door import Verb, at, spot


class Web:
    def handle(self, argument: Argument, status: str = "in_hand", version: int = 1):
        fields = {"status": status, "likelihood": "4", "impact": "3", "version": version}
        return self.post(f"{spot(argument)}challenge/", fields)


class Api:
    def handle(self, argument: Argument, status: str = "in_hand", version: int = 1):
        body = {"status": status, "likelihood": 4, "impact": 3}
        return self.send("patch", f"arguments/{argument.pk}/challenge", body, seen=version)


VERBS = (Verb("handle a challenge", lambda door, scene: door.handle(scene.challenge), stages=at(HANDLE)),)
