"""Signing in through an OpenID provider: an identity is issuer and subject, and lets in whom it is linked with."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from accounts.models import SecurityEvent, User
from deliberation.actions.invitations import invite_by_mail
from tests.cast import PASSWORD
from tests.letters import arrived
from tests.services.openid_provider import new_key

from .pages import text_of

LOGIN = "/accounts/oidc/mofa/login/"
INVITATION = r"/invitations/(\S+)/"
HANA = {"email": "hana@madang.example", "email_verified": True, "name": "Hana Kim"}


@pytest.fixture
def provider(openid_provider, cast):
    openid_provider.people = {"hana-at-mofa": HANA, "eve-at-mofa": {**HANA, "name": "Eve"}}
    return openid_provider


def who_is_in(client) -> str:
    return client.session.get("_auth_user_id", "")


def go(client, provider, subject: str, process: str = "login", then: str = ""):
    """To the provider, be `subject` there, and back. Returns the page at the end."""
    away = client.post(f"{LOGIN}?process={process}&next={then}")
    there = unescape(re.search(r'content="0;url=([^"]+)"', away.content.decode())[1])
    asked = dict(parse_qsl(urlsplit(there).query))
    back = provider.back(asked, subject)
    return client.get(back.removeprefix("http://127.0.0.1:8000"), follow=True)


def link(client, provider, subject: str):
    """Sign in with the password, say it once more, and link the identity."""
    client.post("/accounts/login/", {"login": "hana@madang.example", "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return go(client, provider, subject, process="connect")


def test_a_linked_identity_signs_in(client, cast, provider):
    page = link(client, provider, "hana-at-mofa")
    assert "It is linked; you can sign in there from now on." in text_of(page)
    newcomer = Client()
    go(newcomer, provider, "hana-at-mofa")
    assert who_is_in(newcomer) == str(cast.hana.pk)
    kinds = SecurityEvent.objects.filter(user=cast.hana).order_by("at").values_list("kind", flat=True)
    assert "identity.linked" in kinds
    assert SecurityEvent.objects.filter(kind="session.started").latest("at").details == {
        "by": ["socialaccount"]
    }


def test_the_same_address_of_mail_links_nobody(client, cast, provider):
    page = go(client, provider, "hana-at-mofa")
    assert page.status_code == 403
    assert "no account here is linked with it" in text_of(page)
    assert not who_is_in(client)
    assert not SocialAccount.objects.exists()


def test_an_unknown_identity_makes_no_account(client, cast, provider):
    before = User.objects.count()
    provider.people["new"] = {"email": "new@madang.example", "email_verified": True}
    assert go(client, provider, "new").status_code == 403
    assert User.objects.count() == before


def test_an_invitation_lets_a_new_identity_in(client, cast, provider):
    invite_by_mail(
        by=cast.actor(cast.jiwoo),
        workspace=cast.workspace,
        emails=["new@madang.example"],
        organisation=cast.msit,
    )
    here = f"/invitations/{re.search(INVITATION, arrived()[-1].body)[1]}/"
    provider.people["new"] = {"email": "somebody.else@madang.example", "name": "New"}
    page = go(client, provider, "new", then=here)
    assert "You will sign in through Foreign Affairs (somebody.else@madang.example)" in text_of(page)
    client.post(here, {"name": "Sumin Han", "language": "en", "password": ""})
    sumin = User.objects.get(email="new@madang.example")
    assert (who_is_in(client), sumin.has_usable_password()) == (str(sumin.pk), False)
    cast.workspace.demands_provider = "mofa"
    cast.workspace.save()
    assert client.get("/w/AI/").status_code == 200
    again = Client()
    go(again, provider, "new")
    assert who_is_in(again) == str(sumin.pk)
    assert not User.objects.filter(email="somebody.else@madang.example").exists()


def test_an_identity_without_an_invitation_does_not_come_in_by_naming_one(client, cast, provider):
    page = go(client, provider, "hana-at-mofa", then="/invitations/made-up/")
    assert page.status_code == 404
    assert not SocialAccount.objects.exists()


def test_the_same_subject_of_another_issuer_is_somebody_else(client, cast, provider, tell_providers):
    link(client, provider, "hana-at-mofa")
    identity = SocialAccount.objects.get()
    assert identity.extra_data == {
        "iss": provider.issuer,
        "sub": "hana-at-mofa",
        "shown": "hana@madang.example",
    }
    provider.issuer, before = f"http://localhost:{provider.server.server_port}", provider.issuer
    tell_providers(provider.told())
    newcomer = Client()
    assert go(newcomer, provider, "hana-at-mofa").status_code == 403
    assert provider.issuer != before
    assert not who_is_in(newcomer)


def test_what_binds_the_answer_to_this_browser_is_sent(client, cast, provider):
    away = client.post(LOGIN).content.decode()
    asked = dict(parse_qsl(urlsplit(unescape(re.search(r"0;url=([^\"]+)", away)[1])).query))
    assert asked["redirect_uri"] == "http://127.0.0.1:8000/accounts/oidc/mofa/login/callback/"
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["nonce"]) > 20
    assert len(asked["state"]) >= 16


@pytest.mark.parametrize(
    "wrong",
    [
        {"nonce": "of-another-sign-in"},
        {"aud": "another-client"},
        {"iss": "https://elsewhere.example"},
        {"exp": 1},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_an_id_token_that_is_not_for_this_sign_in_opens_nothing(client, cast, provider, wrong):
    link(client, provider, "hana-at-mofa")
    provider.claims = wrong
    newcomer = Client()
    page = go(newcomer, provider, "hana-at-mofa")
    assert page.status_code == 401
    assert "That did not work" in text_of(page)
    assert not who_is_in(newcomer)


def test_an_id_token_signed_by_somebody_else_opens_nothing(client, cast, provider):
    link(client, provider, "hana-at-mofa")
    provider.key = new_key()
    newcomer = Client()
    assert go(newcomer, provider, "hana-at-mofa").status_code == 401
    assert not who_is_in(newcomer)


def test_an_answer_made_for_another_browser_opens_nothing(client, cast, provider):
    link(client, provider, "hana-at-mofa")
    attacker, victim = Client(), Client()
    away = attacker.post(LOGIN).content.decode()
    asked = dict(parse_qsl(urlsplit(unescape(re.search(r"0;url=([^\"]+)", away)[1])).query))
    victim.get(provider.back(asked, "hana-at-mofa").removeprefix("http://127.0.0.1:8000"))
    assert not who_is_in(victim)


def test_one_person_has_one_identity_of_a_provider(client, cast, provider):
    link(client, provider, "hana-at-mofa")
    page = go(client, provider, "eve-at-mofa", process="connect")
    assert "Another identity of this provider is linked" in text_of(page)
    assert SocialAccount.objects.get().extra_data["sub"] == "hana-at-mofa"


def test_an_identity_is_unlinked_by_whoever_said_the_password_again(client, cast, provider):
    link(client, provider, "hana-at-mofa")
    client.post("/accounts/3rdparty/", {"account": SocialAccount.objects.get().pk})
    assert not SocialAccount.objects.exists()
    assert go(Client(), provider, "hana-at-mofa").status_code == 403


def test_linking_asks_for_the_password_first(client, cast, provider):
    client.post("/accounts/login/", {"login": "hana@madang.example", "password": PASSWORD})
    page = go(client, provider, "hana-at-mofa", process="connect")
    assert "Type your password first" in text_of(page)
    assert not SocialAccount.objects.exists()


def test_a_provider_that_is_not_there_is_a_page_that_is_not_there(client, cast, provider):
    assert client.post("/accounts/oidc/elsewhere/login/").status_code == 404
