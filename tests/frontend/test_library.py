"""The library's pages: what is read of a paste, what is due, what needs a source, what leans on a source."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from deliberation.actions import arguments, initiatives, sources
from deliberation.models import Evidence, Source
from tests.cast import argue, draft_initiative

from .pages import text_of

CITE = "/i/AI-1/1/evidence/"
OUTLOOK = "OECD (2024). Digital Economy Outlook. OECD Publishing. https://www.oecd.org/outlook"
IN_MAY = datetime(2026, 5, 4, 3, 0, tzinfo=UTC)


def add(cast, who=None, **fields) -> Source:
    return sources.add_source(by=cast.actor(who or cast.hana), workspace=cast.workspace, **fields)


def test_what_was_read_is_shown_with_a_link_to_mend_it(cast, argument, browser):
    dohyun = browser(cast.dohyun)
    answer = dohyun.post(CITE, {"where": OUTLOOK, "bearing": "supports"}, follow=True)
    assert "Digital Economy Outlook · OECD Publishing · 2024" in text_of(answer)
    edit = f"/w/AI/sources/{Source.objects.get().pk}/edit/?next=/i/AI-1/1/"
    assert edit in answer.content.decode()
    form = {"title": "Digital Outlook 2024", "version": 1, "next": "/i/AI-1/1/"}
    assert dohyun.post(edit, form).headers["Location"] == "/i/AI-1/1/"
    assert "Digital Outlook 2024" in text_of(dohyun.get("/i/AI-1/1/"))


def test_a_paste_fills_the_form_of_the_library_and_keeps_nothing_yet(cast, browser):
    answer = browser(cast.hana).post("/w/AI/sources/new/", {"paste": OUTLOOK})
    html = answer.content.decode()
    assert 'value="OECD Publishing"' in html
    assert 'value="https://www.oecd.org/outlook"' in html
    assert not Source.objects.exists()


def test_what_is_in_the_library_already_says_so_and_stays_as_it_is(cast, browser):
    known = add(cast, title="A treaty", url="https://treaties.un.org/1")
    typed = {"title": "The treaty of New York", "url": "https://treaties.un.org/1"}
    answer = browser(cast.dohyun).post("/w/AI/sources/new/", typed, follow=True)
    assert answer.redirect_chain == [(f"/w/AI/sources/{known.pk}/", 303)]
    assert "It is in the library already; what stands here was not changed. Sources A treaty" in text_of(
        answer
    )


def test_the_library_is_offered_while_one_types(cast, browser):
    add(cast, title="Framework Act on AI", publisher="국회", published_year=2025)
    add(cast, title="Weather")
    answer = browser(cast.dohyun).get("/w/AI/sources/options/?where=frame+act")
    assert text_of(answer) == "Framework Act on AI 국회 · 2025 Add “frame act” as a new source"
    assert 'data-said="1 source in the library"' in answer.content.decode()
    answer = browser(cast.dohyun).get("/w/AI/sources/options/?where=treaty")
    assert text_of(answer) == "Add “treaty” as a new source"
    assert "No source in the library fits" in answer.content.decode()
    assert browser(cast.ben).get("/w/AI/sources/options/?where=frame").status_code == 404


def test_the_library_counts_only_the_arguments_that_the_reader_sees(cast, argument, browser):
    source = add(cast, title="A treaty")
    draft = argue(cast, draft_initiative(cast), "Not yet said aloud", who=cast.minji)
    for one in (argument, argument, draft):
        sources.add_evidence(by=cast.actor(cast.minji), argument=one, source=source)
    assert "1 argument" in text_of(browser(cast.dohyun).get("/w/AI/sources/"))
    assert "2 arguments" in text_of(browser(cast.minji).get("/w/AI/sources/"))


def test_evidence_is_edited_graded_and_removed_on_its_page(cast, argument, browser):
    dohyun = browser(cast.dohyun)
    dohyun.post(CITE, {"where": "A study", "bearing": "supports"})
    page = f"{CITE}{Evidence.objects.get().pk}/"
    dohyun.post(page, {"bearing": "contradicts", "quote": "Word for word", "locator": "p. 4", "version": 1})
    browser(cast.hana).post(f"{page}grade/", {"grade": "weak", "grade_reason": "Old figures", "version": 2})
    shown = text_of(browser(cast.taeho).get("/i/AI-1/1/"))
    assert "contradicts A study Word for word p. 4" in shown
    assert "weak, says Hana Kim: Old figures" in shown
    assert "1 source · 1 contradicts" in text_of(browser(cast.taeho).get("/i/AI-1/"))
    dohyun.post(f"{page}remove/")
    assert not Evidence.objects.exists()


def test_a_conflict_shows_what_was_typed_and_can_be_saved_again(cast, argument, browser):
    dohyun = browser(cast.dohyun)
    dohyun.post(CITE, {"where": "A study", "bearing": "supports"})
    page = f"{CITE}{Evidence.objects.get().pk}/"
    browser(cast.hana).post(f"{page}grade/", {"grade": "weak", "grade_reason": "", "version": 1})
    typed = {"bearing": "supports", "quote": "My words", "locator": "", "version": 1}
    answer = dohyun.post(page, typed)
    assert answer.status_code == 409
    assert "My words" in text_of(answer)
    assert 'name="version" value="2"' in answer.content.decode()


def test_hidden_evidence_is_a_tombstone_and_has_no_page(cast, argument, browser):
    browser(cast.dohyun).post(CITE, {"where": "A leaked cable", "bearing": "supports"})
    Evidence.objects.update(hidden_at=IN_MAY, hidden_by=cast.minji, hidden_reason="Not public")
    page = f"{CITE}{Evidence.objects.get().pk}/"
    assert "leaked" not in text_of(browser(cast.taeho).get("/i/AI-1/1/"))
    assert browser(cast.hana).get(page).status_code == 404
    assert "leaked" in text_of(browser(cast.minji).get("/i/AI-1/1/"))


@time_machine.travel(IN_MAY, tick=False)
def test_what_is_due_for_a_re_check_is_listed_marked_and_checked(cast, argument, browser):
    source = add(cast, title="Old statistics", re_check_by=date(2026, 5, 4))
    add(cast, title="Next week's", re_check_by=date(2026, 5, 11))
    sources.add_evidence(by=cast.actor(cast.hana), argument=argument, source=source)
    dohyun = browser(cast.dohyun)
    due = text_of(dohyun.get("/w/AI/sources/?show=due"))
    assert "Old statistics" in due
    assert "Next week's" not in due
    assert "1 source here is due for a re-check" in text_of(dohyun.get("/i/AI-1/1/"))
    dohyun.post(f"/w/AI/sources/{source.pk}/check/", {"version": 2, "re_check_by": ""})
    assert "Old statistics" in text_of(dohyun.get("/w/AI/sources/?show=due"))
    dohyun.post(f"/w/AI/sources/{source.pk}/check/", {"version": 1, "re_check_by": "2027-05-04"})
    assert "Nothing is due" in text_of(dohyun.get("/w/AI/sources/?show=due"))


def test_arguments_without_a_source_are_listed_as_far_as_one_sees_them(cast, initiative, argument, browser):
    hidden = draft_initiative(cast)
    argue(cast, hidden, "Known to drafters only", who=cast.minji)
    withdrawn = argue(cast, initiative, "Taken back")
    arguments.withdraw_argument(by=cast.actor(cast.hana), argument=withdrawn)
    backed = argue(cast, initiative, "Backed")
    sources.add_evidence(by=cast.actor(cast.hana), argument=backed, source="A treaty")
    shown = text_of(browser(cast.hana).get("/w/AI/sources/?show=missing"))
    assert argument.claim in shown
    assert not [claim for claim in ("Known to drafters", "Taken back", "Backed") if claim in shown]
    assert "Known to drafters only" in text_of(browser(cast.minji).get("/w/AI/sources/?show=missing"))


def test_what_can_be_backed_no_more_asks_for_nothing(cast, initiative, argument, browser):
    by = cast.actor(cast.minji)
    initiatives.change_stage(by=by, initiative=initiative, to="withdrawn")
    assert argument.claim not in text_of(browser(cast.hana).get("/w/AI/sources/?show=missing"))


def test_a_source_tells_what_leans_on_it_page_by_page(cast, initiative, browser):
    source = add(cast, title="A treaty")
    for number in range(60):
        leaning = argue(cast, initiative, f"Claim number {number:02}")
        by = cast.actor(cast.hana, IN_MAY + timedelta(minutes=number))
        sources.add_evidence(by=by, argument=leaning, source=source, quote=f"Article {number}")
    first = browser(cast.taeho).get(f"/w/AI/sources/{source.pk}/")
    assert "Claim number 59 Article 59" in text_of(first)
    assert "Claim number 09" not in text_of(first)
    more = first.content.decode().split('class="pager"')[1].split('href="')[1].split('"')[0]
    assert "Claim number 09" in text_of(browser(cast.taeho).get(f"/w/AI/sources/{source.pk}/{more}"))


@pytest.mark.parametrize("show", ["", "due", "missing"])
def test_the_lists_ask_as_little_of_many_rows_as_of_few(
    cast, initiative, browser, django_assert_max_num_queries, show
):
    for number in range(30):
        argue(cast, initiative, f"Claim {number}")
        add(cast, title=f"Source {number}", re_check_by=date(2020, 1, 1))
    hana = browser(cast.hana)
    with django_assert_max_num_queries(6):
        assert hana.get(f"/w/AI/sources/?show={show}").status_code == 200


def test_the_next_page_of_a_search_is_of_that_search(cast, browser):
    for number in range(55):
        add(cast, title=f"Statute {number:02}")
    add(cast, title="Weather")
    first = browser(cast.hana).get("/w/AI/sources/?q=statute").content.decode()
    more = first.split('class="pager"')[1].split('href="')[1].split('"')[0].replace("&amp;", "&")
    second = text_of(browser(cast.hana).get(f"/w/AI/sources/{more}"))
    assert "Statute 00" in second
    assert "Weather" not in second
