"""Taking things away on pages: what, how far it is, the file; without JavaScript and with htmx."""

import pytest

from deliberation.api.nouns import NOUNS
from deliberation.exchange.runs import run
from deliberation.models import Job
from tests.frontend.pages import text_of
from tests.scene import set_scene

HTMX = {"HX-Request": "true"}


@pytest.fixture
def scene(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return set_scene(cast)


@pytest.fixture
def hana(cast, browser):
    return browser(cast.hana)


def asked(browser, what: str = "csv:arguments", place: str = "/i/AI-1/", **more) -> str:
    answer = browser.post(f"{place}export/", {"what": what, **more})
    assert answer.status_code == 303
    return answer["Location"]


def test_the_way_to_it_stands_on_the_initiative_and_the_workspace(scene, hana):
    assert 'href="/i/AI-1/export/"' in hana.get("/i/AI-1/").content.decode()
    assert 'href="/w/AI/export/"' in hana.get("/w/AI/").content.decode()


def test_a_file_is_asked_for_in_words_and_taken_away(scene, hana):
    page = text_of(hana.get("/i/AI-1/export/"))
    assert "The arguments, with their tallies" in page
    assert "Everything, line by line (JSON Lines)" in page
    url = asked(hana)
    waiting = hana.get(url)
    assert "It waits for its turn." in text_of(waiting)
    assert f'<noscript><a href="{url}">Look again</a></noscript>' in waiting.content.decode()
    run(Job.objects.get().pk, NOUNS)
    done = hana.get(url)
    assert "Done. Download AI-1-arguments.csv" in text_of(done)
    assert "Look again" not in done.content.decode()
    file = hana.get(f"{url}file/")
    assert file["Content-Disposition"] == 'attachment; filename="AI-1-arguments.csv"'
    assert b"AI-1#1" in b"".join(file.streaming_content)


def test_with_htmx_the_part_asks_again_until_it_is_over(scene, hana):
    url = asked(hana)
    part = hana.get(url, headers=HTMX).content.decode()
    assert 'hx-trigger="every 2s"' in part
    assert "<html" not in part
    run(Job.objects.get().pk, NOUNS)
    assert "hx-trigger" not in hana.get(url, headers=HTMX).content.decode()


def test_how_far_it_is_stands_there_in_numbers(scene, hana):
    url = asked(hana)
    Job.objects.update(state="running", done=1200, total=20_000)
    page = hana.get(url)
    assert "1,200 of 20,000" in text_of(page)
    assert '<progress class="job__bar" value="1200" max="20000"' in page.content.decode()


def test_one_can_stop_it(scene, hana):
    url = asked(hana, "jsonl", "/w/AI/")
    assert "Stop it" in text_of(hana.get(url))
    assert hana.post(f"{url}cancel/").status_code == 303
    assert "It was stopped." in text_of(hana.get(url))


def test_ones_own_are_listed(scene, hana, cast, browser):
    asked(hana, "jsonl", "/w/AI/")
    listed = text_of(hana.get("/jobs/"))
    assert "Everything, line by line (JSON Lines) Export · AI & Digital Diplomacy" in listed
    assert "Nothing yet" in text_of(browser(cast.minji).get("/jobs/"))


def test_nobody_else_opens_it(scene, hana, cast, browser):
    url = asked(hana)
    run(Job.objects.get().pk, NOUNS)
    for who in (cast.jiwoo, cast.ben):
        for path in (url, f"{url}file/"):
            assert browser(who).get(path).status_code == 404
        assert browser(who).post(f"{url}cancel/").status_code == 404


def test_a_file_that_says_more_than_one_may_see_by_now_is_kept_back(scene, hana):
    url = asked(hana, "jsonl", "/w/AI/")
    run(Job.objects.get().pk, NOUNS)
    type(scene.initiative).objects.update(audience="named")
    page = text_of(hana.get(url))
    assert "Export it once more." in page
    assert "Download" not in page
    assert hana.get(f"{url}file/").status_code == 404


def test_who_may_not_see_the_place_is_not_offered_it(scene, cast, browser):
    assert browser(cast.ben).get("/i/AI-1/export/").status_code == 404
    assert browser(cast.yuna).get("/w/AI/export/").status_code == 404
    assert browser(cast.taeho).get("/w/AI/export/").status_code == 200


def test_nothing_chosen_is_said_at_the_form(scene, hana):
    answer = hana.post("/i/AI-1/export/", {"what": "xlsx"})
    assert answer.status_code == 422
    assert not Job.objects.exists()


def test_a_failed_one_says_why_and_at_which_line(scene, hana):
    url = asked(hana)
    faults = [{"line": 7, "field": "claim", "code": "required", "detail": "Please write something here."}]
    Job.objects.update(
        state="failed", detail="The file cannot be imported as it is.", faults=faults, more_faults=2000
    )
    page = text_of(hana.get(url))
    assert "The file could not be written." in page
    assert "7 claim Please write something here." in page
    assert "and 2,000 more" in page
    assert 'href="/i/AI-1/export/"' in hana.get(url).content.decode()


def test_what_was_given_up_is_said_in_the_readers_language(scene, hana, cast):
    """Whichever the worker's was that gave it up."""
    url = asked(hana)
    Job.objects.update(state="failed", code="given_up", detail="It broke off each time that it was tried.")
    type(cast.hana).objects.filter(pk=cast.hana.pk).update(language="ko")
    assert "It broke off" not in text_of(hana.get(url))


def test_times_in_the_list_are_those_of_the_workspace(scene, hana):
    """As on the page that the line leads to."""
    type(scene.initiative.workspace).objects.update(time_zone="Asia/Seoul")
    url = asked(hana)
    assert "KST" in text_of(hana.get(url))
    assert "KST" in text_of(hana.get("/jobs/"))
