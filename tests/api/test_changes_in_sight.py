"""What /changes tells whom: what comes into sight and goes from it, and nothing of what one never saw, nor of votes."""

from datetime import timedelta

import pytest

from accounts.models import Membership
from deliberation.actions import (
    discussion,
    erasure,
    initiatives,
    people,
    readers,
    sources,
    votes,
    workspaces,
)
from deliberation.permissions import Actor
from tests.api.following import about, brief, named_only, told_in_words, tombstone
from tests.cast import MONDAY, argue, draft_initiative, open_initiative

# Who sees what.


def test_of_what_one_never_saw_nothing_is_told(cast, hana, minji, argument, feed, end):
    since = end()
    secret, inner = named_only(cast)
    sources.add_evidence(by=cast.actor(cast.minji), argument=inner, source={"title": "Public notes"})
    discussion.add_comment(by=cast.actor(cast.minji), initiative=secret, argument=inner, text="Quiet")
    evidence = inner.evidence.get()
    gone = evidence.pk
    sources.remove_evidence(by=cast.actor(cast.minji), evidence=evidence)
    assert len(feed(minji, since)) > 5
    assert brief(feed(hana, since)) == [("source.added", "source", "")]
    said = told_in_words(hana.get(f"changes?workspace=AI&since={since}"))
    assert not any(str(pk) in said for pk in (secret.pk, inner.pk, gone))
    assert about(feed(minji, since), type("Gone", (), {"pk": gone}))[0]["gone"]


def test_a_page_that_shows_nothing_still_leads_on(cast, hana, argument, end):
    since = end()
    named_only(cast)
    last = end()
    pages, address = [], f"changes?workspace=AI&since={since}&limit=1"
    while address:
        pages.append(hana.get(address).json())
        address = pages[-1]["next"]
    assert [page["results"] for page in pages] == [[]] * (last - since)
    assert pages[-1]["through"] == last


def test_who_loses_sight_by_a_narrower_audience_is_told_that_it_is_gone(
    cast, hana, minji, argument, feed, end
):
    since, initiative = end(), argument.initiative
    initiatives.edit_initiative(
        by=cast.actor(cast.minji), initiative=initiative, version=None, audience="named"
    )
    assert feed(hana, since) == [tombstone(since + 1, "initiative", initiative)]
    assert brief(feed(minji, since)) == [("initiative.edited", "initiative", "whole")]
    since = end()
    initiatives.edit_initiative(
        by=cast.actor(cast.minji), initiative=initiative, version=None, audience="workspace"
    )
    assert brief(feed(hana, since)) == [("initiative.edited", "initiative", "whole")]
    assert about(feed(hana, within=initiative.pk), argument)


def test_who_joins_after_it_was_narrowed_is_told_of_no_end(cast, ben, argument, feed, end):
    initiatives.edit_initiative(
        by=cast.actor(cast.minji), initiative=argument.initiative, version=None, audience="named"
    )
    people.join(
        by=Actor.system("setup"),
        workspace=cast.workspace,
        user=cast.ben,
        organisation=cast.mofa,
        role="analyst",
    )
    feed(ben)
    assert str(argument.initiative_id) not in told_in_words(ben.get("changes?workspace=AI&limit=200"))


def test_a_draft_comes_into_sight_as_a_whole_when_it_opens(cast, hana, draft, feed, end):
    inner = argue(cast, draft, "Said in the draft", who=cast.minji)
    assert str(draft.pk) not in str(feed(hana))
    since = end()
    initiatives.change_stage(
        by=cast.actor(cast.minji), initiative=draft, to="open", closes_at=MONDAY + timedelta(days=730)
    )
    assert brief(feed(hana, since)) == [("initiative.stage_changed", "initiative", "whole")]
    assert about(feed(hana, within=draft.pk), inner)


def test_what_was_removed_from_a_draft_is_told_to_nobody_who_came_later(cast, hana, minji, draft, feed):
    inner = argue(cast, draft, "Said in the draft", who=cast.minji)
    evidence = sources.add_evidence(by=cast.actor(cast.minji), argument=inner, source={"title": "Notes"})
    pk = str(evidence.pk)
    sources.remove_evidence(by=cast.actor(cast.minji), evidence=evidence)
    initiatives.change_stage(
        by=cast.actor(cast.minji), initiative=draft, to="open", closes_at=MONDAY + timedelta(days=730)
    )
    assert pk not in str(feed(hana))
    assert pk in str(feed(minji))


def test_whom_an_initiative_names_reads_all_of_it_until_named_no_longer(cast, hana, taeho, feed, end):
    secret, inner = named_only(cast)
    by, since = cast.actor(cast.minji), end()
    readers.name_reader(by=by, initiative=secret, user=cast.hana)
    assert ("initiative.reader_named", "initiative", "whole") in brief(feed(hana, since))
    assert about(feed(hana, within=secret.pk), inner)
    assert feed(taeho, since) == []
    since = end()
    readers.unname_reader(by=by, initiative=secret, user=cast.hana)
    (change,) = [one for one in feed(hana, since) if one["object"]["type"] == "initiative"]
    assert change == tombstone(change["seq"], "initiative", secret)
    assert feed(taeho, since) == []


