"""Who is invited, by whom, for how long; and what an invitation does when it is used."""

import re
from datetime import timedelta

import pytest
from django.core import mail as box

from accounts.models import Invitation, Membership, OutgoingMail, User
from deliberation.actions import invitations, joining, mail, people
from deliberation.errors import Invalid, NotAllowed, NotFound, NotNow
from deliberation.limits import TooMany
from deliberation.models import Activity, Initiative, Subscription
from deliberation.permissions import Actor
from tests.cast import MONDAY, PASSWORD

NEW = "sumin@madang.example"
LINK = re.compile(r"http://\S+/invitations/(\S+)/")


def invite(cast, *emails, who=None, **fields):
    by = cast.actor(who or cast.jiwoo, MONDAY)
    return invitations.invite_by_mail(
        by=by, workspace=cast.workspace, emails=emails, organisation=cast.msit, **fields
    )


def link(cast, who=None, **fields):
    by = cast.actor(who or cast.jiwoo, MONDAY)
    return invitations.invite_by_link(by=by, workspace=cast.workspace, organisation=cast.msit, **fields)


def send(at=MONDAY):
    """What goes out at that moment."""
    box.outbox = []
    counts = mail.send_due(at)
    return box.outbox, counts


def secret_of(message) -> str:
    return LINK.search(message.body)[1]


def accept(who, secret, at=MONDAY):
    return joining.accept_invitation(by=Actor(user=who, acted_at=at), secret=secret)


def accept_as_new(secret, **fields):
    words = {"name": "Sumin Han", "language": "ko", "password": PASSWORD}
    return joining.accept_as_new(by=Actor(acted_at=MONDAY), secret=secret, **words | fields)


def test_a_mail_brings_the_way_in_and_whoever_gets_it_comes_in_with_a_new_account(cast):
    invite(cast, NEW, role="observer")
    [message], _counts = send()
    assert message.to == [NEW]
    assert "Jiwoo Cho invites you to AI & Digital Diplomacy" in message.subject
    membership = accept_as_new(secret_of(message))
    assert (membership.role, membership.organisation) == ("observer", cast.msit)
    user = User.objects.get(email=NEW)
    assert (user.name, user.language, user.check_password(PASSWORD)) == ("Sumin Han", "ko", True)
    assert Subscription.objects.filter(user=user).exists()
    joined = Activity.objects.get(verb="membership.joined", actor=user)
    assert joined.details == {"invitation": str(Invitation.objects.get().pk)}


def test_whoever_has_an_account_accepts_with_it(cast, initiative):
    invite(cast, cast.ben.email.upper())
    [message], _counts = send()
    accept(cast.ben, secret_of(message))
    assert Initiative.objects.visible_to(cast.ben).exists()


def test_the_secret_is_nowhere_in_the_database(cast):
    invite(cast, NEW)
    _invitation, told = link(cast)
    [message], _counts = send()
    for secret in (secret_of(message), told):
        assert len(secret) >= 43  # 256 bits
        for table in (Invitation, OutgoingMail, Activity):
            assert secret not in str(list(table.objects.values()))


def test_a_second_try_of_the_same_mail_brings_the_same_way_in(cast):
    invite(cast, NEW)
    [first], _counts = send()
    OutgoingMail.objects.update(state="retry")
    [second], _counts = send()
    assert second.message().as_bytes() == first.message().as_bytes()


def test_sending_again_ends_what_was_sent_before(cast):
    [invitation] = invite(cast, NEW)
    [first], _counts = send()
    invitations.resend_invitation(by=cast.actor(cast.jiwoo, MONDAY), invitation=invitation)
    [second], _counts = send()
    with pytest.raises(NotFound):
        accept_as_new(secret_of(first))
    accept_as_new(secret_of(second))


def test_a_mail_that_waits_is_not_sent_when_a_later_one_took_its_place(cast):
    [invitation] = invite(cast, NEW)
    invitations.resend_invitation(by=cast.actor(cast.jiwoo, MONDAY), invitation=invitation)
    messages, counts = send()
    assert len(messages) == 1
    assert counts["skipped: gone"] == 1


def test_inviting_an_address_again_takes_the_first_invitation_back(cast):
    [first] = invite(cast, NEW, role="owner")
    [second] = invite(cast, NEW, role="observer")
    first.refresh_from_db()
    assert (first.is_waiting, second.is_waiting) == (False, True)


@pytest.mark.parametrize("fate", ["revoked", "over", "used"])
def test_what_is_revoked_used_or_over_opens_nothing_and_says_why(cast, fate):
    invitation, secret = link(cast)
    at = MONDAY + timedelta(days=7 if fate == "over" else 0)
    if fate == "revoked":
        invitations.revoke_invitation(by=cast.actor(cast.jiwoo, MONDAY), invitation=invitation)
    if fate == "used":
        accept(cast.ben, secret)
    with pytest.raises(NotNow) as refusal:
        accept(cast.yuna, secret, at=at)
    assert refusal.value.code.removeprefix("invitation_") in (fate, "expired")


def test_a_revoked_invitation_is_not_mailed_any_more(cast):
    [invitation] = invite(cast, NEW)
    invitations.revoke_invitation(by=cast.actor(cast.jiwoo, MONDAY), invitation=invitation)
    messages, counts = send()
    assert (messages, counts["skipped: gone"]) == ([], 1)


