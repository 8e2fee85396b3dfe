"""Inviting people and coming in, as a browser sees it."""

import re

import pytest
from django.core import mail as box
from django.test import Client
from django.utils import timezone

from accounts.models import Invitation, Membership, SecurityEvent, User
from deliberation.actions import people
from deliberation.actions.mail import send_due
from tests.cast import PASSWORD

from .pages import text_of

INVITATIONS = "/w/AI/people/invitations/"
NEW = "sumin@madang.example"
ACCOUNT = {"name": "Sumin Han", "language": "en", "password": PASSWORD}


@pytest.fixture
def jiwoo(cast, browser):
    return browser(cast.jiwoo)


def form(cast, **fields):
    filled = {"emails": NEW, "organisation": cast.msit.pk, "role": "analyst", "days": 7, "by": "mail"}
    return filled | fields


def link_in(text: str) -> str:
    return re.search(r"/invitations/[^/\s\"]+/", text)[0]


@pytest.fixture
def by_mail(cast, jiwoo) -> str:
    """The address of an invitation that went to NEW."""
    jiwoo.post(INVITATIONS, form(cast))
    send_due(timezone.now())
    return link_in(box.outbox[-1].body)


@pytest.fixture
def by_link(cast, jiwoo) -> str:
    return link_in(jiwoo.post(INVITATIONS, form(cast, emails="", by="link")).content.decode())


def test_an_owner_invites_several_at_once_as_a_mail_program_copies_them(cast, jiwoo):
    pasted = "Sumin Han <sumin@madang.example>; Lee, Jun <jun@madang.example>\r\na@madang.example, b@madang.example"
    answer = jiwoo.post(INVITATIONS, form(cast, emails=pasted), follow=True)
    assert "4 people are invited" in text_of(answer)
    for address in (NEW, "jun@madang.example", "a@madang.example", "b@madang.example"):
        assert address in text_of(answer)


def test_what_is_wrong_is_told_all_at_once_and_nothing_typed_is_lost(cast, jiwoo):
    answer = jiwoo.post(INVITATIONS, form(cast, emails=f"{NEW}\nno-address\nx@", days=7))
    assert answer.status_code == 422
    above, waiting = text_of(answer).split("Not accepted yet")
    assert "“no-address” is not" in above
    assert "“x@” is not" in above
    assert "No invitation waits" in waiting
    assert f"{NEW}\nno-address" in answer.content.decode()
    assert not Invitation.objects.exists()


def test_a_link_is_shown_once_and_on_no_later_page(cast, jiwoo, by_link):
    page = jiwoo.get(INVITATIONS)
    assert "Whoever has the link" in text_of(page)
    assert by_link not in page.content.decode()
    assert "no-store" in jiwoo.post(INVITATIONS, form(cast, by="link"))["Cache-Control"]


def test_sending_again_and_taking_back(cast, jiwoo, by_mail):
    invitation = Invitation.objects.get()
    jiwoo.post(f"{INVITATIONS}{invitation.pk}/resend/")
    assert Client().get(by_mail).status_code == 404
    page = jiwoo.post(f"{INVITATIONS}{invitation.pk}/revoke/", follow=True)
    assert "No invitation waits" in text_of(page)


@pytest.mark.parametrize("who", ["minji", "hana", "taeho"])
def test_others_find_no_link_to_it_and_are_refused(cast, browser, who):
    client = browser(getattr(cast, who))
    assert INVITATIONS not in client.get("/w/AI/people/").content.decode()
    assert client.get(INVITATIONS).status_code == 403
    assert client.post(INVITATIONS, form(cast)).status_code == 403
    assert not Invitation.objects.exists()


def test_a_stranger_finds_nothing(cast, browser):
    assert browser(cast.ben).get(INVITATIONS).status_code == 404


def test_opening_a_mail_changes_nothing_and_accepting_makes_an_account_and_signs_in(cast, by_mail):
    client = Client()
    for _again in range(2):
        assert NEW in text_of(client.get(by_mail))
        client.head(by_mail)
    assert not User.objects.filter(email=NEW).exists()
    answer = client.post(by_mail, ACCOUNT, follow=True)
    assert answer.redirect_chain[-1][0] == "/w/AI/"
    assert "You are a member of AI &amp; Digital Diplomacy now." in answer.content.decode()
    assert SecurityEvent.objects.filter(kind="session.started", user__email=NEW).exists()
    assert Client().login(email=NEW, password=PASSWORD)


