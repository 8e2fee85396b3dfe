from deliberation.models import Initiative

from .door import MEMBERS, Verb, place


class Web:
    def follow(self, initiative: Initiative, level: str = "everything"):
        return self.post(f"{place(initiative)}follow/", {"level": level})


class Api:
    def follow(self, initiative: Initiative, level: str = "everything"):
        return self.send("put", f"initiatives/{initiative.pk}/follow", {"level": level})


VERBS = (Verb("follow", lambda door, scene: door.follow(scene.initiative), MEMBERS),)
