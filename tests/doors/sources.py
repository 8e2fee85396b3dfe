from deliberation.models import Argument
from deliberation.models.stages import CITE

from .door import Verb, at, spot


class Web:
    def cite(self, argument: Argument, title: str = "A study"):
        return self.post(f"{spot(argument)}evidence/", {"where": title, "bearing": "supports"})


class Api:
    def cite(self, argument: Argument, title: str = "A study"):
        return self.send("post", f"arguments/{argument.pk}/evidence", {"new_source": {"title": title}})


VERBS = (Verb("cite", lambda door, scene: door.cite(scene.argument), stages=at(CITE)),)