def test_an_invitation_ends_with_the_rights_of_whoever_made_it(cast):
    second_owner = Membership.objects.get(user=cast.minji)
    by = cast.actor(cast.jiwoo, MONDAY)
    people.change_membership(by=by, membership=second_owner, role="owner")
    _invitation, secret = link(cast, who=cast.minji)
    invite(cast, NEW, who=cast.minji)
    people.change_membership(by=by, membership=second_owner, role="facilitator")
    with pytest.raises(NotNow) as refusal:
        accept(cast.ben, secret)
    assert refusal.value.code == "inviter_may_not"
    assert not Membership.objects.filter(user=cast.ben).exists()
    assert Invitation.objects.waiting().count() == 2  # an owner can send them again
    assert send()[1] == {"skipped: no_access": 1}


def test_an_invitation_by_mail_is_for_its_address_alone(cast):
    invite(cast, NEW)
    [message], _counts = send()
    with pytest.raises(NotAllowed) as refusal:
        accept(cast.ben, secret_of(message))
    assert refusal.value.code == "other_address"
    assert Invitation.objects.get().is_waiting


def test_a_member_keeps_the_role_that_one_has_and_the_invitation_stays(cast):
    _invitation, secret = link(cast, role="owner")
    with pytest.raises(NotNow) as refusal:
        accept(cast.taeho, secret)
    assert refusal.value.code == "already_member"
    assert Membership.objects.get(user=cast.taeho).role == "observer"
    assert Invitation.objects.get().is_waiting


def test_who_was_here_before_comes_back_by_invitation_in_the_role_that_it_names(cast):
    _invitation, secret = link(cast, role="observer")
    assert accept(cast.yuna, secret).role == "observer"
    assert Membership.objects.get(user=cast.yuna).is_active


def test_two_clicks_of_the_same_person_are_one(cast):
    _invitation, secret = link(cast)
    assert accept(cast.ben, secret) == accept(cast.ben, secret)
    assert Activity.objects.filter(verb="membership.joined", actor=cast.ben).count() == 1


def test_who_has_left_does_not_come_back_by_the_invitation_that_was_used(cast):
    _invitation, secret = link(cast)
    people.end_membership(by=cast.actor(cast.jiwoo), membership=accept(cast.ben, secret))
    with pytest.raises(NotNow):
        accept(cast.ben, secret)


def test_all_that_is_wrong_is_told_at_once_and_nobody_is_invited(cast):
    with pytest.raises(Invalid) as refusal:
        invite(cast, NEW, "no address", "x@", days=31)
    assert [fault.field for fault in refusal.value.faults] == ["emails", "emails", "days"]
    assert "no address" in refusal.value.faults[0].detail
    assert not Invitation.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_all_that_is_wrong_with_a_new_account_is_told_at_once_and_the_invitation_stays(cast):
    invite(cast, NEW)
    [message], _counts = send()
    with pytest.raises(Invalid) as refusal:
        accept_as_new(secret_of(message), name=" ", password="short")
    assert {fault.field for fault in refusal.value.faults} == {"name", "password"}
    assert Invitation.objects.get().is_waiting
    assert not User.objects.filter(email=NEW).exists()


def test_known_and_unknown_addresses_are_invited_alike(cast):
    known, unknown = invite(cast, cast.ben.email, NEW)
    told = [{**vars(one)} for one in (known, unknown)]
    for one in told:
        for differing in ("id", "email", "secret_digest", "_state"):
            del one[differing]
    assert told[0] == told[1]
    assert [str(row.person) for row in OutgoingMail.objects.all()] == ["None", "None"]


def test_who_has_an_account_is_not_given_a_second_one(cast):
    invite(cast, cast.ben.email)
    [message], _counts = send()
    with pytest.raises(NotNow) as refusal:
        accept_as_new(secret_of(message))
    assert refusal.value.code == "has_account"


def test_a_service_accepts_nothing(cast):
    _invitation, secret = link(cast)
    User.objects.filter(pk=cast.ben.pk).update(kind="service")
    with pytest.raises(NotAllowed):
        accept(User.objects.get(pk=cast.ben.pk), secret)


def test_the_mail_speaks_the_language_of_whoever_has_an_account_else_of_the_workspace(cast):
    User.objects.filter(pk=cast.ben.pk).update(language="ko")
    invite(cast, cast.ben.email, NEW)
    messages, _counts = send()
    subjects = {message.to[0]: message.subject for message in messages}
    assert "초대" in subjects[cast.ben.email]
    assert "invites you" in subjects[NEW]


def test_a_name_with_a_line_break_adds_no_header(cast):
    User.objects.filter(pk=cast.jiwoo.pk).update(name="Jiwoo\nBcc: all@madang.example")
    invite(cast, NEW)
    [message], _counts = send()
    assert message.message()["Bcc"] is None
    assert "Jiwoo Bcc: all@madang.example invites" in message.subject


def test_an_invitation_costs_as_many_as_it_mails(cast, limited):
    limited("mails", 3)
    with pytest.raises(Invalid):
        invite(cast, "no-address", "a@madang.example", "b@madang.example")
    first, _second = invite(cast, "a@madang.example", "b@madang.example", "B@madang.example")
    with pytest.raises(TooMany):
        invite(cast, "c@madang.example", "d@madang.example")
    assert Invitation.objects.count() == 2
    invitations.resend_invitation(by=cast.actor(cast.jiwoo, MONDAY), invitation=first)
    with pytest.raises(TooMany):
        invitations.resend_invitation(by=cast.actor(cast.jiwoo, MONDAY), invitation=first)
    made, _secret = link(cast)
    invitations.resend_invitation(by=cast.actor(cast.jiwoo, MONDAY), invitation=made)
