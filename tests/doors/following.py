from deliberation.models import Initiative

from .door import MEMBERS, Verb, place


class Web:
    def follow(self, initiative: Initiative, level: str = "everything"):
        return self.post(f"{place(initiative)}follow/", {"level": level})

    def mark_seen(self, initiative: Initiative, through: str = "2026-05-04T09:00:00+00:00"):
        return self.post(f"{place(initiative)}seen/", {"through": through})


class Api:
    def follow(self, initiative: Initiative, level: str = "everything"):
        return self.send("put", f"initiatives/{initiative.pk}/follow", {"level": level})

    def mark_seen(self, initiative: Initiative, through: str = "2026-05-04T09:00:00+00:00"):
        return self.send("put", f"initiatives/{initiative.pk}/seen", {"through": through})


VERBS = (
    Verb("follow", lambda door, scene: door.follow(scene.initiative), MEMBERS),
    Verb("mark_seen", lambda door, scene: door.mark_seen(scene.initiative), MEMBERS),
)
