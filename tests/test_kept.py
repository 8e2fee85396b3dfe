"""What fixtures keep is put down again only where everything stands as it did."""

from django.db import transaction

from accounts.models import Membership
from deliberation.models import Initiative
from deliberation.tallies import count_voters
from tests.cast import open_initiative
from tests.services.kept import kept


def test_what_was_kept_among_other_roles_is_built_anew(cast):
    def build() -> Initiative:
        return kept("an initiative of test_kept", lambda: open_initiative(cast))

    with transaction.atomic():
        Membership.objects.filter(user=cast.taeho).update(role="analyst")
        among_more = build().electorate
        transaction.set_rollback(True)
    first, again = (_rolled_back(build) for _time in range(2))
    assert first == again == among_more - 1


def _rolled_back(build) -> int:
    with transaction.atomic():
        initiative = build()
        assert initiative.electorate == count_voters(initiative)
        transaction.set_rollback(True)
    return initiative.electorate
