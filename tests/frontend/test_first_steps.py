"""A new workspace says to its owners what comes first; each step is done once it is so."""

import re

import pytest

from accounts.models import Invitation, Membership, Workspace
from deliberation.actions import initiatives, people
from tests.cast import SETUP

from .pages import queries_of, text_of
from .test_workspaces import NEW

HERE = "/w/GREEN/"
LINK = re.compile(r'<a class="button button--primary" href="([^"]+)">([^<]+)</a></p>')


@pytest.fixture
def jiwoo(cast, browser):
    owner = browser(cast.jiwoo)
    assert owner.post("/workspaces/new/", NEW).headers["Location"] == HERE
    return owner


@pytest.fixture
def workspace(jiwoo):
    return Workspace.objects.get(key="GREEN")


def steps(page) -> str:
    """What the list says, or nothing where there is none."""
    _before, there, rest = text_of(page).partition("First steps ")
    return rest if there else ""


def invite(owner):
    organisation = Workspace.objects.get(key="GREEN").organisations.get()
    sent = {"emails": "sumin@madang.example", "organisation": organisation.pk, "role": "analyst"}
    return owner.post(f"{HERE}people/invitations/", {**sent, "days": 7, "by": "mail"}, follow=True)


def test_each_step_leads_to_its_page_and_is_done_by_what_is_done_there(jiwoo, workspace):
    page = jiwoo.get(HERE)
    assert steps(page).startswith("0 of 3 done Put away 1 Invite people")
    assert LINK.findall(page.content.decode()) == [(f"{HERE}people/invitations/", "Invite people")]

    invited = invite(jiwoo)
    assert "On to the next of the first steps" in text_of(invited)
    page = jiwoo.get(HERE)
    assert steps(page).startswith("1 of 3 done Put away Invite people done 2 Read a brief")
    assert LINK.findall(page.content.decode()) == [(f"{HERE}briefs/new/", "Read a brief")]

    jiwoo.post(f"{HERE}new/", {"title": "Plant trees", "proposal": "Plant a tree a day.", "language": "en"})
    page = jiwoo.get(HERE)
    assert "2 of 3 done" in steps(page)
    assert LINK.findall(page.content.decode()) == [("/i/GREEN-1/stage/", "Open it")]


def test_they_are_gone_when_all_is_done(cast, jiwoo, workspace):
    invite(jiwoo)
    by = cast.actor(cast.jiwoo)
    lead = [(workspace.organisations.get(), "lead")]
    told = {"title": "Plant trees", "proposal": "Plant a tree a day.", "summary": "Trees.", "parties": lead}
    draft = initiatives.start_initiative(by=by, workspace=workspace, **told)
    form = jiwoo.get("/i/GREEN-1/stage/").context["form"]
    sent = {"to": form.initial["to"], "closes_at": form.initial["closes_at"].strftime("%Y-%m-%dT%H:%M")}
    assert sent["to"] == "open"
    assert sent["closes_at"].endswith("T18:00")
    jiwoo.post("/i/GREEN-1/stage/", sent)
    draft.refresh_from_db()
    assert draft.stage == "open"
    assert not steps(jiwoo.get(HERE))


def test_whoever_joined_counts_as_invited_and_a_link_that_was_taken_back_does_not(cast, jiwoo, workspace):
    invite(jiwoo)
    jiwoo.post(f"{HERE}people/invitations/{Invitation.objects.get().pk}/revoke/")
    assert "0 of 3 done" in steps(jiwoo.get(HERE))
    organisation = workspace.organisations.get()
    people.join(by=SETUP, workspace=workspace, user=cast.hana, organisation=organisation, role="analyst")
    assert "1 of 3 done" in steps(jiwoo.get(HERE))


def test_a_draft_that_was_withdrawn_starts_nothing(cast, jiwoo, workspace):
    by = cast.actor(cast.jiwoo)
    draft = initiatives.start_initiative(by=by, workspace=workspace, title="Plant trees")
    assert "1 of 3 done" in steps(jiwoo.get(HERE))
    initiatives.change_stage(by=by, initiative=draft, to="withdrawn")
    assert "0 of 3 done" in steps(jiwoo.get(HERE))


def test_they_are_put_away_for_good_by_whom_they_bother_and_come_back_on_asking(
    cast, jiwoo, workspace, browser
):
    organisation = workspace.organisations.get()
    people.join(by=SETUP, workspace=workspace, user=cast.minji, organisation=organisation, role="owner")
    page = jiwoo.post(f"{HERE}first-steps/", {"shown": "no"}, follow=True)
    assert "The first steps are put away. Undo" in text_of(page)
    assert not steps(jiwoo.get(HERE))
    assert "No initiative yet" in text_of(jiwoo.get(HERE))
    assert steps(browser(cast.minji).get(HERE))

    assert jiwoo.post(f"{HERE}first-steps/", {"shown": "yes"}).status_code == 303
    assert steps(jiwoo.get(HERE))
    assert Membership.objects.filter(steps_left_at__isnull=False).count() == 0


def test_others_are_shown_none_and_put_none_away(cast, browser, jiwoo, workspace):
    organisation = workspace.organisations.get()
    people.join(by=SETUP, workspace=workspace, user=cast.minji, organisation=organisation, role="facilitator")
    minji = browser(cast.minji)
    assert not steps(minji.get(HERE))
    assert minji.post(f"{HERE}first-steps/", {"shown": "no"}).status_code == 403
    assert browser(cast.hana).post(f"{HERE}first-steps/", {"shown": "no"}).status_code == 404


def test_a_workspace_that_goes_on_asks_one_question_more_of_its_owner_alone(cast, initiative, browser):
    assert not steps(browser(cast.jiwoo).get("/w/AI/"))
    asked = [queries_of(browser(who), "/w/AI/") for who in (cast.jiwoo, cast.minji)]
    assert asked[0] == asked[1] + 1
