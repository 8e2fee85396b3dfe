"""Codes by mail, second factors, recovery codes, and the sessions that one has open."""

import re
from html import unescape
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from accounts.models import OutgoingMail, SecurityEvent
from tests.cast import PASSWORD
from tests.factors import app_of, digits, factors, recovery_codes_of, secret_on
from tests.letters import arrived

from .pages import text_of

LOGIN = "/accounts/login/"
SECOND = "/accounts/2fa/authenticate/"
ACTIVATE = "/accounts/2fa/totp/activate/"
AFTER_COMMIT = pytest.mark.django_db(transaction=True)  # what follows a change comes once it is kept


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()


def signed_in(user) -> Client:
    client = Client()
    client.post(LOGIN, {"login": user.email, "password": PASSWORD})
    return client


def confirm(client) -> None:
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})


def who_is_in(client) -> str:
    return client.session.get("_auth_user_id", "")


def kinds(user) -> list[str]:
    return list(SecurityEvent.objects.filter(user=user).order_by("at").values_list("kind", flat=True))


def code_in(letter) -> str:
    return re.search(r"^[A-Z0-9-]{6,12}$", letter.body, re.MULTILINE)[0]


def test_a_code_that_came_by_mail_signs_in_the_browser_that_asked(client, cast):
    client.post("/accounts/login/code/", {"email": "hana@madang.example", "next": "/w/AI/"})
    (letter,) = arrived()
    assert letter.to == ["hana@madang.example"]
    other = Client()
    other.post("/accounts/login/code/confirm/", {"code": code_in(letter)})
    assert not who_is_in(other)
    client.post("/accounts/login/code/confirm/", {"code": code_in(letter)})
    assert who_is_in(client) == str(cast.hana.pk)
    assert SecurityEvent.objects.get(kind="session.started").details == {"by": ["code"]}


@pytest.mark.parametrize("where", ["code", "second factor"])
def test_who_turns_back_on_the_way_in_still_lands_where_one_was_going(client, cast, where):
    going = "/w/AI/?before=3&q=a b"
    if where == "code":
        client.post("/accounts/login/code/", {"email": "hana@madang.example", "next": going})
        page = client.get(f"/accounts/login/code/confirm/?next={quote(going)}")
    else:
        app_of(cast.hana)
        sent = {"login": "hana@madang.example", "password": PASSWORD, "next": going}
        page = client.post(LOGIN, sent, follow=True)
    back = unescape(re.search(r'id="not-now".*name="next" value="([^"]+)"', page.content.decode())[1])
    form = client.post("/accounts/logout/", {"next": back}, follow=True)
    assert form.redirect_chain[-1][0] == back
    assert form.context["redirect_field_value"] == going


def test_three_wrong_codes_end_it(client, cast):
    client.post("/accounts/login/code/", {"email": "hana@madang.example"})
    (letter,) = arrived()
    for _ in range(3):
        client.post("/accounts/login/code/confirm/", {"code": "WRONG1"})
    client.post("/accounts/login/code/confirm/", {"code": code_in(letter)})
    assert not who_is_in(client)


def test_somebody_who_was_switched_off_gets_no_code(client, cast):
    cast.hana.is_active = False
    cast.hana.save()
    client.post("/accounts/login/code/", {"email": "hana@madang.example"})
    (letter,) = arrived()
    assert "there is no account" in letter.body


def test_what_a_mail_says_is_sealed_until_it_leaves_and_forgotten_then(client, cast):
    client.post("/accounts/login/code/", {"email": "hana@madang.example"})
    waiting = OutgoingMail.objects.get()
    assert waiting.sealed
    (letter,) = arrived()
    assert code_in(letter) not in waiting.sealed
    waiting.refresh_from_db()
    assert (waiting.state, waiting.sealed) == ("accepted", "")


@AFTER_COMMIT
def test_an_app_is_set_up_with_its_first_digits_and_asked_for_at_signing_in(cast):
    client, elsewhere = signed_in(cast.hana), signed_in(cast.hana)
    confirm(client)
    secret = secret_on(client.get(ACTIVATE))
    client.post(ACTIVATE, {"code": digits(secret)})
    assert factors(cast.hana) == ["recovery_codes", "totp"]
    assert secret not in str(Authenticator.objects.get(type="totp").data)
    assert not who_is_in(elsewhere)
    newcomer = signed_in(cast.hana)
    assert not who_is_in(newcomer)
    newcomer.post(SECOND, {"code": digits(secret, later=1)})
    assert who_is_in(newcomer) == str(cast.hana.pk)
    assert [kind for kind in kinds(cast.hana) if kind.startswith("factor")] == ["factor.added"]
    said = arrived()[-1].body
    assert "An authenticator app was added." in said
    assert "/settings/tokens/" in said


def test_digits_work_once(cast):
    secret = app_of(cast.hana)
    first, second = signed_in(cast.hana), signed_in(cast.hana)
    first.post(SECOND, {"code": digits(secret)})
    second.post(SECOND, {"code": digits(secret)})
    assert who_is_in(first)
    assert not who_is_in(second)


