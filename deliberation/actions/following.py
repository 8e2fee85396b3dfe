"""What a member hears of an initiative."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deliberation.actions.writing import clean
from deliberation.errors import Invalid
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


@transaction.atomic
def mark_seen(*, by: Actor, initiative: Initiative, through: datetime) -> Follow:
    """Keep that one has seen what changed up to ``through`` (aware); it never moves back. Raises NotAllowed, Invalid.

    Opening a page cannot say so: reading changes nothing.
    """
    require(can_follow(by, initiative))
    if through > by.moment:
        raise Invalid.at("through", "future", _("Nobody has seen what has not happened yet."))
    Follow.objects.get_or_create(user=by.user, initiative=initiative)
    follow = Follow.objects.select_for_update().get(user=by.user, initiative=initiative)
    if follow.seen_through is None or follow.seen_through < through:
        follow.seen_through = through
        follow.save(update_fields=["seen_through"])
    return follow
