from django.db.models import Exists, OuterRef

from accounts.models import Membership


def spoken_for() -> Exists:
    """Of rows with an ``organisation``, those whose organisation somebody speaks for."""
    who = Membership.objects.active().persons().filter(speaks_for=True)
    return Exists(who.filter(organisation=OuterRef("organisation")))
