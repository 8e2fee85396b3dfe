from deliberation.models import Argument, Initiative, Position
from deliberation.models.stages import STATE, VIEW
from tests.cast import MONDAY

from .door import Verb, at, place, spot


class Web:
    def state_position(
        self, initiative: Initiative, argument: Argument | None = None, stand="support", conditions=""
    ):
        here = f"{spot(argument)}positions/" if argument else f"{place(initiative)}positions/"
        return self.post(here, {"position-stand": stand, "position-conditions": conditions})

    def clear_position(self, position: Position):
        return self.post(f"{place(position.initiative)}positions/{position.pk}/clearance/", {})

    def withdraw_view(self, initiative: Initiative):
        return self.post(f"{place(initiative)}view/withdrawal/", {})


class Api:
    def state_position(
        self, initiative: Initiative, argument: Argument | None = None, stand="support", conditions=""
    ):
        body = {"stand": stand, "conditions": conditions, "argument": str(argument.pk) if argument else None}
        return self.send("post", f"initiatives/{initiative.pk}/positions", body)

    def clear_position(self, position: Position):
        return self.send("post", f"positions/{position.pk}/clearance")

    def withdraw_view(self, initiative: Initiative):
        return self.send("delete", f"initiatives/{initiative.pk}/view")


def stated(scene) -> Position:
    """Minji's, for Jiwoo's organisation: she spoke for it then."""
    return Position.objects.create(
        initiative=scene.initiative,
        organisation=scene.initiative.parties.get(organisation__short_name_en="Foreign Affairs").organisation,
        stand="support",
        stated_by=scene.initiative.author,
        stated_at=MONDAY,
    )


SPEAKERS = frozenset({"jiwoo", "hana"})

VERBS = (
    Verb("state_position", lambda door, scene: door.state_position(scene.initiative), SPEAKERS, at(STATE)),
    Verb(
        "state_position_on_argument",
        lambda door, scene: door.state_position(scene.initiative, scene.argument),
        SPEAKERS,
        at(STATE),
    ),
    Verb(
        "clear_position",
        lambda door, scene: door.clear_position(stated(scene)),
        frozenset({"jiwoo"}),
        at(STATE),
    ),
    Verb("withdraw_view", lambda door, scene: door.withdraw_view(scene.initiative), stages=at(VIEW)),
)
