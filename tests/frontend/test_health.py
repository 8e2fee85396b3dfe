import pytest

from deliberation.actions import sources
from deliberation.dispatch import dispatch
from deliberation.models import Waiver
from tests.cast import argue

from .pages import text_of

HERE = "/i/AI-1/health/"


@pytest.fixture
def silent(cast, argument):
    """Foreign Affairs has said nothing of AI-1."""
    return {"rule": "organisation_not_heard", "subject": str(cast.mofa.pk), "reason": "It only hosts"}


def test_it_waits_under_more_and_says_what_to_do(cast, silent, browser):
    page = browser(cast.hana)
    board = page.get("/i/AI-1/").content.decode()
    assert board.index(f'href="{HERE}"') > board.index("More")
    told = text_of(page.get(HERE))
    assert "Organisation not heard Ministry of Foreign Affairs" in told
    assert "See who was heard" in told
    assert "Let it stand" not in told
    assert 'href="/i/AI-1/changes/"' in page.get(HERE).content.decode()  # the other parts under More


def test_a_facilitator_waives_with_a_reason_and_takes_it_back(cast, silent, browser):
    page = browser(cast.minji)
    assert page.post(HERE, silent).status_code == 303
    told = text_of(page.get(HERE))
    assert "Let stand with a reason Organisation not heard Ministry of Foreign Affairs" in told
    assert "It only hosts Minji Seo" in told
    page.post(f"{HERE}{Waiver.objects.get().pk}/lift/", {})
    assert "Let stand with a reason" not in text_of(page.get(HERE))


def test_a_waiver_without_a_reason_is_told_in_its_place(cast, silent, browser):
    answer = browser(cast.minji).post(HERE, silent | {"reason": ""})
    assert answer.status_code == 422
    assert '<details class="unfold" open>' in answer.content.decode()


def test_a_workspace_shows_how_often_each_rule_found_something(cast, silent, browser):
    told = text_of(browser(cast.taeho).get("/w/AI/health/"))
    assert "Initiative Organisation not heard" in told
    assert "AI-1" in told
    assert browser(cast.ben).get("/w/AI/health/").status_code == 404


def test_arguments_that_lean_on_one_source_are_named(cast, initiative, browser):
    by = cast.actor(cast.hana)
    for claim in ("One voice", "Two forums", "Three posts"):
        cited = argue(cast, initiative, claim)
        sources.add_evidence(by=by, argument=cited, source={"title": "A study"})
    told = text_of(browser(cast.hana).get(HERE))
    assert "3 arguments lean on one source alone: A study" in told
    assert "#3 Three posts" in told


def test_arguments_that_may_be_one_lead_to_where_that_is_said(cast, initiative, browser):
    for claim in ("Quantum sensors need laboratories", "Quantum sensors need laboratories, too", "Whales"):
        argue(cast, initiative, claim)
    dispatch(cast.workspace.pk)
    assert 'href="/i/AI-1/2/duplicate/?of=1"' in browser(cast.hana).get(HERE).content.decode()
