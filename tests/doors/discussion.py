from deliberation.models import Argument
from deliberation.models.stages import COMMENT

from .door import Verb, at, spot


class Web:
    def comment(self, argument: Argument, text: str = "A thought"):
        return self.post(f"{spot(argument)}reply/", {"text": text, "reply_as": "comment"})


class Api:
    def comment(self, argument: Argument, text: str = "A thought"):
        return self.send("post", f"arguments/{argument.pk}/comments", {"text": text})


VERBS = (Verb("comment", lambda door, scene: door.comment(scene.argument), stages=at(COMMENT)),)
