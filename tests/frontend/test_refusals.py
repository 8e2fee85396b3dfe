import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import URLPattern, reverse
from django.urls.converters import IntConverter
from django.utils import translation

from deliberation.models import Initiative
from frontend.responses import server_error
from frontend.urls import urlpatterns

from .pages import text_of

FROM_THE_BOARD = {"Host": "testserver", "Referer": "http://testserver/i/AI-1/?sort=new"}


def test_what_is_not_yours_looks_like_what_does_not_exist(cast, initiative, browser):
    ben = browser(cast.ben)
    assert text_of(ben.get("/i/AI-1/")) == text_of(ben.get("/i/AI-999/"))


def test_a_number_that_no_argument_can_have_is_not_found(cast, argument, browser, client):
    for number in (0, 2, 9_999_999_999, 10**30):
        assert browser(cast.hana).get(f"/i/AI-1/{number}/").status_code == 404
        assert client.get(f"/i/AI-1/{number}/").status_code == 302


def test_an_unknown_address_is_told_in_the_look_of_the_house(cast, browser):
    answer = browser(cast.hana).get("/nowhere/")
    assert answer.status_code == 404
    assert "Nothing here" in text_of(answer)


def test_a_form_without_its_token_is_told_to_reload(cast, initiative):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.hana)
    answer = client.post("/i/AI-1/discussion/", {"text": "x"})
    assert answer.status_code == 403
    assert "The form is out of date" in text_of(answer)
    assert "Not for your role" not in text_of(answer)


def test_a_foreign_host_is_refused_in_one_sentence(db, client):
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "could not be read" in text_of(answer)


def test_a_fault_of_ours_says_that_what_was_typed_is_kept(rf):
    assert "What you typed is kept" in text_of(server_error(rf.get("/")))


def test_with_htmx_a_refusal_is_a_notice_and_not_a_page(cast, argument, browser):
    answer = browser(cast.minji).get("/i/AI-1/1/edit/", headers={"HX-Request": "true"})
    assert answer.status_code == 403
    assert answer.headers["HX-Retarget"] == "#refusal"
    assert "<html" not in answer.content.decode()


