"""Signing in and out, one's settings, and who is here."""

import importlib
import re
from html import unescape

import pytest
import time_machine
from django.test import override_settings
from django.urls import clear_url_caches

from accounts.models import SecurityEvent, User
from frontend import sign_in_links
from frontend.urls import people as people_urls
from tests.cast import PASSWORD
from tests.letters import arrived, link_in

from .pages import text_of

LOGIN = "/accounts/login/"


@pytest.fixture
def facilitator(cast):
    User.objects.filter(pk=cast.minji.pk).update(email="facilitator@madang.example")
    cast.minji.refresh_from_db()
    return cast.minji


def who_is_in(client) -> str:
    return client.session.get("_auth_user_id", "")


def confirm(client) -> None:
    """Type the password once more, as before each change of a way in."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})


def test_password_and_address_sign_in(client, cast):
    answer = client.post(LOGIN, {"login": "hana@madang.example", "password": PASSWORD, "next": "/w/AI/"})
    assert answer.headers["Location"] == "/w/AI/"
    assert who_is_in(client) == str(cast.hana.pk)
    assert list(SecurityEvent.objects.values_list("kind", "user")) == [("session.started", cast.hana.pk)]


def test_a_wrong_password_is_told_and_noted_but_not_kept(client, cast):
    page = client.post(LOGIN, {"login": "hana@madang.example", "password": "wrong"}).content.decode()
    assert "not correct" in page
    event = SecurityEvent.objects.get()
    assert (event.kind, event.user, event.details) == ("session.refused", cast.hana, {})


def test_known_and_unknown_addresses_get_the_same_answer(client, cast):
    def said(address: str) -> str:
        page = client.post(LOGIN, {"login": address, "password": "wrong"}).content.decode()
        return page.split('role="alert"')[1].split("</div>")[0]

    assert said("hana@madang.example") == said("nobody@madang.example")


def test_signing_out_is_a_post_and_is_noted(cast, browser):
    client = browser(cast.hana)
    assert client.get("/accounts/logout/").status_code == 200
    assert who_is_in(client)
    client.post("/accounts/logout/")
    assert not who_is_in(client)
    assert SecurityEvent.objects.get().kind == "session.ended"


def test_somebody_who_was_switched_off_does_not_come_in(client, cast):
    User.objects.filter(pk=cast.hana.pk).update(is_active=False)
    client.post(LOGIN, {"login": "hana@madang.example", "password": PASSWORD})
    assert not who_is_in(client)


def test_a_forgotten_password_is_replaced_by_a_link_of_our_address(client, cast, mailoutbox, settings):
    client.post("/accounts/password/reset/", {"email": "HANA@madang.example"}, HTTP_HOST="localhost")
    (mail,) = arrived()
    assert mail.to == ["hana@madang.example"]
    link = link_in(mail)
    assert link.startswith(f"{settings.BASE_URL}/accounts/password/reset/key/")
    form = client.get(link.removeprefix(settings.BASE_URL), follow=True)
    page = form.redirect_chain[-1][0]
    client.post(page, {"password1": "rain-over-the-courtyard", "password2": "rain-over-the-courtyard"})
    client.post(LOGIN, {"login": "hana@madang.example", "password": "rain-over-the-courtyard"})
    assert who_is_in(client) == str(cast.hana.pk)


def test_an_unknown_address_gets_the_same_page(client, cast, mailoutbox):
    known = client.post("/accounts/password/reset/", {"email": "hana@madang.example"})
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@madang.example"})
    assert (known.status_code, known.headers["Location"]) == (
        unknown.status_code,
        unknown.headers["Location"],
    )
    assert "there is no account with it" in arrived()[-1].body


def test_a_new_address_counts_once_its_link_was_opened(client, cast, mailoutbox, settings):
    client.post(LOGIN, {"login": "hana@madang.example", "password": PASSWORD})
    confirm(client)
    client.post("/accounts/email/", {"email": "hana.kim@madang.example", "action_add": ""})
    link = link_in(arrived()[-1])
    cast.hana.refresh_from_db()
    assert cast.hana.email == "hana@madang.example"
    path = link.removeprefix(settings.BASE_URL)
    assert client.get(path).status_code == 200
    client.post(path)
    cast.hana.refresh_from_db()
    assert cast.hana.email == "hana.kim@madang.example"


def test_nobody_signs_up_by_oneself(client, db):
    page = client.get("/accounts/signup/").content.decode()
    assert "by invitation" in page.lower()
    client.post("/accounts/signup/", {"email": "eve@madang.example", "password1": PASSWORD})
    assert not User.objects.filter(email="eve@madang.example").exists()


@pytest.mark.parametrize("path", ["login", "password/reset", "password/reset/done", "inactive"])
def test_a_visitor_opens_the_pages_around_signing_in(client, db, path):
    page = client.get(f"/accounts/{path}/").content.decode()
    assert 'class="bar"' in page


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/password/change/",
        "/accounts/email/",
        "/settings/",
        "/settings/sign-in/",
        "/accounts/logout/",
    ],
)
def test_a_member_opens_the_pages_about_oneself(cast, browser, path):
    page = browser(cast.hana).get(path).content.decode()
    assert 'class="bar"' in page
    assert "style=" not in page


def links_of(client, path: str = LOGIN) -> list[str]:
    """The one-time links of the sign-in page."""
    return [
        unescape(link)
        for link in re.findall(r'href="(/dev/sign-in/[^"]+)"', client.get(path).content.decode())
    ]


def test_a_link_signs_in_as_a_person_of_the_sample(client, facilitator):
    page = client.get(f"{LOGIN}?next=/w/AI/").content.decode()
    assert "facilitator@madang.example</a>" in page
    assert "hana@madang.example" not in page
    before = client.session.session_key
    (link,) = links_of(client, f"{LOGIN}?next=/w/AI/%3Fbefore%3D3")
    answer = client.get(link)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/w/AI/?before=3")
    assert "no-store" in answer.headers["Cache-Control"]
    assert who_is_in(client) == str(facilitator.pk)
    assert client.session.session_key != before
    assert SecurityEvent.objects.get().kind == "session.started"


def test_a_link_without_a_page_to_go_to_leads_home(client, facilitator):
    (link,) = links_of(client)
    assert client.get(link).headers["Location"] == "/"


def test_a_link_works_once(client, facilitator):
    (link,) = links_of(client)
    client.get(link)
    client.logout()
    answer = client.get(link, follow=True)
    assert answer.redirect_chain == [(LOGIN, 303)]
    assert "That link was used already. Here is a new one." in text_of(answer)
    assert not who_is_in(client)
    assert links_of(client) != [link]


def test_looking_at_the_head_of_a_link_does_not_use_it(client, facilitator):
    (link,) = links_of(client)
    assert client.head(link).status_code == 200
    assert not who_is_in(client)
    client.get(link)
    assert who_is_in(client) == str(facilitator.pk)


def test_a_link_ends_after_a_quarter_of_an_hour(client, facilitator):
    with time_machine.travel("2026-05-04T00:00:00Z", tick=False):
        token = sign_in_links.links()[0]["token"]
    with time_machine.travel("2026-05-04T00:16:00Z", tick=False):
        assert sign_in_links.person_of(token) is None


@pytest.mark.parametrize("token", ["made-up", "eyJ1c2VyIjoiMSJ9:1abc:def"])
def test_a_made_up_token_signs_nobody_in(client, facilitator, token):
    assert client.get(f"/dev/sign-in/{token}/").headers["Location"] == LOGIN
    assert not who_is_in(client)


def test_a_link_is_followed_and_never_posted(client, facilitator):
    (link,) = links_of(client)
    assert client.post(link).status_code == 405
    assert client.get("/dev/sign-in/").status_code == 404
    assert not who_is_in(client)


def test_links_lead_to_no_other_site(client, facilitator):
    (link,) = links_of(client)
    assert client.get(f"{link}?next=https://evil.example/").headers["Location"] == "/"


def test_production_knows_no_links(client, facilitator):
    token = sign_in_links.links()[0]["token"]
    with override_settings(EMBEDDED=False):
        assert sign_in_links.links() == []
        assert sign_in_links.person_of(token) is None
        assert "facilitator@madang.example" not in client.get(LOGIN).content.decode()


def test_production_has_no_such_address():
    try:
        with override_settings(EMBEDDED=False):
            importlib.reload(people_urls)
            assert not any("dev/" in str(one.pattern) for one in people_urls.urlpatterns)
    finally:
        importlib.reload(people_urls)
        clear_url_caches()


def test_a_person_changes_name_language_and_zone(cast, browser):
    client = browser(cast.hana)
    answer = client.post("/settings/", {"name": " Hana  K. ", "language": "ko", "time_zone": "Europe/Paris"})
    assert answer.status_code == 303
    cast.hana.refresh_from_db()
    assert (cast.hana.name, cast.hana.language, cast.hana.time_zone) == ("Hana K.", "ko", "Europe/Paris")
    assert '<html lang="ko">' in client.get("/").content.decode()


@pytest.mark.parametrize("wrong", [{"name": ""}, {"language": "xx"}, {"time_zone": "Mars/Olympus"}])
def test_a_wrong_setting_is_told_and_nothing_changes(cast, browser, wrong):
    right = {"name": "Hana", "language": "ko", "time_zone": ""}
    assert browser(cast.hana).post("/settings/", right | wrong).status_code == 422
    cast.hana.refresh_from_db()
    assert (cast.hana.name, cast.hana.language) == ("Hana Kim", "en")


def test_a_visitor_s_language_is_kept_in_the_browser(client, db):
    answer = client.post("/language/", {"language": "ko", "next": LOGIN})
    assert answer.headers["Location"] == LOGIN
    assert '<html lang="ko">' in client.get(LOGIN).content.decode()


def test_a_member_s_language_is_kept_with_the_person(cast, browser):
    browser(cast.hana).post("/language/", {"language": "ko"})
    cast.hana.refresh_from_db()
    assert cast.hana.language == "ko"


def test_there_is_no_third_language(client, db):
    assert client.post("/language/", {"language": "../xx"}).status_code == 404


def test_members_see_who_is_here_and_for_whom(cast, browser):
    page = browser(cast.taeho).get("/w/AI/people/").content.decode()
    for said in ("Minji Seo", "facilitator", "Ministry of Science and ICT", "states its position"):
        assert said in page
    assert "Yuna Jung" not in page  # left
    assert "hana@madang.example" not in page


def test_a_stranger_does_not_see_who_is_here(cast, browser):
    assert browser(cast.ben).get("/w/AI/people/").status_code == 404


def test_operators_read_in_the_admin_and_change_nothing(cast, client):
    operator = User.objects.create_superuser("ops@madang.example", PASSWORD, name="Ops")
    client.force_login(operator)
    assert client.get("/admin/accounts/user/").status_code == 200
    page = client.get(f"/admin/accounts/user/{cast.hana.pk}/change/").content.decode()
    assert "hana@madang.example" in page
    assert "argon2" not in page
    assert "md5$" not in page
    assert client.post(f"/admin/accounts/user/{cast.hana.pk}/change/", {"name": "X"}).status_code == 403
    assert client.get("/admin/accounts/user/add/").status_code == 403


def test_the_admin_is_entered_by_the_common_door(client, db):
    answer = client.get("/admin/login/?next=/admin/")
    assert answer.headers["Location"].startswith(LOGIN)
