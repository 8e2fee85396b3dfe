"""Real threads on a real database: an invitation lets one person in, and somebody always owns the workspace."""

from contextlib import suppress

import pytest

from accounts.models import Invitation, Membership, User
from deliberation.actions import invitations, joining, people
from deliberation.errors import NotNow
from deliberation.models import Activity
from deliberation.permissions import Actor
from deliberation.permissions.invitations import proof_of
from tests.cast import MONDAY, PASSWORD, gather
from tests.deliberation.test_dispatch import together
from tests.deliberation.test_invitations import link

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_twenty_people_with_one_link_one_comes_in(transactional_db):
    cast = gather()
    _invitation, secret = link(cast)
    crowd = iter([User.objects.create_user(f"n{n}@madang.example", None, name=f"N{n}") for n in range(20)])

    def click():
        with suppress(NotNow):
            joining.accept_invitation(by=Actor(user=next(crowd), acted_at=MONDAY), secret=secret)

    together(click, times=20)
    came = Membership.objects.filter(user__name__startswith="N")
    assert came.count() == 1
    assert came.get().user == Invitation.objects.get().used_by
    assert Activity.objects.filter(verb="membership.joined", actor__isnull=False).count() == 1


def test_twenty_clicks_of_one_person_are_one_membership_and_all_are_told_so(transactional_db):
    cast = gather()
    _invitation, secret = link(cast)
    told = []

    def click():
        told.append(joining.accept_invitation(by=Actor(user=cast.ben, acted_at=MONDAY), secret=secret).pk)

    together(click, times=20)
    assert (len(told), len(set(told))) == (20, 1)
    assert Activity.objects.filter(verb="membership.joined", actor=cast.ben).count() == 1


def test_twenty_clicks_without_an_account_make_one(transactional_db):
    cast = gather()
    invitation, _secret = link(cast)
    proof = proof_of(invitation, "sumin@madang.example")

    def click():
        with suppress(NotNow):
            joining.accept_as_new(
                by=Actor(acted_at=MONDAY), secret=proof, name="Sumin", language="ko", password=PASSWORD
            )

    together(click, times=20)
    assert User.objects.filter(email="sumin@madang.example").count() == 1
    assert Membership.objects.filter(user__email="sumin@madang.example").count() == 1


def test_two_owners_who_leave_at_once_leave_one(transactional_db):
    cast = gather()
    Membership.objects.filter(user=cast.minji).update(role="owner")
    leaving = iter([cast.jiwoo, cast.minji])

    def leave():
        who = next(leaving)
        with suppress(NotNow):
            people.end_membership(by=Actor(user=who), membership=Membership.objects.get(user=who))

    together(leave, times=2)
    assert Membership.objects.active().filter(role="owner").count() == 1


def test_revoked_and_used_at_once_is_one_of_both(transactional_db):
    cast = gather()
    invitation, secret = link(cast)
    acts = iter(
        [
            lambda: joining.accept_invitation(by=Actor(user=cast.ben, acted_at=MONDAY), secret=secret),
            lambda: invitations.revoke_invitation(by=cast.actor(cast.jiwoo), invitation=invitation),
        ]
    )

    def act():
        with suppress(NotNow):
            next(acts)()

    together(act, times=2)
    invitation.refresh_from_db()
    came = Membership.objects.filter(user=cast.ben).exists()
    assert (invitation.used_at is not None) == came == (invitation.revoked_at is None)