def test_to_be_named_in_a_draft_without_editing_it_tells_nothing(cast, hana, feed, end):
    draft = draft_initiative(cast, audience="named")
    since = end()
    readers.name_reader(by=cast.actor(cast.minji), initiative=draft, user=cast.hana)
    readers.unname_reader(by=cast.actor(cast.minji), initiative=draft, user=cast.hana)
    assert feed(hana, since) == []


def test_who_edits_a_draft_reads_it_and_loses_it(cast, hana, draft, feed, end):
    since = end()
    readers.name_reader(by=cast.actor(cast.minji), initiative=draft, user=cast.hana, may_edit=True)
    assert ("initiative.reader_named", "initiative", "whole") in brief(feed(hana, since))
    since = end()
    readers.name_reader(by=cast.actor(cast.minji), initiative=draft, user=cast.hana, may_edit=False)
    assert [one["gone"] for one in feed(hana, since)] == [True]


def test_another_role_is_another_workspace_to_its_member(cast, hana, taeho, feed, end):
    secret, _inner = named_only(cast)
    membership, since = Membership.objects.get(user=cast.hana), end()
    people.change_membership(by=cast.actor(cast.jiwoo), membership=membership, role="facilitator")
    assert ("membership.changed", "workspace", "whole") in brief(feed(hana, since))
    assert brief(feed(taeho, since)) == [("membership.changed", "membership", "")]
    assert about(feed(hana), secret)
    since = end()
    people.change_membership(by=cast.actor(cast.jiwoo), membership=membership, role="analyst")
    assert ("membership.changed", "workspace", "whole") in brief(feed(hana, since))
    assert not about(feed(hana), secret)


def test_who_is_erased_takes_the_copy_of_all_along(cast, hana, feed, end):
    people.end_membership(by=cast.actor(cast.jiwoo), membership=Membership.objects.get(user=cast.dohyun))
    since = end()
    erasure.erase_person(by=cast.actor(cast.dohyun), person=cast.dohyun)
    assert ("membership.erased", "workspace", "whole") in brief(feed(hana, since))


def test_what_is_asked_within_has_to_be_seen(cast, hana, argument, end):
    secret, inner = named_only(cast)
    end()
    for hidden in (secret.pk, inner.pk, cast.hana.pk):
        assert hana.get(f"changes?workspace=AI&within={hidden}").status_code == 404
    assert hana.get("changes?workspace=AI&within=AI-1").status_code == 422


def test_workspace_and_organisations_are_told_too(cast, hana, feed, end):
    since = end()
    workspaces.edit_organisation(by=cast.actor(cast.jiwoo), organisation=cast.trade, name_ko="산업부")
    workspaces.change_workspace(by=cast.actor(cast.jiwoo), workspace=cast.workspace, version=None, name="AI")
    assert brief(feed(hana, since)) == [
        ("organisation.edited", "organisation", ""),
        ("workspace.changed", "workspace", ""),
    ]


# Results at close, and a ballot by organisation.


@pytest.fixture
def sealed(cast):
    """An argument of an initiative that tells results at close."""
    return argue(cast, open_initiative(cast, results="at_close"), "To be weighed")


def test_before_results_are_out_not_even_a_number_tells_of_a_vote(cast, hana, minji, sealed, end):
    since = end()
    for who in (cast.hana, cast.dohyun, cast.minji):
        votes.cast_vote(by=cast.actor(who), argument=sealed, value=1)
    votes.withdraw_vote(by=cast.actor(cast.hana), argument=sealed)
    votes.state_view(by=cast.actor(cast.hana), initiative=sealed.initiative, value="for")
    assert end() == since
    for who in (hana, minji):
        assert who.get(f"changes?workspace=AI&since={since}").json()["through"] == since


def test_labels_that_move_before_results_are_out_are_not_told(cast, hana, sealed, end):
    for who in (cast.hana, cast.dohyun, cast.minji, cast.jiwoo):
        votes.cast_vote(by=cast.actor(who), argument=sealed, value=1)
    since = end()
    membership = Membership.objects.get(user=cast.taeho)
    people.change_membership(by=cast.actor(cast.jiwoo), membership=membership, role="analyst")
    end()
    told = hana.get(f"changes?workspace=AI&since={since}").json()["results"]
    assert {one["type"] for one in told} == {"membership.changed"}


def test_when_results_come_out_all_of_it_is_read_anew(cast, hana, sealed, feed, end):
    votes.cast_vote(by=cast.actor(cast.hana), argument=sealed, value=1)
    since = end()
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=sealed.initiative, to="deciding")
    assert brief(feed(hana, since)) == [("initiative.stage_changed", "initiative", "whole")]
    (url,) = {one["object"]["url"] for one in about(feed(hana, within=sealed.initiative_id), sealed)}
    assert hana.get(url).json()["tally"]["agree"] == 1


def test_a_named_ballot_tells_the_voter_and_one_by_organisation_does_not(cast, hana, argument, feed, end):
    secret = argue(cast, open_initiative(cast, ballot="by_organisation"), "Weighed in secret")
    since = end()
    for one in (argument, secret):
        votes.cast_vote(by=cast.actor(cast.dohyun), argument=one, value=1)
    named, veiled = feed(hana, since)
    assert (named["actor"]["name"], veiled["actor"]) == ("Dohyun Park", None)
    assert {named["type"], veiled["type"]} == {"vote.cast"}
