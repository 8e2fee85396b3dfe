"""Which initiatives are somebody's own: those that one follows, or acted in, and of which one wants to hear."""

from django.db.models import Q

from .activity import Activity
from .discussion import Follow


def own_of(user) -> Q:
    """The question to initiatives. A visitor has none."""
    if not user.is_authenticated:
        return Q(pk__in=())
    follows = Follow.objects.filter(user=user)
    acted = Activity.objects.filter(actor=user, initiative__isnull=False)
    takes_part = Q(author=user) | Q(pk__in=acted.values("initiative"))
    followed = Q(pk__in=follows.filter(level=Follow.Level.EVERYTHING).values("initiative"))
    return (takes_part | followed) & ~Q(
        pk__in=follows.filter(level=Follow.Level.NOTHING).values("initiative")
    )
