"""Where an initiative stands and what changed in it, on pages and over REST."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from deliberation.actions import arguments, discussion, initiatives, moving, positions, sources, votes
from deliberation.dispatch import dispatch
from deliberation.models import Argument, Evidence, Follow, Initiative, Source, Tally
from tests.api.client import caller
from tests.cast import MONDAY, argue, open_initiative

from .pages import text_of

LONG_AGO = "2026-01-01"
SINCE = "2026-01-01T00:00:00Z"


def stands(cast, initiative) -> dict:
    return caller(cast.taeho).get(f"initiatives/{initiative.pk}/standing").json()["coverage"]


def changes(cast, initiative, who=None, since: str = SINCE) -> list[dict]:
    dispatch(cast.workspace.pk)
    answer = caller(who or cast.taeho).get(f"initiatives/{initiative.pk}/standing?since={since}")
    return answer.json()["changes"]


def codes(cast, initiative) -> set[str]:
    return {one["code"] for one in changes(cast, initiative)}


def test_arguments_without_a_source_and_contradicted_ones_are_named(cast, initiative, argument, browser):
    other = argue(cast, initiative, "Well founded")
    by = cast.actor(cast.dohyun)
    sources.add_evidence(by=by, argument=other, source={"title": "Act"})
    assert stands(cast, initiative)["without_source"] == [str(argument.pk)]
    sources.add_evidence(by=by, argument=other, source={"title": "Another"}, bearing="contradicts")
    assert stands(cast, initiative)["contradicted"] == [str(other.pk)]
    page = text_of(browser(cast.taeho).get("/i/AI-1/standing/"))
    assert "Arguments without a source · 1 #1One voice" in page.replace("# 1", "#1").replace("#1 ", "#1")
    assert "Contradicted by a source · 1" in page


def test_a_source_is_due_from_its_day_on_as_long_as_an_argument_leans_on_it(
    cast, initiative, argument, browser
):
    by = cast.actor(cast.hana)
    evidence = sources.add_evidence(by=by, argument=argument, source={"title": "Framework Act"})
    today = timezone.now().date()
    Source.objects.update(re_check_by=today + timedelta(days=2))
    assert stands(cast, initiative)["sources_due"] == []
    Source.objects.update(re_check_by=today - timedelta(days=1))
    assert stands(cast, initiative)["sources_due"] == [str(evidence.source_id)]
    assert "Sources to check again · 1 Framework Act" in text_of(browser(cast.taeho).get("/i/AI-1/standing/"))
    Evidence.objects.update(hidden_at=timezone.now(), hidden_by=cast.minji, hidden_reason="A forgery")
    assert stands(cast, initiative)["sources_due"] == []


def test_organisations_that_said_nothing_are_not_heard(cast, initiative, argument, browser):
    silent = {one["name"] for one in stands(cast, initiative)["not_heard"]}
    assert silent == {"Ministry of Foreign Affairs", "Ministry of Trade"}
    discussion.add_comment(by=cast.actor(cast.dohyun), initiative=initiative, text="A word")
    assert {one["name"] for one in stands(cast, initiative)["not_heard"]} == {"Ministry of Foreign Affairs"}
    assert "Organisations not heard · 1 Ministry of Foreign Affairs" in text_of(
        browser(cast.taeho).get("/i/AI-1/standing/")
    )


def test_a_vote_is_a_voice_only_once_that_may_be_told(cast):
    initiative = open_initiative(cast, results="at_close")
    argument = argue(cast, initiative, "Something to judge")
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    assert "Ministry of Trade" in str(stands(cast, initiative)["not_heard"])
    Initiative.objects.update(stage="deciding")
    assert "Ministry of Trade" not in str(stands(cast, initiative)["not_heard"])


@pytest.fixture
def week(cast, initiative, argument, challenge):
    """A bit of everything, after MONDAY."""
    by = cast.actor(cast.dohyun)
    sources.add_evidence(by=by, argument=argument, source={"title": "Act"})
    arguments.respond(by=cast.actor(cast.hana), parent=challenge, relation="answers", claim="A joint text")
    arguments.update_challenge(by=by, argument=challenge, version=None, status="in_hand")
    discussion.add_comment(by=by, initiative=initiative, argument=argument, text="A remark")
    positions.state_position(by=cast.actor(cast.hana), initiative=initiative, stand="support")
    votes.cast_vote(by=by, argument=argument, value=1)
    return initiative


def test_page_and_api_tell_of_the_same_changes(cast, week, browser):
    told = changes(cast, week)
    assert {one["code"] for one in told} == {
        *(
            "argument",
            "response",
            "answered",
            "challenge",
            "evidence",
            "comments",
            "position",
            "stage",
            "support",
        )
    }
    page = text_of(browser(cast.taeho).get(f"/i/AI-1/changes/?since={LONG_AGO}"))
    for one in told:
        assert one["text"] in page
        assert one["what"] in page


def test_without_a_moment_the_api_tells_of_no_changes(cast, week):
    assert caller(cast.taeho).get(f"initiatives/{week.pk}/standing").json()["changes"] is None


@pytest.mark.parametrize("since", ["yesterday", "2026-05-04", "2026-05-04T00:00:00", ""])
def test_a_moment_needs_its_offset(cast, week, since):
    assert caller(cast.taeho).get(f"initiatives/{week.pk}/standing?since={since}").status_code == 422


def test_what_happened_before_is_left_out(cast, initiative, argument):
    later = (MONDAY + timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert changes(cast, initiative, since=later) == []
    arguments.respond(by=cast.actor(cast.dohyun), parent=argument, relation="rebuts", claim="Not so")
    assert [one["code"] for one in changes(cast, initiative, since=later)] == ["response"]


def test_a_label_that_differs_at_both_ends_is_told_with_both(cast, initiative, argument):
    for who in (cast.jiwoo, cast.minji, cast.hana, cast.dohyun):
        votes.cast_vote(by=cast.actor(who), argument=argument, value=1)
    label = Tally.objects.get(pk=argument.pk).label
    told = {one["code"]: one for one in changes(cast, initiative)}
    if label == "too_few_votes":
        assert told["support"]["tally"] == [4, 0, 0]
    else:
        assert told["label"]["before"] == "too few votes yet"


def test_results_at_close_hold_in_what_changed(cast, browser):
    initiative = open_initiative(cast, results="at_close")
    argument = argue(cast, initiative, "Something to judge")
    votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=1)
    told = changes(cast, initiative)
    page = text_of(browser(cast.taeho).get(f"/i/AI-1/changes/?since={LONG_AGO}"))
    for who in (cast.jiwoo, cast.minji, cast.dohyun):
        votes.cast_vote(by=cast.actor(who), argument=argument, value=-1)
    assert {one["code"] for one in told} == {"stage", "argument", "counts"}
    assert changes(cast, initiative) == told
    assert without_clock(
        text_of(browser(cast.taeho).get(f"/i/AI-1/changes/?since={LONG_AGO}"))
    ) == without_clock(page)
    Initiative.objects.update(stage="deciding")
    assert "support" in codes(cast, initiative)


def without_clock(page: str) -> str:
    return page.partition("What changed Since")[2]


def test_what_is_hidden_is_not_told(cast, week, browser):
    Argument.objects.filter(number=1).update(
        hidden_at=timezone.now(), hidden_by=cast.minji, hidden_reason="A name"
    )
    assert "One voice carries" not in str(changes(cast, week))
    assert "One voice carries" not in text_of(browser(cast.taeho).get(f"/i/AI-1/changes/?since={LONG_AGO}"))


def test_what_one_has_seen_counts_as_old_and_opening_the_page_says_nothing_of_it(cast, week, browser):
    dispatch(cast.workspace.pk)
    taeho = browser(cast.taeho)
    for _ in range(2):
        assert "A joint text" in text_of(taeho.get("/i/AI-1/changes/"))
    assert not Follow.objects.filter(user=cast.taeho).exists()
    assert taeho.post("/i/AI-1/seen/", {"through": timezone.now().isoformat()}).status_code == 303
    assert "Nothing changed since then." in text_of(taeho.get("/i/AI-1/changes/"))
    assert "A joint text" in text_of(taeho.get("/i/AI-1/changes/?since=week"))
    argue(cast, week, "Something new")
    Follow.objects.filter(user=cast.taeho).update(seen_through=MONDAY - timedelta(seconds=1))
    dispatch(cast.workspace.pk)
    assert "Something new" in text_of(taeho.get("/i/AI-1/changes/?since=seen"))


def test_what_one_has_seen_never_moves_back_nor_into_the_future(cast, week):
    hana, now = caller(cast.hana), timezone.now()
    path = f"initiatives/{week.pk}/seen"
    hana.put(path, {"through": now.isoformat()})
    hana.put(path, {"through": (now - timedelta(days=1)).isoformat()})
    assert Follow.objects.get(user=cast.hana).seen_through == now
    assert hana.put(path, {"through": (now + timedelta(days=1)).isoformat()}).status_code == 422
    assert Follow.objects.get(user=cast.hana).seen_through == now


@pytest.mark.parametrize("since", ["2026-13-01", "soon", "2999-01-01"])
def test_a_day_that_is_none_is_said_beside_the_field(cast, week, browser, since):
    answer = browser(cast.taeho).get(f"/i/AI-1/changes/?since={since}")
    assert answer.status_code == 422
    assert "Give a day that has been" in text_of(answer)


@pytest.mark.parametrize("path", ["/i/AI-1/changes/", "/i/AI-1/standing/"])
def test_both_pages_are_for_members_and_one_click_away(cast, week, browser, client, path):
    assert f'href="{path}"' in browser(cast.taeho).get("/i/AI-1/").content.decode()
    assert browser(cast.ben).get(path).status_code == 404
    assert client.get(path).status_code == 302
    Initiative.objects.update(audience="public")
    assert browser(cast.ben).get(path).status_code == 403


@pytest.mark.parametrize("path", [f"/i/AI-1/changes/?since={LONG_AGO}", "/i/AI-1/standing/"])
def test_queries_do_not_grow_with_what_there_is_to_tell(cast, week, browser, path):
    dispatch(cast.workspace.pk)
    few = queries_of(browser(cast.taeho), path)
    for number in range(6):
        one = argue(cast, week, f"Argument {number}", kind=("advantage", "challenge")[number % 2])
        sources.add_evidence(by=cast.actor(cast.dohyun), argument=one, source={"title": f"Source {number}"})
        votes.cast_vote(by=cast.actor(cast.dohyun), argument=one, value=1)
    dispatch(cast.workspace.pk)
    assert queries_of(browser(cast.taeho), path) <= few


def queries_of(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def test_a_stage_that_moved_stands_among_the_steps(cast, week, browser):
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=week, to="deciding")
    dispatch(cast.workspace.pk)
    page = text_of(browser(cast.taeho).get(f"/i/AI-1/changes/?since={LONG_AGO}"))
    assert "Stages and decisions" in page
    assert "draft → deciding" in page


def test_an_argument_that_was_moved_and_not_back_is_told(cast, initiative, argument):
    by = cast.actor(cast.hana)
    for kind, told in (("disadvantage", True), ("advantage", False), ("disadvantage", True)):
        moving.move_argument(by=by, argument=argument, version=None, kind=kind)
        assert ("moved" in codes(cast, initiative)) == told
