"""Who opens a link of a mail and is not signed in lands, by whatever way in, on that very argument."""

import re
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client

from deliberation.actions import workspaces
from tests.cast import PASSWORD
from tests.factors import app_of, digits, recovery_codes_of
from tests.frontend.test_identities import HANA, go, link
from tests.letters import arrived

THERE = "/i/AI-1/1/?from=digest&x=1"
FORM = re.compile(r'<form[^>]*action="([^"]+)"[^>]*>(.*?)</form>', re.DOTALL)


@pytest.fixture(autouse=True)
def _nothing_counted(argument):
    cache.clear()


@pytest.fixture
def visitor() -> Client:
    return Client()


def sign_in_page(client) -> str:
    """Where the link leads who is not signed in."""
    led = client.get(THERE)
    assert led.status_code == 302
    return client.get(led["Location"]).content.decode()


def hidden(form: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found}


def form_at(page: str, action: str) -> tuple[str, dict[str, str]]:
    """The address and the hidden fields of the form on a page that is sent there."""
    return next((unescape(to), hidden(form)) for to, form in FORM.findall(page) if to.startswith(action))


def lands_there(answer) -> bool:
    """At the end of all that a browser follows."""
    return answer.status_code == 200 and answer.redirect_chain[-1][0] == THERE


def type_password(client):
    to, fields = form_at(sign_in_page(client), "/accounts/login/")
    return client.post(to, fields | {"login": "hana@madang.example", "password": PASSWORD}, follow=True)


def test_by_a_password(visitor):
    assert lands_there(type_password(visitor))


def test_by_a_password_that_is_right_the_second_time(visitor):
    to, fields = form_at(sign_in_page(visitor), "/accounts/login/")
    wrong = visitor.post(to, fields | {"login": "hana@madang.example", "password": "wrong-" + PASSWORD})
    to, fields = form_at(wrong.content.decode(), "/accounts/login/")
    right = fields | {"login": "hana@madang.example", "password": PASSWORD}
    assert lands_there(visitor.post(to, right, follow=True))


@pytest.mark.parametrize("by", ["app", "recovery"])
def test_by_a_password_and_a_second_factor(visitor, cast, by):
    secret = app_of(cast.hana)
    code = digits(secret) if by == "app" else recovery_codes_of(cast.hana)[0]
    asked = type_password(visitor)
    to, fields = form_at(asked.content.decode(), "/accounts/2fa/authenticate/")
    assert lands_there(visitor.post(to, fields | {"code": code}, follow=True))


def test_by_a_code_that_comes_by_mail(visitor):
    address = re.search(r'href="(/accounts/login/code/[^"]*)"', sign_in_page(visitor))[1]
    to, fields = form_at(visitor.get(unescape(address)).content.decode(), "/accounts/login/code/")
    asked = visitor.post(to, fields | {"email": "hana@madang.example"}, follow=True)
    code = re.search(r"^[A-Z0-9-]{6,12}$", arrived()[-1].body, re.MULTILINE)[0]
    to, fields = form_at(asked.content.decode(), "/accounts/login/code/confirm/")
    assert lands_there(visitor.post(to, fields | {"code": code}, follow=True))


def test_by_a_passkey(visitor):
    """Up to what the device says, which Chromium answers in ``tests/browser/test_ways_in.py``."""
    _to, fields = form_at(sign_in_page(visitor), "/accounts/2fa/webauthn/login/")
    assert fields["next"] == THERE


def test_by_a_provider(visitor, cast, openid_provider):
    openid_provider.people = {"hana-at-mofa": HANA}
    link(Client(), openid_provider, "hana-at-mofa")
    to, _fields = form_at(sign_in_page(visitor), "/accounts/oidc/mofa/login/")
    then = to.partition("?next=")[2]
    assert lands_there(go(visitor, openid_provider, "hana-at-mofa", then=then))


def test_by_a_one_time_link_of_the_embedded_run(visitor, cast, settings):
    settings.EMBEDDED = True
    cast.hana.email = "analyst@madang.example"
    cast.hana.save()
    address = re.search(r'href="(/dev/sign-in/[^"]+)"', sign_in_page(visitor))[1]
    assert lands_there(visitor.get(unescape(address), follow=True))


def test_past_what_a_workspace_asks_for(visitor, cast):
    workspaces.change_workspace(
        by=cast.actor(cast.jiwoo), workspace=cast.workspace, demands_second_factor=True
    )
    visitor.force_login(cast.hana)
    secret = app_of(cast.hana)
    asked = visitor.get(THERE, follow=True).content.decode()
    address = unescape(re.search(r'href="(/accounts/2fa/reauthenticate/[^"]*)"', asked)[1])
    main = visitor.get(address).content.decode().partition("<main")[2]
    fields = hidden(main.partition("</form>")[0])  # a form without an address is sent to that of its page
    assert lands_there(visitor.post(address, fields | {"code": digits(secret)}, follow=True))


def test_a_page_elsewhere_is_never_where_one_lands(visitor):
    fields = {"login": "hana@madang.example", "password": PASSWORD, "next": "https://evil.example/"}
    assert visitor.post("/accounts/login/", fields)["Location"] == "/"
