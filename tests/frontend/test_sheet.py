"""The meeting sheet as page, file and data."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from deliberation.actions import actions, arguments, positions, questions, sources, votes
from deliberation.models import Argument, Initiative, Question, Tally
from tests.api.client import caller
from tests.cast import argue, open_initiative

from .pages import text_of

FORMS = ("/i/AI-1/sheet/", "/i/AI-1/sheet.md")


@pytest.fixture
def full(cast, initiative, argument, challenge):
    """AI-1 with a divided argument and its rebuttal, a challenge, a position, a question and an action."""
    by = cast.actor(cast.hana)
    arguments.respond(
        by=cast.actor(cast.dohyun), parent=argument, relation="rebuts", claim="Two voices do too"
    )
    for one in (argument, challenge):
        sources.add_evidence(
            by=by, argument=one, source={"title": "Framework Act", "url": "https://law.example/1"}
        )
    Tally.objects.filter(argument=argument).update(agree=6, disagree=5, label="divided")
    due = (timezone.now() + timedelta(days=30)).date()
    changes = {"responsible": cast.minji, "due": due, "owner": cast.mofa}
    arguments.update_challenge(by=by, argument=challenge, version=None, **changes)
    positions.state_position(
        by=by, initiative=initiative, stand="support_with_conditions", conditions="If it is reviewed"
    )
    questions.add_question(by=by, initiative=initiative, text="Who pays?")
    actions.add_action(by=by, initiative=initiative, text="Ask the ministry", owner=cast.dohyun)
    return initiative


SAID = [
    "Set up a deputy-level consultation body",
    "One voice carries further when norms are written",
    "6 agree, 5 disagree, 0 not sure",
    "Two voices do too",
    "Partnerships with both sides of a rivalry",
    "Minji Seo",
    "If it is reviewed",
    "Who pays?",
    "Ask the ministry",
    "Framework Act",
]


def plain(text: str) -> str:
    return text.replace("\\", "")


def test_page_file_and_data_say_the_same(cast, full, browser):
    page = text_of(browser(cast.taeho).get("/i/AI-1/sheet/"))
    file = browser(cast.taeho).get("/i/AI-1/sheet.md")
    data = caller(cast.taeho).get(f"initiatives/{full.pk}/sheet").json()
    for said in SAID:
        assert said in page, said
        assert said in plain(file.content.decode()), said
        assert said in plain(data["markdown"]), said
    assert data["divided"][0]["reply"]["claim"] == "Two voices do too"
    assert data["challenges"][0]["responsible"] == "Minji Seo"
    assert [one["number"] for one in data["sources"]] == [1]


def test_a_source_has_one_number_wherever_it_is_leaned_on(cast, full):
    data = caller(cast.taeho).get(f"initiatives/{full.pk}/sheet").json()
    assert data["divided"][0]["notes"] == data["challenges"][0]["notes"] == [1]


def test_the_file_is_a_download_of_markdown(cast, full, browser):
    answer = browser(cast.taeho).get("/i/AI-1/sheet.md")
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="AI-1.md"'


def test_divided_arguments_are_not_told_before_voting_ends(cast, full, browser):
    Initiative.objects.update(results="at_close")
    page = text_of(browser(cast.minji).get("/i/AI-1/sheet/"))
    file = browser(cast.minji).get("/i/AI-1/sheet.md").content.decode()
    data = caller(cast.minji).get(f"initiatives/{full.pk}/sheet").json()
    for form in (page, file):
        assert "Shown when voting ends." in form
        assert "One voice carries further" not in form
        assert "disagree" not in form
    assert data["divided"] is None
    assert data["challenges"][0]["tally"] is None


def test_before_voting_ends_votes_change_no_byte_of_it(cast, browser):
    initiative = open_initiative(cast, results="at_close")
    challenge = argue(cast, initiative, "Two budgets", kind="challenge")
    replies = [
        arguments.respond(by=cast.actor(cast.dohyun), parent=challenge, relation="answers", claim=claim)
        for claim in ("One", "Two")
    ]
    client = caller(cast.taeho)
    before = client.get(f"initiatives/{initiative.pk}/sheet").content
    for who in (cast.hana, cast.minji, cast.jiwoo):
        votes.cast_vote(by=cast.actor(who), argument=replies[1], value=1)
        votes.cast_vote(by=cast.actor(who), argument=challenge, value=-1)
    assert client.get(f"initiatives/{initiative.pk}/sheet").content == before


def test_what_is_settled_answered_done_or_hidden_is_not_on_it(cast, full, browser):
    challenge = Argument.objects.get(kind="challenge")
    arguments.update_challenge(by=cast.actor(cast.hana), argument=challenge, version=None, status="mitigated")
    Question.objects.update(answer="Both do")
    actions.finish_action(by=cast.actor(cast.dohyun), action=full.actions.get())
    Argument.objects.filter(number=1).update(
        hidden_at=timezone.now(), hidden_by=cast.minji, hidden_reason="A name"
    )
    page = text_of(browser(cast.taeho).get("/i/AI-1/sheet/"))
    for gone in ("Partnerships", "Who pays?", "Ask the ministry", "One voice carries"):
        assert gone not in page
    for said in (
        "No argument is divided.",
        "No challenge waits",
        "No key question is open.",
        "No action is open.",
    ):
        assert said in page


@pytest.mark.parametrize("path", FORMS)
def test_it_is_for_members_only(cast, full, browser, client, path):
    assert browser(cast.ben).get(path).status_code == 404
    assert client.get(path).status_code == 302
    Initiative.objects.update(audience="public")
    assert browser(cast.ben).get(path).status_code == 403
    assert caller(cast.ben).get(f"initiatives/{full.pk}/sheet").status_code == 403


def test_it_is_one_click_from_the_initiative(cast, full, browser):
    assert 'href="/i/AI-1/sheet/"' in browser(cast.taeho).get("/i/AI-1/").content.decode()


def test_the_number_of_queries_does_not_grow_with_what_is_on_it(cast, full, browser):
    client = browser(cast.taeho)
    few = queries_of(client)
    for number in range(8):
        one = argue(cast, full, f"Challenge {number}", kind="challenge")
        arguments.respond(by=cast.actor(cast.hana), parent=one, relation="answers", claim=f"Answer {number}")
        sources.add_evidence(by=cast.actor(cast.hana), argument=one, source={"title": f"Source {number}"})
    assert queries_of(client) == few <= 16


def queries_of(client) -> int:
    client.get("/i/AI-1/sheet/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/i/AI-1/sheet/")
    return len(captured)
