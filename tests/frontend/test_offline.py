"""What a browser keeps for when the server cannot be reached: one page, the same for everybody."""

import json

import pytest

from .pages import text_of

ABOUT_US = ("Hana", "hana@", "csrf", "nonce", "data-reader", "<script", "speculationrules")


def kept_by(browser, language: str) -> dict:
    source = browser.get(f"/service-worker.js?language={language}").content.decode()
    return json.loads(source.partition("const KEPT = ")[2].partition(";\n")[0])


@pytest.mark.parametrize(("language", "again"), [("en", "Try again"), ("ko", "다시 시도")])
def test_the_page_says_in_both_languages_that_what_was_written_is_kept(cast, browser, language, again):
    answer = browser(cast.hana).get(kept_by(browser(cast.hana), language)["page"])
    html = answer.content.decode()
    assert f'<html lang="{language}">' in html
    assert f'href="">{again}</a>' in html
    assert {"en": "is kept in this browser", "ko": "이 브라우저에 남아 있습니다"}[language] in text_of(answer)


def test_it_is_the_same_for_everybody_and_holds_nothing_of_the_reader(cast, browser, client):
    page = browser(cast.hana).get("/offline/en/")
    assert (
        page.content == client.get("/offline/en/").content == browser(cast.taeho).get("/offline/en/").content
    )
    assert [word for word in ABOUT_US if word in page.content.decode()] == []


def test_new_words_or_a_new_sheet_make_a_new_worker(db, client):
    english, korean = (kept_by(client, language) for language in ("en", "ko"))
    assert english["cache"] != korean["cache"]
    assert english["sheet"] == korean["sheet"]
    assert english["sheet"] in client.get("/offline/en/").content.decode()


def test_there_is_no_worker_for_a_language_that_pages_do_not_speak(db, client):
    assert client.get("/service-worker.js?language=fr").status_code == 404
    assert client.get("/offline/fr/").status_code == 404


def test_a_worker_comes_from_here_and_runs_under_our_policy(db, client):
    answer = client.get("/service-worker.js")
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    assert answer["Content-Type"] == "text/javascript"
    assert answer["Cache-Control"] == "public, max-age=86400"  # asked for once a day, not with each page
