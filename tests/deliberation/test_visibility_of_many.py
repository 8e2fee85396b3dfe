"""The set-wise rule agrees with the rule for one reader."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.models import Membership, Role, User
from deliberation.models import Initiative, NamedReader
from deliberation.models.visibility import memberships_seeing, pairs_seen
from tests.cast import MONDAY, gather, open_initiative

WHO = ("jiwoo", "minji", "hana", "dohyun", "taeho", "yuna")
people = st.lists(
    st.tuples(st.sampled_from(Role.values), st.booleans(), st.sampled_from(["", "reads", "edits"])),
    min_size=len(WHO),
    max_size=len(WHO),
)


class PairsSeen(TestCase):
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        people,
        st.sampled_from(["draft", "open", "closed"]),
        st.sampled_from(["workspace", "named"]),
        st.sampled_from(WHO),
    )
    def test_many_readers_see_what_each_sees(self, roles, stage, audience, author):
        cast = gather()
        initiative = open_initiative(cast)
        Initiative.objects.update(stage=stage, audience=audience, author=getattr(cast, author))
        users = [getattr(cast, who) for who in WHO]
        for user, (role, active, named) in zip(users, roles, strict=True):
            Membership.objects.filter(user=user).update(role=role, ended_at=None if active else MONDAY)
            if named:
                NamedReader.objects.create(initiative=initiative, user=user, may_edit=named == "edits")
        one_by_one = {
            (initiative.pk, user.pk)
            for user in users
            if Initiative.objects.visible_to(user).filter(pk=initiative.pk).exists()
        }
        assert pairs_seen(Initiative.objects.all(), [user.pk for user in users]) == one_by_one
        initiative.refresh_from_db()
        members = memberships_seeing(initiative)
        assert {(initiative.pk, user_id) for user_id in members.values_list("user", flat=True)} == one_by_one
        assert User.objects.count() == len(WHO) + 1
