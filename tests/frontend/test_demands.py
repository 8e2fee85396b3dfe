"""A workspace asks for a second factor or for a provider: every way in obeys, pages, API and the administration."""

import re
from html import unescape

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client

from accounts.actions import create_token
from accounts.models import Membership, SecurityEvent, User, Workspace
from deliberation.actions import services, workspaces
from deliberation.actions.invitations import invite_by_link
from tests.cast import PASSWORD
from tests.factors import app_of, digits, secret_on

from .pages import text_of
from .test_identities import go

ASKED = "/settings/sign-in/asked/"
API = "/api/v1/initiatives"
SECOND = "/accounts/2fa/authenticate/"
ACTIVATE = "/accounts/2fa/totp/activate/"
PAGES = ["/", "/w/AI/", "/i/AI-1/", "/search/", "/inbox/", "/settings/", "/settings/sign-in/"]


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()


@pytest.fixture
def strict(cast, initiative):
    """The workspace asks its members for a second factor."""
    Workspace.objects.update(demands_second_factor=True)
    return cast


def signed_in(user) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    return client


def with_factor(user) -> Client:
    secret = app_of(user)
    client = signed_in(user)
    client.post(SECOND, {"code": digits(secret)})
    return client


@pytest.mark.parametrize("path", PAGES)
def test_without_the_factor_every_page_leads_to_what_is_asked(strict, path):
    answer = signed_in(strict.hana).get(path)
    assert answer.headers["Location"].startswith(ASKED)


def test_the_page_says_which_workspace_asks_and_what_to_do(strict):
    page = signed_in(strict.hana).get("/i/AI-1/", follow=True)
    assert "AI & Digital Diplomacy" in text_of(page)
    assert "Set up an authenticator app" in text_of(page)


def test_forms_are_refused_too(strict, argument):
    signed_in(strict.dohyun).post("/i/AI-1/1/vote/", {"value": "agree", "wording": 1, "version": 1})
    assert not argument.votes.exists()


def test_the_api_refuses_such_a_session_and_says_why(strict):
    answer = signed_in(strict.hana).get(API)
    assert (answer.status_code, answer.json()["code"]) == (403, "second_factor_required")


def test_a_token_is_no_session(strict):
    _token, text = create_token(user=strict.hana, name="script", scopes=["read"])
    answer = Client(headers={"Authorization": f"Bearer {text}"}).get(API)
    assert answer.status_code == 200


def answered(text: str) -> int:
    return Client(headers={"Authorization": f"Bearer {text}"}).get(API).status_code


@pytest.mark.parametrize("demand", [{"demands_second_factor": True}, {"demands_provider": "mofa"}])
def test_a_new_demand_ends_the_tokens_of_members_and_of_nobody_else(cast, initiative, tell_providers, demand):
    told = {"id": "mofa", "name": "MOFA", "issuer": "https://id.example"}
    tell_providers({**told, "client_id": "madang", "client_secret": "s"})
    by = cast.actor(cast.jiwoo)
    service = services.add_service(
        by=by, workspace=cast.workspace, name="Import", organisation=cast.mofa, role="analyst"
    )
    told = {
        who: create_token(user=who, name="script", scopes=["read"])[1]
        for who in (cast.hana, cast.jiwoo, cast.ben, service.user)
    }
    workspaces.change_workspace(by=by, workspace=cast.workspace, name="No demand")
    assert {answered(text) for text in told.values()} == {200}
    workspaces.change_workspace(by=by, workspace=cast.workspace, **demand)
    assert [answered(text) for text in told.values()] == [401, 401, 200, 200]
    ended = SecurityEvent.objects.filter(kind="token.revoked", details__reason="demand")
    assert {event.user for event in ended} == {cast.hana, cast.jiwoo}
    again = create_token(user=cast.hana, name="new", scopes=["read"])[1]
    none = {"demands_second_factor": False, "demands_provider": ""}
    workspaces.change_workspace(by=by, workspace=cast.workspace, **none)
    assert answered(again) == 200


def test_entering_where_something_is_demanded_ends_the_token_that_one_came_with(strict):
    by = strict.actor(strict.jiwoo)
    _one, secret = invite_by_link(by=by, workspace=strict.workspace, organisation=strict.mofa)
    text = create_token(user=strict.ben, name="script", scopes=["read", "write", "admin"])[1]
    bearer = Client(headers={"Authorization": f"Bearer {text}"})
    body = {"secret": secret}
    joined = bearer.post("/api/v1/invitations/acceptance", body, content_type="application/json")
    assert (joined.status_code, answered(text)) == (201, 401)


def test_the_page_of_settings_says_that_tokens_end(cast, browser):
    assert "Members' tokens end" in text_of(browser(cast.jiwoo).get("/w/AI/settings/"))


def test_no_token_is_made_before_the_factor_is_shown(strict):
    client = signed_in(strict.hana)
    client.post("/settings/tokens/", {"name": "way around", "scopes": ["read"], "days": "30"})
    answer = client.post(
        "/api/v1/me/tokens", {"name": "x", "scopes": ["read"]}, content_type="application/json"
    )
    assert answer.status_code == 403
    assert not strict.hana.auth_token_set.exists()


