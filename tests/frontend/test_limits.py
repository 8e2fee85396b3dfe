"""Limits on pages: told in the reader's language, and what was typed comes back."""

from django.urls import URLPattern, URLResolver, get_resolver

from accounts.models import User
from deliberation.models import Comment
from frontend.limits import EXPORTS, MAILS, SEARCHES

from .pages import text_of

TALK = "/i/AI-1/discussion/"


def write(browser, text: str, **more):
    return browser.post(TALK, {"text": text}, **more)


def test_too_many_writes_come_back_to_be_sent_again(cast, initiative, browser, limited):
    limited("writes", 1)
    hana = browser(cast.hana)
    assert write(hana, "First").status_code == 303
    answer = write(hana, 'A <b>second</b> thought "now"')
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert "Send it again" in text_of(answer)
    assert f'action="{TALK}"' in answer.content.decode()
    assert 'value="A &lt;b&gt;second&lt;/b&gt; thought &quot;now&quot;"' in answer.content.decode()
    assert Comment.objects.count() == 1


def test_it_is_told_in_the_language_of_the_reader(cast, initiative, browser, limited):
    limited("writes", 1)
    User.objects.filter(pk=cast.hana.pk).update(language="ko")
    hana = browser(cast.hana)
    write(hana, "하나")
    assert "다시 보내기" in text_of(write(hana, "둘"))


def test_in_place_it_is_a_notice_and_the_form_stays(cast, initiative, browser, limited):
    limited("writes", 1)
    hana = browser(cast.hana)
    write(hana, "First")
    answer = write(hana, "Second", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Retarget"]) == (429, "#refusal")
    assert "Too much at once" in text_of(answer)


def test_pages_and_api_share_the_bucket_of_their_person(cast, argument, browser, limited):
    limited("writes", 1)
    hana = browser(cast.hana)
    write(hana, "First")
    path = f"/api/v1/arguments/{argument.pk}/vote"
    assert hana.put(path, {"value": 1}, content_type="application/json").status_code == 429


def test_a_search_too_many_offers_to_try_again(cast, initiative, browser, limited):
    limited("searches", 1)
    hana = browser(cast.hana)
    assert [hana.get("/search/?q=voice").status_code for _one in range(2)] == [200, 429]
    assert "Try again" in text_of(hana.get("/search/?q=voice"))
    assert hana.get("/i/AI-1/").status_code == 200


def test_calendars_are_taken_from_the_bucket_of_exports(cast, initiative, browser, limited):
    limited("exports", 1)
    for who, address in ((cast.hana, "/i/AI-1/calendar.ics"), (cast.minji, "/w/AI/calendar.ics")):
        signed_in = browser(who)
        assert [signed_in.get(address).status_code for _one in range(2)] == [200, 429]


def test_visitors_of_one_network_share_a_bucket_whatever_they_say(db, client, limited, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    limited("writes", 1)
    answers = [
        client.post("/language/", {"language": "ko"}, headers={"X-Forwarded-For": f"198.51.100.{number}"})
        for number in range(2)
    ]
    assert [one.status_code for one in answers] == [303, 429]


def test_every_address_that_is_limited_by_name_is_there():
    assert names(get_resolver().url_patterns) >= SEARCHES | EXPORTS | MAILS


def names(patterns) -> set[str]:
    found = {one.name for one in patterns if isinstance(one, URLPattern)}
    return found.union(*(names(one.url_patterns) for one in patterns if isinstance(one, URLResolver)))
