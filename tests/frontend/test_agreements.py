"""The pages of agreements: how they are kept, what they lack, who owes what."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from deliberation.actions import commitments, workspaces
from deliberation.models import Agreement, Commitment
from tests.scene import set_scene

from .pages import text_of

IN_MAY = datetime(2026, 5, 6, 3, 0, tzinfo=UTC)


@pytest.fixture
def scene(cast):
    return set_scene(cast)


@pytest.fixture(autouse=True)
def in_may():
    with time_machine.travel(IN_MAY, tick=False):
        yield


def owed(cast, scene, **fields) -> Commitment:
    words = {"deliverable": "A joint statement", "lead": cast.mofa}
    by = cast.actor(cast.minji, IN_MAY)
    return commitments.add_commitment(by=by, clause=scene.clause, **{**words, **fields})


def test_the_list_says_what_comes_first_while_it_is_empty(cast, browser):
    page = browser(cast.hana).get("/w/AI/agreements/")
    assert "No agreement stands here yet" in text_of(page)
    assert 'href="/w/AI/agreements/new/"' in page.content.decode()


def test_an_agreement_shows_clauses_colours_and_what_it_lacks(cast, browser, scene):
    owed(cast, scene, due=date(2026, 5, 1))
    text = text_of(browser(cast.hana).get(scene.agreement.path_in("AI")))
    assert "1 Sharing policy status" in text
    assert "1 late" in text
    assert "It is late, and nobody has said why." in text
    assert "Nobody is obliged by this clause." in text
    assert "Seo Yeonju, Deputy Minister" in text


def test_it_can_be_narrowed_to_a_colour_and_to_an_organisation(cast, browser, scene):
    late = owed(cast, scene, due=date(2026, 5, 1))
    page = browser(cast.hana).get(f"{scene.agreement.path_in('AI')}?colour=late").content.decode()
    assert f"/commitments/{late.pk}/" in page
    assert f'<p class="row__title"><a href="{scene.commitment.path_in("AI")}">' not in page
    where = f"{scene.agreement.path_in('AI')}?organisation={cast.msit.pk}"
    page = browser(cast.hana).get(where).content.decode()
    assert f'<p class="row__title"><a href="{scene.commitment.path_in("AI")}">' in page
    assert f'<p class="row__title"><a href="{late.path_in("AI")}">' not in page


def test_lines_of_parties_are_read_and_shown_again(cast, browser):
    hana = browser(cast.hana)
    lines = "foreign affairs: Seo Yeonju, Deputy Minister; Kim Minho\n과학기술정보통신부\nAn institute abroad"
    hana.post("/w/AI/agreements/new/", {"title": "Plan", "parties": lines})
    made = Agreement.objects.get()
    found = [(row.organisation, row.name) for row in made.parties.all()]
    assert found == [(cast.mofa, ""), (cast.msit, ""), (None, "An institute abroad")]
    form = hana.get(f"{made.path_in('AI')}edit/").content.decode()
    assert "Ministry of Foreign Affairs: Seo Yeonju, Deputy Minister; Kim Minho" in form


def test_what_is_wrong_with_a_party_is_said_beside_the_lines(cast, browser):
    lines = "Foreign Affairs\nForeign Affairs"
    answer = browser(cast.hana).post("/w/AI/agreements/new/", {"title": "Plan", "parties": lines})
    assert answer.status_code == 422
    assert "Party 2: This party stands there twice." in text_of(answer)
    assert lines in answer.content.decode().replace("\r", "")


def test_a_commitment_shows_its_colour_with_what_made_it_so_and_the_rule(cast, browser, scene):
    text = text_of(browser(cast.hana).get(scene.commitment.path_in("AI")))
    assert "on track Nothing is overdue" in text
    assert "How the colour is found" in text
    assert "Fields are being chosen" in text
    assert "A first register" in text


def test_a_refused_report_keeps_what_was_typed(cast, browser, scene):
    answer = browser(cast.hana).post(
        f"{scene.commitment.path_in('AI')}progress/", {"progress": 400, "text": "Nearly all of it"}
    )
    assert answer.status_code == 422
    assert "Nearly all of it" in answer.content.decode()


def test_whoever_was_overtaken_sees_what_stands_now(cast, browser, scene):
    path = f"{scene.commitment.path_in('AI')}edit/"
    form = {"deliverable": "Two registers", "lead": cast.msit.pk, "version": 1}
    answer = browser(cast.hana).post(path, form)
    assert answer.status_code == 409
    assert "A shared register" in text_of(answer)
    assert "Two registers" in answer.content.decode()


def test_a_clause_with_commitments_stays_and_says_why(cast, browser, scene):
    answer = browser(cast.hana).post(f"/w/AI/agreements/clauses/{scene.clause.pk}/remove/", {})
    assert answer.status_code == 409
    assert "Commitments hang from this clause, so it stays" in text_of(answer)


def test_readers_see_no_button_that_they_may_not_use(cast, browser, scene):
    html = browser(cast.taeho).get(scene.agreement.path_in("AI")).content.decode()
    assert "Add a clause" not in html
    assert "Add a commitment" not in html
    assert (
        "<form"
        not in browser(cast.taeho).get(scene.commitment.path_in("AI")).content.decode().split("<main")[1]
    )


def test_while_the_part_is_off_there_are_no_such_pages(cast, browser, scene):
    by = cast.actor(cast.jiwoo)
    workspaces.change_workspace(by=by, workspace=cast.workspace, keeps_agreements=False)
    hana = browser(cast.hana)
    for path in (
        "/w/AI/agreements/",
        "/w/AI/agreements/new/",
        scene.agreement.path_in("AI"),
        scene.commitment.path_in("AI"),
    ):
        assert hana.get(path).status_code == 404


def test_what_it_bears_on_stands_there_once(cast, browser, scene):
    for path in (scene.agreement.path_in("AI"), scene.commitment.path_in("AI")):
        assert browser(cast.hana).get(path).content.decode().count('aria-labelledby="links"') == 1
