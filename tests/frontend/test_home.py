"""Home: what changed in one's initiatives since one looked, and these before the others."""

from datetime import UTC, datetime

import pytest

from deliberation.actions import following, moderation
from deliberation.actions.arguments import respond
from deliberation.actions.discussion import add_comment
from deliberation.models import Argument, Initiative
from tests.cast import argue, draft_initiative, open_initiative

from .pages import queries_of, text_of

MONTHS_LATER = datetime(2027, 3, 1, tzinfo=UTC)


def changed(answer) -> str:
    """The words of *What changed*."""
    page = text_of(answer)
    return page.partition("What changed")[2].partition("Past digests")[0].strip()


@pytest.fixture
def hanas(cast, argument):
    """AI-1, in which Hana argued, and Dohyun after her."""
    by = cast.actor(cast.dohyun)
    respond(by=by, parent=argument, relation="rebuts", claim="Two voices are heard twice")
    add_comment(by=by, initiative=argument.initiative, argument=argument, text="Which norms?")
    return argument.initiative


def test_what_others_did_where_one_takes_part_is_one_line(cast, hanas, browser):
    told = changed(browser(cast.hana).get("/"))
    assert "1 new response · 1 new comment" in told
    assert "new argument" not in told
    assert 'href="/i/AI-1/changes/"' in browser(cast.hana).get("/").content.decode()


def test_what_one_has_seen_is_no_news(cast, hanas, browser):
    by = cast.actor(cast.hana)
    following.mark_seen(by=by, initiative=hanas, through=by.moment)
    assert "Nothing changed in your initiatives" in changed(browser(cast.hana).get("/"))


def test_the_day_since_when_is_that_of_the_workspace_and_none_at_first_sight(cast, hanas, browser):
    assert "since" not in changed(browser(cast.hana).get("/"))
    cast.workspace.time_zone = "Asia/Seoul"
    cast.workspace.save()
    late = datetime(2026, 3, 4, 21, tzinfo=UTC)  # the fifth in Seoul
    following.mark_seen(by=cast.actor(cast.hana, late), initiative=hanas, through=late)
    assert "since Thu 5 Mar" in changed(browser(cast.hana).get("/"))


def test_where_one_takes_no_part_nothing_is_news_until_one_follows(cast, hanas, browser):
    assert "Nothing changed" in changed(browser(cast.taeho).get("/"))
    following.set_follow(by=cast.actor(cast.taeho), initiative=hanas, level="everything")
    assert "1 new response" in changed(browser(cast.taeho).get("/"))
    following.set_follow(by=cast.actor(cast.hana), initiative=hanas, level="nothing")
    assert "Nothing changed" in changed(browser(cast.hana).get("/"))


def test_what_was_hidden_is_no_news(cast, hanas, browser):
    by = cast.actor(cast.minji)
    moderation.hide(by=by, thing=hanas.comments.get(), reason="off_topic")
    moderation.hide(by=by, thing=Argument.objects.get(number=2), reason="off_topic")
    assert "Nothing changed" in changed(browser(cast.hana).get("/"))


def test_a_week_back_and_no_further_for_who_never_said_what_was_seen(cast, hanas, browser, time_machine):
    time_machine.move_to(MONTHS_LATER)
    assert "Nothing changed" in changed(browser(cast.hana).get("/"))


def test_a_draft_that_one_does_not_see_tells_nothing(cast, hanas, browser):
    Initiative.objects.update(stage="draft")
    assert "Nothing changed" in changed(browser(cast.hana).get("/"))


def test_ones_own_initiatives_stand_before_newer_ones(cast, hanas, browser):
    for number in range(3):
        open_initiative(cast, title=f"Newer {number}")
    page = text_of(browser(cast.hana).get("/")).partition("Past digests")[2]
    assert page.index(hanas.title) < page.index("Newer 2") < page.index("Newer 0")


def test_few_are_shown_and_the_rest_is_a_click_away(cast, hanas, browser):
    assert "All initiatives" not in text_of(browser(cast.hana).get("/"))
    for number in range(5):
        open_initiative(cast, title=f"Newer {number}")
    page = text_of(browser(cast.hana).get("/"))
    assert "All initiatives" in page
    assert "Newer 0" not in page


def test_an_empty_workspace_says_what_to_do(cast, browser):
    assert 'href="/w/AI/new/"' in browser(cast.hana).get("/").content.decode()
    page = browser(cast.taeho).get("/")
    assert "No initiative goes on here" in text_of(page)
    assert 'href="/w/AI/new/"' not in page.content.decode()


def test_home_asks_as_much_for_many_initiatives_as_for_few(cast, hanas, browser):
    few = queries_of(browser(cast.hana), "/")
    for number in range(6):
        one = draft_initiative(cast, title=f"Another {number}")
        Initiative.objects.filter(pk=one.pk).update(stage="open", closes_at=MONTHS_LATER)
        argue(cast, Initiative.objects.get(pk=one.pk), "It helps.")
        argue(cast, one, "It does not.", who=cast.dohyun)
    assert queries_of(browser(cast.hana), "/") == few
