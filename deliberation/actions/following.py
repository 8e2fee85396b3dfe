"""What a member hears of an initiative."""

from django.db import transaction

from deliberation.actions.writing import clean
from deliberation.models import Follow, Initiative
from deliberation.permissions import Actor, can_follow, require


@transaction.atomic
def set_follow(*, by: Actor, initiative: Initiative, level: str) -> Follow:
    """Choose what one hears of an initiative from now on. Nobody else's business: it is no Activity.

    Twice is as good as once. Raises NotAllowed, Invalid.
    """
    require(can_follow(by, initiative))
    clean(Follow(user=by.user, initiative=initiative, level=level), required=("level",))
    follow, _new = Follow.objects.update_or_create(
        user=by.user, initiative=initiative, defaults={"level": level}
    )
    return follow
