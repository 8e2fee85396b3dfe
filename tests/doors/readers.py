from accounts.models import User
from deliberation.models import Initiative
from deliberation.models.stages import EDIT

from .door import STEERING, Verb, at, place


class Web:
    def name_reader(self, initiative: Initiative, user: User):
        return self.post(f"{place(initiative)}readers/", {"user": user.pk})

    def unname_reader(self, initiative: Initiative, user: User):
        return self.post(f"{place(initiative)}readers/{user.pk}/remove/", {})


class Api:
    def name_reader(self, initiative: Initiative, user: User):
        return self.send("put", f"initiatives/{initiative.pk}/readers/{user.pk}", {"may_edit": False})

    def unname_reader(self, initiative: Initiative, user: User):
        return self.send("delete", f"initiatives/{initiative.pk}/readers/{user.pk}")


VERBS = (
    Verb(
        "name_reader",
        lambda door, scene: door.name_reader(scene.initiative, scene.comment.author),
        STEERING,
        at(EDIT),
    ),
    Verb(
        "unname_reader",
        lambda door, scene: door.unname_reader(scene.initiative, scene.comment.author),
        STEERING,
        at(EDIT),
    ),
)
