"""check_integrity names each thing that is broken by hand, and nothing where all is well."""

from unittest.mock import patch

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from accounts.models import Workspace
from deliberation import integrity
from deliberation.actions import arguments, decisions, discussion, initiatives, merging, positions, votes
from deliberation.dispatch import dispatch
from deliberation.models import (
    Activity,
    Argument,
    Challenge,
    Change,
    Comment,
    Decision,
    Dispatch,
    Initiative,
    Ledger,
    LedgerEntry,
    Option,
    Position,
    Revision,
    Score,
    Tally,
    Vote,
)
from tests.cast import MONDAY, argue, draft_initiative
from tests.scene import set_scene
from tests.tampering import tampering


@pytest.fixture
def scene(cast):
    scene = set_scene(cast)
    for who, value in ((cast.hana, 1), (cast.minji, -1), (cast.dohyun, 0)):
        votes.cast_vote(by=cast.actor(who), argument=scene.argument, value=value)
    votes.cast_vote(by=cast.actor(cast.hana), argument=scene.argument, value=-1)
    merging.merge_argument(by=cast.actor(cast.minji), argument=scene.duplicate, into=scene.argument)
    positions.state_position(by=cast.actor(cast.hana), initiative=scene.initiative, stand="support")
    positions.state_position(by=cast.actor(cast.hana), initiative=scene.initiative, stand="oppose")
    dispatch(cast.workspace.pk)
    return scene


def found() -> list[tuple[str, str, str]]:
    return [(fault.check, fault.ref, fault.what) for fault in integrity.faults()]


def ids(noun, **which):
    return noun.objects.filter(**which)


def test_nothing_is_wrong_where_only_verbs_wrote(scene):
    assert found() == []


TALLY = {
    "agree": 7,
    "disagree": 7,
    "unsure": 7,
    "earlier": 1,
    "merged": 4,
    "electorate": 99,
    "label": "divided",
    "order_value": 0.5,
    "sources": 3,
    "contradicting": 3,
    "responses": 9,
    "comments": 9,
    "kind": "challenge",
}


@pytest.mark.parametrize(("name", "value"), TALLY.items())
def test_a_number_beside_an_argument_that_no_recount_gives_is_named(scene, name, value):
    Tally.objects.filter(argument=scene.argument).update(**{name: value})
    [fault] = integrity.faults()
    assert (fault.check, fault.ref, fault.what, fault.stored) == ("tallies", "AI-1#1", name, value)
    assert fault.counted != value
    assert fault.id == str(scene.argument.pk)


def test_a_missing_tally_is_named(scene):
    Tally.objects.filter(argument=scene.response).delete()
    assert found() == [("tallies", "AI-1#3", "is missing")]


def test_a_verb_between_two_readings_is_no_fault(scene):
    """The first reading sees a tally that a verb is just about to write."""
    compared, stored = integrity.tallies._compared, []

    def late(*args):
        if not stored:
            stored.append(True)
            return [integrity.Fault("tallies", "", str(scene.argument.pk), "AI-1#1", "agree", 1, 2)]
        return compared(*args)

    with patch.object(integrity.tallies, "_compared", late):
        assert found() == []


