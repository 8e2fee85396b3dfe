"""Signing in as people do it, in Chromium: a code by mail, an authenticator app, a passkey, a provider."""

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD, gather
from tests.factors import app_of, digits, recovery_codes_of
from tests.letters import arrived

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOME = re.compile(r":\d+/$|:\d+/w/AI/$")
WORKSPACE = re.compile(r":\d+/w/AI/$")


@pytest.fixture
def cast(transactional_db):
    cache.clear()
    return gather()


@pytest.fixture
def at_localhost(live_server, settings) -> str:
    """The site by a name: an address of numbers has no passkeys."""
    url = live_server.url.replace("127.0.0.1", "localhost")
    settings.BASE_URL, settings.CSRF_TRUSTED_ORIGINS = url, [url]
    return url


def sign_in(page: Page) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill("hana@madang.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def say_the_password_again(page: Page) -> None:
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def type_code(page: Page, code: str) -> None:
    expect(page.get_by_role("heading", name="Second factor")).to_be_visible()
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Sign in", exact=True).click()


def plug_in(page: Page) -> None:
    """A device of the browser's own that keeps passkeys, with a finger always on it."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    kind = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": kind})


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_an_authenticator_app_is_set_up_and_asked_for(cast, new_page, javascript):
    page = new_page(java_script_enabled=javascript)
    sign_in(page)
    page.goto("/settings/sign-in/")
    page.get_by_role("link", name="Set up").click()
    say_the_password_again(page)
    page.get_by_text("The app cannot read it?").click()
    secret = page.locator(".secret").inner_text()
    page.get_by_label("code").fill(digits(secret))
    page.get_by_role("button", name="Turn on").click()
    expect(page.get_by_text("They are shown this once.")).to_be_visible()
    spare = page.locator(".codes li").all_inner_texts()
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("10 codes left")).to_be_visible()
    sign_out(page)
    sign_in(page)
    type_code(page, digits(secret, later=1))
    expect(page).to_have_url(HOME)
    sign_out(page)
    sign_in(page)
    type_code(page, spare[3])
    expect(page).to_have_url(HOME)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_code_by_mail_signs_in(cast, new_page, javascript):
    page = new_page(java_script_enabled=javascript)
    page.goto("/accounts/login/?next=/w/AI/")
    page.get_by_role("link", name="Send me a code by mail").click()
    page.get_by_label("Email").fill("hana@madang.example")
    page.get_by_role("button", name="Send the code").click()
    (letter,) = arrived()
    page.get_by_label("Code").fill(re.search(r"^[A-Z0-9-]{6,12}$", letter.body, re.MULTILINE)[0])
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url(WORKSPACE)


def test_a_passkey_is_added_and_signs_in_by_itself(cast, at_localhost, new_page):
    page = new_page(base_url=at_localhost)
    plug_in(page)
    sign_in(page)
    page.goto("/settings/sign-in/")
    page.get_by_role("link", name="Add a passkey").click()
    say_the_password_again(page)
    page.get_by_label("Name").fill("Laptop")
    expect(page.get_by_label("Sign in with it alone")).to_be_checked()
    page.locator("main").get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("They are shown this once.")).to_be_visible()
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("Passkey, signs in by itself.")).to_be_visible()
    sign_out(page)
    page.goto("/accounts/login/?next=/w/AI/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(WORKSPACE)
    sign_out(page)
    sign_in(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(HOME)


def test_a_passkey_that_is_not_there_is_told(cast, at_localhost, new_page):
    page = new_page(base_url=at_localhost)
    plug_in(page)
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("No passkey was given.")).to_be_visible()


def test_all_other_sessions_are_ended(cast, new_page):
    here, there = new_page(), new_page()
    sign_in(here)
    sign_in(there)
    here.goto("/settings/sign-in/")
    here.get_by_role("button", name="End all others").click()
    expect(here.get_by_text("All other sessions have ended.")).to_be_visible()
    there.goto("/settings/")
    expect(there.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()


def test_a_demand_is_met_on_the_way(cast, new_page):
    secret = app_of(cast.hana)
    recovery_codes_of(cast.hana)
    page = new_page(cast.hana)  # a session that has shown nothing
    cast.workspace.demands_second_factor = True
    cast.workspace.save()
    page.goto("/w/AI/")
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    page.get_by_role("link", name="Type a code").click()
    page.get_by_label("Code").fill(digits(secret))
    page.get_by_role("button", name="Go on").click()
    expect(page).to_have_url(WORKSPACE)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_provider_signs_in_whom_it_is_linked_with(cast, openid_provider, new_page, javascript):
    openid_provider.people = {"hana-at-mofa": {"email": "hana@madang.example"}}
    page = new_page(java_script_enabled=javascript)
    sign_in(page)
    page.goto("/settings/sign-in/")
    page.get_by_role("button", name="Link", exact=True).click()
    page.get_by_role("link", name="hana-at-mofa").click()
    say_the_password_again(page)
    expect(page.get_by_text("Linked: hana@madang.example")).to_be_visible()
    sign_out(page)
    page.goto("/accounts/login/?next=/w/AI/")
    page.get_by_role("button", name="Foreign Affairs").click()
    page.get_by_role("link", name="hana-at-mofa").click()
    expect(page).to_have_url(WORKSPACE)