def test_wrong_digits_are_told_and_kept(cast):
    app_of(cast.hana)
    client = signed_in(cast.hana)
    page = client.post(SECOND, {"code": "000000"})
    assert "Incorrect code" in text_of(page)
    assert kinds(cast.hana) == ["session.refused"]


@pytest.mark.parametrize("door", ["code", "password"])
def test_the_second_factor_is_asked_at_every_door(client, cast, door):
    secret = app_of(cast.hana)
    if door == "code":
        client.post("/accounts/login/code/", {"email": "hana@madang.example"})
        client.post("/accounts/login/code/confirm/", {"code": code_in(arrived()[-1])})
    else:
        client.post(LOGIN, {"login": "hana@madang.example", "password": PASSWORD})
    assert not who_is_in(client)
    client.post(SECOND, {"code": digits(secret)})
    assert who_is_in(client)


def test_a_recovery_code_lets_in_once(cast):
    app_of(cast.hana)
    code, *_others = recovery_codes_of(cast.hana)
    first, second = signed_in(cast.hana), signed_in(cast.hana)
    first.post(SECOND, {"code": code})
    second.post(SECOND, {"code": code})
    assert who_is_in(first)
    assert not who_is_in(second)
    assert kinds(cast.hana) == ["recovery.used", "session.started", "session.refused"]


def test_recovery_codes_are_shown_once(cast):
    secret = app_of(cast.hana)
    codes = recovery_codes_of(cast.hana)
    client = signed_in(cast.hana)
    client.post(SECOND, {"code": digits(secret)})
    confirm(client)
    assert codes[0] in client.get("/accounts/2fa/recovery-codes/").content.decode()
    again = client.get("/accounts/2fa/recovery-codes/")
    assert codes[0] not in again.content.decode()
    assert "10 codes left" in text_of(again)
    assert client.get("/accounts/2fa/recovery-codes/download/").status_code == 403


@AFTER_COMMIT
def test_new_recovery_codes_end_the_old_ones(cast):
    secret = app_of(cast.hana)
    old = recovery_codes_of(cast.hana)[0]
    client = signed_in(cast.hana)
    client.post(SECOND, {"code": digits(secret)})
    confirm(client)
    client.post("/accounts/2fa/recovery-codes/generate/")
    newcomer = signed_in(cast.hana)
    newcomer.post(SECOND, {"code": old})
    assert not who_is_in(newcomer)
    assert "recovery.renewed" in kinds(cast.hana)


@pytest.mark.parametrize("path", [ACTIVATE, "/accounts/2fa/webauthn/add/", "/accounts/email/"])
def test_a_change_of_a_way_in_asks_for_the_password_again(cast, path):
    sent = {"email": "eve@madang.example", "action_add": "", "code": "000000", "credential": "{}"}
    answer = signed_in(cast.hana).post(path, sent, follow=True)
    assert "Type your password first" in text_of(answer)
    assert arrived() == []


def test_all_other_sessions_are_ended_at_once(cast):
    here, there, third = signed_in(cast.hana), signed_in(cast.hana), signed_in(cast.hana)
    page = here.get("/settings/sign-in/")
    assert page.content.decode().count("Since ") == 3
    answer = here.post("/settings/sign-in/end-others/", follow=True)
    assert "All other sessions have ended." in text_of(answer)
    assert (who_is_in(here), who_is_in(there), who_is_in(third)) == (str(cast.hana.pk), "", "")
    assert SecurityEvent.objects.get(kind="session.ended").details == {"others": 2}
    assert answer.content.decode().count("Since ") == 1


def test_nobody_ends_the_sessions_of_others(cast):
    here, other = signed_in(cast.hana), signed_in(cast.minji)
    here.post("/settings/sign-in/end-others/")
    assert who_is_in(other) == str(cast.minji.pk)


def test_a_new_password_ends_every_other_session(cast):
    here, there = signed_in(cast.hana), signed_in(cast.hana)
    new = "rain-over-the-courtyard"
    here.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert who_is_in(here)
    assert there.get("/settings/").status_code == 302
    assert "password.changed" in kinds(cast.hana)


@AFTER_COMMIT
def test_who_has_a_new_password_is_told_that_tokens_live_on_and_where(cast):
    new, browser = "rain-over-the-courtyard", signed_in(cast.hana)
    browser.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    said = arrived()[-1].body
    assert "Your tokens go on working." in said
    assert "/settings/tokens/" in said


@pytest.mark.parametrize("weak", ["short", "password1234", "qwertyuiop123"])
def test_a_weak_password_is_refused(cast, weak):
    client = signed_in(cast.hana)
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak})
    cast.hana.refresh_from_db()
    assert cast.hana.check_password(PASSWORD)


def test_signing_in_begins_a_new_session(client, cast):
    client.get(LOGIN)
    client.post("/accounts/login/code/", {"email": "hana@madang.example"})
    before = client.session.session_key
    client.post("/accounts/login/code/confirm/", {"code": code_in(arrived()[-1])})
    assert client.session.session_key != before
