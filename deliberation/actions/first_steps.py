"""What shows newcomers around, and owners how a workspace begins: theirs to leave, and to have again.

Nobody else's business: none of it is an Activity.
"""

from django.db import transaction

from accounts.models import Membership, User, Workspace
from deliberation.permissions import Actor, can_be_shown_around, can_manage, require


@transaction.atomic
def leave_tour(*, by: Actor) -> None:
    """Never be shown around a board again unless one asks for it. Twice is as good as once. Raises NotAllowed."""
    require(can_be_shown_around(by))
    User.objects.filter(pk=by.person.pk, tour_left_at=None).update(tour_left_at=by.moment)


@transaction.atomic
def take_tour_again(*, by: Actor) -> None:
    """Be shown around on the next board that one opens. Raises NotAllowed."""
    require(can_be_shown_around(by))
    User.objects.filter(pk=by.person.pk).update(tour_left_at=None)


@transaction.atomic
def leave_first_steps(*, by: Actor, workspace: Workspace) -> None:
    """Put the list of first steps in a workspace away. Twice is as good as once. Raises NotAllowed."""
    _mine(by, workspace).filter(steps_left_at=None).update(steps_left_at=by.moment)


@transaction.atomic
def take_first_steps_again(*, by: Actor, workspace: Workspace) -> None:
    """Have the list of first steps back, as far as they are not done. Raises NotAllowed."""
    _mine(by, workspace).update(steps_left_at=None)


def _mine(by: Actor, workspace: Workspace):
    require(can_be_shown_around(by) and can_manage(by, workspace))
    return Membership.objects.of(by.user).filter(workspace=workspace)