BROKEN = {
    "who may vote": (
        lambda scene: ids(Initiative).update(electorate=1),
        ("electorates", "AI-1", "electorate"),
    ),
    "depth": (
        lambda scene: ids(Argument, pk=scene.response.pk).update(depth=3),
        ("trees", "AI-1#3", "depth"),
    ),
    "relation": (
        lambda scene: ids(Argument, pk=scene.response.pk).update(relation="answers"),
        ("trees", "AI-1#3", "answers what is no challenge"),
    ),
    "challenge": (
        lambda scene: ids(Challenge).delete(),
        ("trees", "AI-1#2", "is a challenge that nothing is kept of"),
    ),
    "no challenge": (
        lambda scene: Challenge.objects.create(argument=scene.argument),
        ("trees", "AI-1#1", "stands beside what is no challenge"),
    ),
    "chain": (
        lambda scene: ids(Argument, pk=scene.duplicate.pk).update(merged_into=scene.duplicate),
        ("merged", "AI-1#4", "was merged into a merged argument"),
    ),
    "unlike": (
        lambda scene: ids(Argument, pk=scene.duplicate.pk).update(merged_into=scene.challenge),
        ("merged", "AI-1#4", "was merged into one unlike it"),
    ),
    "wordings": (
        lambda scene: ids(Argument, pk=scene.challenge.pk).update(revision=2),
        ("wordings", "AI-1#2", "wordings"),
    ),
    "gap": (
        lambda scene: ids(Revision, argument=scene.challenge).update(number=2),
        ("wordings", "AI-1#2", "last wording"),
    ),
    "words": (
        lambda scene: ids(Revision, argument=scene.challenge).update(claim="Other words"),
        ("wordings", "AI-1#2", "says other than its last wording"),
    ),
    "meaning": (
        lambda scene: ids(Argument, pk=scene.challenge.pk).update(meaning_since=2),
        ("wordings", "AI-1#2", "means since a wording to come"),
    ),
    "vote to come": (
        lambda scene: ids(Vote).update(revision=2),
        ("wordings", "AI-1#1", "votes on a wording to come"),
    ),
    "two positions": (
        lambda scene: ids(Position).update(supersedes=None),
        ("positions", "AI-1", "positions that stand"),
    ),
    "decided": (
        lambda scene: ids(Initiative).update(stage="decided"),
        ("decisions", "AI-1", "is decided without a decision"),
    ),
    "nothing to compare with": (
        lambda scene: ids(Option, number=0).delete(),
        ("options", "AI-1", "has options without how it is now"),
    ),
    "nothing left to compare with": (
        lambda scene: ids(Option, number=0).update(set_aside="Slow"),
        ("options", "AI-1", "has how it is now set aside"),
    ),
    "no anchors": (
        lambda scene: ids(Score).update(reading=300, value=None),
        ("options", "AI-1", "has a reading without anchors"),
    ),
    "arguments counted": (
        lambda scene: ids(Initiative).update(last_argument_number=2),
        ("counters", "AI-1", "last_argument_number"),
    ),
    "initiatives counted": (
        lambda scene: ids(Workspace).update(last_initiative_number=0),
        ("counters", "", "last_initiative_number"),
    ),
    "an act lost": (
        lambda scene: ids(LedgerEntry).order_by("-seq")[0].delete(),
        ("ledger", "", "has no number and waits for none"),
    ),
    "a gap": (
        lambda scene: ids(LedgerEntry, seq=5).update(seq=999),
        ("ledger", "AI 6", "seq"),
    ),
    "an act changed": (
        lambda scene: ids(Activity, entry__seq=5).update(verb="vote.cast"),
        ("ledger", "AI 5", "hash"),
    ),
    "the chain": (
        lambda scene: ids(LedgerEntry, seq=5).update(previous_hash="0" * 64),
        ("ledger", "AI 5", "previous_hash"),
    ),
    "a text": (
        lambda scene: ids(Activity, entry__seq=5).update(details={"claim": ["One voice carries further"]}),
        ("ledger", "AI 5", "holds a text"),
    ),
    "the last number": (
        lambda scene: ids(Ledger).update(last_seq=F("last_seq") + 1),
        ("ledger", "AI", "last_seq"),
    ),
    "the last hash": (
        lambda scene: ids(Ledger).update(last_hash=""),
        ("ledger", "AI", "last_hash"),
    ),
    "the number of changes": (
        lambda scene: Ledger.objects.update(last_change=F("last_change") + 1),
        ("changes", "AI", "last_change"),
    ),
    "changes of all that was numbered": (
        lambda scene: Ledger.objects.update(told_through=F("told_through") - 1),
        ("changes", "AI", "told_through"),
    ),
    "a change that is missing": (
        lambda scene: ids(Change, seq=3).delete(),
        ("changes", "AI", "last_change"),
    ),
}


@pytest.mark.parametrize(("broken", "fault"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_by_hand_is_named(scene, broken, fault):
    with tampering(Activity, LedgerEntry, Change):
        broken(scene)
    assert fault in found()


def test_what_stands_in_two_initiatives_is_named(cast, scene):
    other = argue(cast, draft_initiative(cast), "Elsewhere", who=cast.minji)
    ids(Argument, pk=scene.response.pk).update(parent=other)
    ids(Comment).update(argument=other)
    assert {
        ("trees", "AI-1#3", "responds to an argument of another initiative"),
        ("trees", "AI-1", "is on an argument of another initiative"),
    } <= set(found())


def test_a_reply_that_lost_its_place_is_named(cast, scene):
    reply = discussion.add_comment(
        by=cast.actor(cast.hana),
        initiative=scene.initiative,
        argument=scene.argument,
        parent=scene.comment,
        text="Since 2015",
    )
    dispatch(cast.workspace.pk)
    ids(Comment, pk=reply.pk).update(argument=scene.challenge)
    ids(Comment, pk=scene.comment.pk).update(parent=reply)
    assert {
        ("trees", "AI-1", "replies to a comment that stands elsewhere"),
        ("trees", "AI-1", "replies to a reply"),
    } <= set(found())


def test_a_decision_that_a_lead_party_did_not_confirm_is_named(cast, scene):
    by = cast.actor(cast.minji)
    initiatives.change_stage(by=by, initiative=scene.initiative, to="deciding")
    Challenge.objects.update(status="accepted")
    decision = decisions.propose_decision(
        by=by, initiative=scene.initiative, outcome="adopt", rationale="It is time."
    )
    assert not [fault for fault in found() if fault[0] == "decisions"]
    Decision.objects.filter(pk=decision.pk).update(state="confirmed", confirmed_at=MONDAY)
    assert ("decisions", "AI-1", "is confirmed without the word of a lead party") in found()


def test_what_may_stand_once_is_found_where_its_index_is_lost(cast, scene):
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX argument_external_id_once_in_an_initiative")
    ids(Argument, pk__in=[scene.argument.pk, scene.challenge.pk]).update(external_id="kialo:7")
    assert [what for check, _ref, what in found() if check == "uniqueness"] == [
        "argument_external_id_once_in_an_initiative"
    ]


def test_what_waits_for_its_number_is_no_fault(cast, scene):
    argue(cast, scene.initiative, "Just said")
    assert Dispatch.objects.exists()
    assert found() == []


def test_the_number_of_queries_does_not_grow_with_the_rows(cast, initiative):
    asked = []
    for many in (1, 30):
        for number in range(many):
            parent = argue(cast, initiative, f"Claim {number} of {many}")
            arguments.respond(by=cast.actor(cast.hana), parent=parent, relation="supports", claim="So it is")
        dispatch(cast.workspace.pk)
        with CaptureQueriesContext(connection) as captured:
            assert found() == []
        asked.append(len(captured))
    assert asked[0] == asked[1]
