"""What a link opens, for whom it is no proof, and that nobody comes in to more than whoever invited holds."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Membership, OutgoingMail, Role, User
from accounts.permissions import ROLES
from deliberation.actions import invitations, joining
from deliberation.errors import Invalid, NotAllowed, NotFound, NotNow, Refusal
from deliberation.permissions import Actor
from tests.cast import MONDAY
from tests.deliberation.test_invitations import NEW, accept, accept_as_new, invite, link, secret_of, send


def test_a_link_is_no_proof_of_an_address_so_the_way_in_is_mailed_to_it(cast):
    _invitation, secret = link(cast)
    with pytest.raises(NotAllowed):
        accept_as_new(secret)
    joining.prove_address(by=Actor(acted_at=MONDAY), secret=secret, email=NEW)
    [message], _counts = send()
    accept_as_new(secret_of(message))
    assert User.objects.get(email=NEW).memberships.get().is_active
    with pytest.raises(NotNow):
        accept(cast.ben, secret)


@pytest.mark.parametrize("closed_by", ["revoked", "used", "over"])
def test_a_link_that_is_closed_causes_no_mail(cast, closed_by):
    invitation, secret = link(cast)
    if closed_by == "revoked":
        invitations.revoke_invitation(by=cast.actor(cast.jiwoo, MONDAY), invitation=invitation)
    if closed_by == "used":
        accept(cast.ben, secret)
    at = MONDAY + timedelta(days=7) if closed_by == "over" else MONDAY
    with pytest.raises(NotNow):
        joining.prove_address(by=Actor(acted_at=at), secret=secret, email=NEW)
    assert not OutgoingMail.objects.filter(address=NEW).exists()


def test_what_was_mailed_for_a_link_ends_with_the_link(cast):
    invitation, secret = link(cast)
    joining.prove_address(by=Actor(acted_at=MONDAY), secret=secret, email=NEW)
    [message], _counts = send()
    invitations.resend_invitation(by=cast.actor(cast.jiwoo, MONDAY), invitation=invitation)
    with pytest.raises(NotFound):
        accept_as_new(secret_of(message))


def test_a_link_causes_ten_mails_and_no_more(cast):
    _invitation, secret = link(cast)
    for number in range(10):
        joining.prove_address(by=Actor(acted_at=MONDAY), secret=secret, email=f"a{number}@madang.example")
    with pytest.raises(NotNow):
        joining.prove_address(by=Actor(acted_at=MONDAY), secret=secret, email=NEW)


def test_a_link_that_takes_the_place_of_another_causes_ten_mails_of_its_own(cast):
    invitation, secret = link(cast)
    for number in range(10):
        joining.prove_address(by=Actor(acted_at=MONDAY), secret=secret, email=f"a{number}@madang.example")
    by = cast.actor(cast.jiwoo, MONDAY)
    _same, renewed = invitations.resend_invitation(by=by, invitation=invitation)
    joining.prove_address(by=Actor(acted_at=MONDAY), secret=renewed, email=NEW)
    [message], counts = send()
    assert (message.to, counts["skipped: gone"]) == ([NEW], 10)  # those of the old link open nothing any more


def test_the_secret_of_a_mail_causes_no_other_even_when_its_time_is_over(cast):
    invite(cast, NEW)
    [message], _counts = send()
    over = Actor(acted_at=MONDAY + timedelta(days=8))
    with pytest.raises(NotAllowed):
        joining.prove_address(by=over, secret=secret_of(message), email="other@madang.example")


@pytest.mark.parametrize("days", [0, 31])
def test_an_invitation_is_renewed_for_thirty_days_at_the_most(cast, days):
    invitation, secret = link(cast)
    with transaction.atomic(), pytest.raises(Invalid) as refusal:
        invitations.resend_invitation(by=cast.actor(cast.jiwoo, MONDAY), invitation=invitation, days=days)
    assert refusal.value.faults[0].field == "days"
    assert accept(cast.ben, secret).user == cast.ben


def test_a_link_that_is_told_again_ends_the_one_before(cast):
    invitation, first = link(cast)
    later = MONDAY + timedelta(days=20)
    _same, second = invitations.resend_invitation(by=cast.actor(cast.jiwoo, later), invitation=invitation)
    with pytest.raises(NotFound):
        accept(cast.ben, first)
    assert accept(cast.ben, second, at=later).user == cast.ben


def test_the_address_in_the_mail_is_that_of_the_settings(cast, settings):
    settings.BASE_URL = "https://madang.example"
    _invitation, secret = link(cast)
    joining.prove_address(by=Actor(acted_at=MONDAY), secret=secret, email=NEW)
    [message], _counts = send()
    hosts = {urlsplit(word).netloc for word in message.body.split() if word.startswith("http")}
    assert hosts == {"madang.example"}


ROLE = st.sampled_from(Role.values)
WHO = ("jiwoo", "minji", "hana", "dohyun", "taeho")


# One cast for all examples: each is taken back.
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(who=st.sampled_from(WHO), made_as=ROLE, promised=ROLE, accepted_as=st.one_of(st.none(), ROLE))
def test_nobody_comes_in_to_more_than_whoever_invited_holds_at_that_moment(
    cast, who, made_as, promised, accepted_as
):
    """``accepted_as`` is what the inviter is by then; None is gone."""
    inviter = getattr(cast, who)
    with transaction.atomic():
        _be(inviter, made_as)
        outcome = None
        try:
            _invitation, secret = link(cast, who=inviter, role=promised)
            _be(inviter, accepted_as)
            outcome = accept(cast.ben, secret)
        except Refusal:
            assert not Membership.objects.filter(user=cast.ben).exists()
        both = [ROLES[made_as], ROLES[accepted_as] if accepted_as else frozenset()]
        may = all("manage" in held and ROLES[promised] <= held for held in both)
        assert (outcome is not None) == may
        transaction.set_rollback(True)


def _be(user, role):
    ended = {"ended_at": MONDAY} if role is None else {"role": role, "ended_at": None}
    Membership.objects.filter(user=user).update(**ended)