def test_who_reloads_the_address_of_a_form_is_sent_back_to_its_page(cast, initiative, browser):
    answer = browser(cast.hana).get("/i/AI-1/follow/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Go back to its page" in text_of(answer)


def test_each_fault_says_what_to_do_next(cast, initiative, browser):
    hana = browser(cast.hana)
    missing = hana.get("/nowhere/")
    assert "search for what it was about" in text_of(missing)
    assert '<a class="button" href="/search/">' in missing.content.decode()
    assert "can give you another role" in text_of(browser(cast.taeho).get("/w/AI/new/"))
    refused = hana.post("/i/AI-1/seen/", {"through": "yesterday"})
    assert refused.status_code == 422
    assert "mend it and send it again" in text_of(refused)


TYPED = "Half a thought that nobody wants to lose"


def test_a_form_that_comes_after_the_session_ended_is_not_lost(cast, initiative, client):
    answer = client.post("/i/AI-1/discussion/", {"text": TYPED}, headers=FROM_THE_BOARD)
    assert answer.status_code == 403
    assert "Please sign in again" in text_of(answer)
    assert TYPED in text_of(answer)
    assert 'href="/accounts/login/?next=%2Fi%2FAI-1%2F%3Fsort%3Dnew"' in answer.content.decode()


def test_in_place_it_says_so_without_putting_the_page_for_signing_in_into_the_form(cast, initiative, client):
    at = {"Host": "testserver", "HX-Request": "true", "HX-Current-URL": "http://testserver/i/AI-1/"}
    for answer in (
        client.post("/i/AI-1/discussion/", {"text": TYPED}, headers=at),
        client.get("/i/AI-1/people/?text=@ha", headers=at),
    ):
        assert (answer.status_code, answer.headers["HX-Retarget"]) == (403, "#refusal")
        assert "/accounts/login/?next=%2Fi%2FAI-1%2F" in answer.content.decode()
        assert "<html" not in answer.content.decode()


def test_a_vote_after_the_session_ended_says_so(cast, argument, client):
    for headers in ({}, {"HX-Request": "true"}):
        fields = {"value": "agree", "wording": 1, "version": 1}
        answer = client.post("/i/AI-1/1/vote/", fields, headers=headers)
        assert (answer.status_code, "signed out meanwhile" in text_of(answer)) == (403, True)


# Forms of who has no account here, or need not show it.
FOR_ANYBODY = {"language", "invitation", "prove_address", "unsubscribe"}


def _named(patterns, above=()):
    """Each pattern with a name, and what stands for something in its address or in those that it is part of."""
    for one in patterns:
        kinds = {**dict(above), **one.pattern.converters}
        if not isinstance(one, URLPattern):
            yield from _named(one.url_patterns, kinds.items())
        elif one.name:
            yield one.name, kinds


def test_every_form_that_comes_after_the_session_ended_says_so_where_all_may_read_too(cast, argument, client):
    Initiative.objects.update(audience="public")
    values = {"ref": "AI-1", "key": "AI", "noun": "arguments"}
    lost = set()
    for named, kinds in _named(urlpatterns):
        given = {
            name: 1 if isinstance(kind, IntConverter) else values.get(name, argument.pk)
            for name, kind in kinds.items()
        }
        answer = client.post(reverse(named, kwargs=given), {"text": TYPED})
        says_so = answer.status_code == 403 and TYPED in text_of(answer)
        lost |= set() if says_so or answer.status_code == 405 else {named}
    assert lost == FOR_ANYBODY


def test_no_password_is_shown_with_what_was_typed(db, client):
    typed = {"oldpassword": "the old one", "password1": "a new one", "password2": "a new one"}
    answer = client.post("/accounts/password/change/", typed)
    assert "Please sign in again" in text_of(answer)
    assert [word for word in typed.values() if word in answer.content.decode()] == []


def test_who_looks_without_being_signed_in_is_still_asked_to_sign_in(cast, initiative, client):
    answer = client.get("/settings/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/settings/")


def test_a_refused_form_leads_back_to_its_page_and_nowhere_else(cast, initiative, browser):
    hana = browser(cast.hana)
    back = '<a class="button button--primary" href="/i/AI-1/?sort=new">Back to the form</a>'
    assert back in hana.post("/i/AI-1/seen/", {"through": "x"}, headers=FROM_THE_BOARD).content.decode()
    for elsewhere in (
        "https://evil.example/i/AI-1/",
        "http://testserver//evil.example/",
        "javascript:alert(1)",
    ):
        refused = hana.post(
            "/i/AI-1/seen/", {"through": "x"}, headers={"Host": "testserver", "Referer": elsewhere}
        )
        assert "Back to the form" not in text_of(refused)
        assert "evil" not in refused.content.decode()


@pytest.mark.parametrize("path", ["/nowhere/", "/i/AI-1/follow/", "/w/AI/new/"])
def test_no_fault_puts_a_page_into_a_part_of_one(cast, initiative, browser, path):
    answer = browser(cast.taeho).get(path, headers={"HX-Request": "true"})
    assert answer.headers["HX-Retarget"] == "#refusal"
    assert "<html" not in answer.content.decode()


def test_what_is_too_large_says_so_and_how_to_go_on(cast, initiative, browser):
    answer = browser(cast.hana).post("/i/AI-1/discussion/", {"text": "x" * (2 * 1024 * 1024 + 1)})
    assert answer.status_code == 413
    assert "Too large" in text_of(answer)
    assert "send it in parts" in text_of(answer)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "back in a minute"), ("ko", "사이트를 점검하고 있습니다")]
)
def test_while_the_database_is_away_a_page_says_so_without_asking_it(rf, language, said):
    with translation.override(language):
        try:
            raise OperationalError("the connection is closed")
        except OperationalError:
            answer = server_error(rf.get("/"))
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert said in text_of(answer)