def test_a_weak_password_is_told_beside_what_else_is_wrong_and_the_rest_stays(by_mail):
    answer = Client().post(by_mail, {"name": "Sumin Han", "language": "ko", "password": "password1234"})
    assert answer.status_code == 422
    assert 'value="Sumin Han"' in answer.content.decode()
    assert not User.objects.filter(email=NEW).exists()


def test_a_signed_in_person_accepts_a_link_with_one_button(cast, browser, by_link):
    ben = browser(cast.ben)
    assert "Jiwoo Cho invites you as analyst" in text_of(ben.get(by_link))
    assert not Membership.objects.filter(user=cast.ben).exists()
    assert "You are a member of AI" in text_of(ben.post(by_link, follow=True))


def test_another_address_signed_in_is_told_so_and_offered_to_sign_out(cast, browser, by_mail):
    ben = browser(cast.ben)
    page = ben.get(by_mail)
    assert "this invitation is for another address" in text_of(page)
    assert NEW not in page.content.decode()
    refused = ben.post(by_mail)
    assert refused.status_code == 403
    assert not Membership.objects.filter(user=cast.ben).exists()
    out = ben.post("/accounts/logout/", {"next": by_mail}, follow=True)
    assert NEW in text_of(out)


def test_who_has_an_account_is_led_to_sign_in_and_back(cast, jiwoo):
    jiwoo.post(INVITATIONS, form(cast, emails=cast.ben.email))
    send_due(timezone.now())
    at, client = link_in(box.outbox[-1].body), Client()
    assert "Sign in to accept" in text_of(client.get(at))
    answer = client.post(
        "/accounts/login/", {"login": cast.ben.email, "password": PASSWORD, "next": at}, follow=True
    )
    assert "Accept" in text_of(answer)


def test_who_is_new_and_has_a_link_gets_the_way_in_by_mail(cast, by_link):
    client = Client()
    assert "Mail me the way in" in text_of(client.get(by_link))
    told = [
        text_of(client.post(f"{by_link}address/", {"email": email}, follow=True))
        for email in (NEW, cast.ben.email)
    ]
    assert told[0] == told[1]
    box.outbox = []
    send_due(timezone.now())
    at = next(link_in(one.body) for one in box.outbox if one.to == [NEW])
    client.post(at, ACCOUNT)
    assert Membership.objects.get(user__email=NEW).is_active
    assert "used already" in text_of(Client().get(by_link))


@pytest.mark.parametrize("gone", ["Take back", "demoted"])
def test_what_opens_nothing_any_more_says_why(cast, jiwoo, by_link, gone):
    if gone == "demoted":
        minji = Membership.objects.get(user=cast.minji)
        people.change_membership(by=cast.actor(cast.jiwoo), membership=minji, role="owner")
        own = Membership.objects.get(user=cast.jiwoo)
        people.change_membership(by=cast.actor(cast.minji), membership=own, role="analyst")
        assert "may no longer let people in" in text_of(Client().get(by_link))
    else:
        jiwoo.post(f"{INVITATIONS}{Invitation.objects.get().pk}/revoke/")
        assert "taken back" in text_of(Client().get(by_link))


def test_a_secret_of_nobody_says_what_may_have_happened(db):
    for secret in ("x" * 43, "WyJhIl0:forged"):
        answer = Client().get(f"/invitations/{secret}/")
        assert answer.status_code == 404
        assert "No such invitation" in text_of(answer)


def test_a_member_is_led_to_the_workspace(cast, browser, by_link):
    page = browser(cast.hana).get(by_link)
    assert "You are a member already" in text_of(page)


def test_the_pages_of_an_invitation_are_kept_nowhere(by_mail, by_link):
    for at in (by_mail, by_link):
        assert "no-store" in Client().get(at)["Cache-Control"]


def test_too_many_mails_keep_what_was_typed_and_a_link_is_only_a_write(cast, jiwoo, limited):
    limited("mails", 1)
    answer = jiwoo.post(INVITATIONS, form(cast, emails=f"{NEW}\njun@madang.example"))
    assert answer.status_code == 303  # a full bucket gives what it has
    again = jiwoo.post(INVITATIONS, form(cast, emails="a@madang.example"))
    assert (again.status_code, "Too much at once" in text_of(again)) == (429, True)
    assert "a@madang.example" in again.content.decode()
    assert jiwoo.post(INVITATIONS, form(cast, emails="", by="link")).status_code == 200