def test_with_the_factor_everything_is_open(strict):
    client = with_factor(strict.hana)
    assert [client.get(path).status_code for path in PAGES] == [200] * len(PAGES)
    assert client.get(API).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_setting_one_up_on_the_way_opens_the_door(strict):
    client = signed_in(strict.hana)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    secret = secret_on(client.get(ACTIVATE))
    client.post(ACTIVATE, {"code": digits(secret)})
    assert client.get("/i/AI-1/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_after_setting_one_up_one_lands_where_one_was_going(strict):
    client = signed_in(strict.hana)
    asked = client.get("/i/AI-1/?kind=challenge&sort=new", follow=True).redirect_chain[-1][0]
    assert "AI-1" in asked
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    secret = secret_on(client.get(ACTIVATE))
    codes = client.post(ACTIVATE, {"code": digits(secret)}, follow=True).content.decode()
    on = unescape(re.search(r'href="([^"]+)">I have kept them<', codes)[1])
    assert client.get(on).headers["Location"] == "/i/AI-1/?kind=challenge&sort=new"
    again = client.get("/accounts/2fa/recovery-codes/generate/", follow=True)
    assert "AI-1" not in again.content.decode()


def test_the_last_factor_stays_while_it_is_asked_for(strict):
    client = with_factor(strict.hana)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.post("/accounts/2fa/totp/deactivate/")
    assert Authenticator.objects.filter(user=strict.hana, type="totp").exists()


def test_a_demand_reaches_sessions_that_were_open_before(cast, initiative):
    client = signed_in(cast.hana)
    assert client.get("/i/AI-1/").status_code == 200
    Workspace.objects.update(demands_second_factor=True)
    assert client.get("/i/AI-1/").headers["Location"].startswith(ASKED)


def test_a_workspace_asks_nothing_of_strangers_and_of_who_has_left(strict):
    assert signed_in(strict.ben).get("/").status_code == 200
    Membership.objects.filter(user=strict.hana).update(ended_at="2026-05-05T00:00:00Z")
    assert signed_in(strict.hana).get("/").status_code == 200


@pytest.fixture
def by_provider(cast, initiative, openid_provider):
    """The workspace lets its members in through the provider only; Hana's identity is linked."""
    openid_provider.people = {"hana-at-mofa": {}, "eve-at-mofa": {}}
    Workspace.objects.update(demands_provider="mofa")
    return openid_provider


def link(client, provider, subject: str):
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return go(client, provider, subject, process="connect")


def test_a_password_is_not_enough_where_a_provider_is_asked_for(cast, by_provider):
    client = signed_in(cast.hana)
    assert client.get("/i/AI-1/").headers["Location"].startswith(ASKED)
    answer = client.get(API)
    assert (answer.status_code, answer.json()["code"]) == (403, "provider_required")


def test_linking_and_then_signing_in_there_opens_the_door(cast, by_provider):
    client = signed_in(cast.hana)
    link(client, by_provider, "hana-at-mofa")
    assert client.get("/i/AI-1/").headers["Location"].startswith(ASKED)
    go(client, by_provider, "hana-at-mofa", process="redirect")
    assert client.get("/i/AI-1/").status_code == 200


def test_signing_in_there_opens_the_door_at_once(cast, by_provider):
    link(signed_in(cast.hana), by_provider, "hana-at-mofa")
    client = Client()
    go(client, by_provider, "hana-at-mofa")
    assert client.get("/i/AI-1/").status_code == 200


def test_a_stolen_password_links_no_other_identity(cast, by_provider):
    link(signed_in(cast.hana), by_provider, "hana-at-mofa")
    thief = signed_in(cast.hana)
    link(thief, by_provider, "eve-at-mofa")
    go(thief, by_provider, "eve-at-mofa", process="redirect")
    thief.post("/accounts/3rdparty/", {"account": SocialAccount.objects.get().pk})
    assert SocialAccount.objects.get().extra_data["sub"] == "hana-at-mofa"
    assert thief.get("/i/AI-1/").headers["Location"].startswith(ASKED)


def test_a_stolen_password_adds_no_factor_where_a_provider_is_asked_for(cast, by_provider):
    thief = signed_in(cast.hana)
    thief.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert thief.get(ACTIVATE).headers["Location"].startswith(ASKED)


def test_an_identity_that_is_asked_for_stays_linked(cast, by_provider):
    client = signed_in(cast.hana)
    link(client, by_provider, "hana-at-mofa")
    go(client, by_provider, "hana-at-mofa", process="redirect")
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.post("/accounts/3rdparty/", {"account": SocialAccount.objects.get().pk})
    assert "A workspace asks you to sign in this way" in text_of(page)
    assert SocialAccount.objects.exists()


@pytest.fixture
def operator(db):
    return User.objects.create_superuser("ops@madang.example", PASSWORD, name="Ops")


def test_operators_need_a_second_factor_for_the_administration(operator, settings):
    settings.EMBEDDED = False
    client = signed_in(operator)
    assert client.get("/admin/").headers["Location"].startswith(ASKED)
    assert client.get("/").status_code == 200
    assert with_factor(operator).get("/admin/").status_code == 200


def test_the_administration_obeys_a_workspace_too(strict):
    User.objects.filter(pk=strict.hana.pk).update(is_staff=True, is_superuser=True)
    assert signed_in(strict.hana).get("/admin/").headers["Location"].startswith(ASKED)


def test_what_is_asked_comes_with_the_query_that_fetches_the_reader(strict, django_assert_max_num_queries):
    client = with_factor(strict.hana)
    client.get("/i/AI-1/")
    with django_assert_max_num_queries(10):
        assert client.get("/i/AI-1/").status_code == 200


def test_a_page_that_was_asked_for_comes_after_it(strict):
    client = with_factor(strict.hana)
    assert client.get(f"{ASKED}?next=/w/AI/").headers["Location"] == "/w/AI/"
    assert client.get(f"{ASKED}?next=https://evil.example/").headers["Location"] == "/"
