"""The filled database tells the same as if every row had come through its verb."""

from datetime import UTC, datetime

import pytest
from django.db.models import Count

from bench.fill import Sizes, fill
from deliberation import standing
from deliberation.chain import chained_hash
from deliberation.integrity.changes import faults
from deliberation.integrity.faults import Scope
from deliberation.models import (
    Activity,
    Argument,
    Change,
    Comment,
    Dispatch,
    Evidence,
    Initiative,
    Ledger,
    LedgerEntry,
    Tally,
    Vote,
)
from deliberation.tallies import count_voters

NOW = datetime(2026, 6, 17, 3, 0, tzinfo=UTC)
SMALL = Sizes(
    members=40,
    arguments=30,
    responses=6,
    sources=5,
    evidence=20,
    comments=90,
    most_comments=12,
    most_replies=6,
    voters=20,
    votes=400,
    views=10,
)


@pytest.fixture
def filled(db):
    return fill(SMALL, now=NOW)


def test_it_holds_as_many_of_each_as_asked_for(filled):
    assert Argument.objects.filter(parent=None).count() == 30
    assert Argument.objects.exclude(parent=None).count() == 6
    assert Comment.objects.count() == 90
    assert Vote.objects.count() == 400
    assert filled.most_discussed.comments.filter(parent=None).count() == 12
    assert filled.most_discussed.comments.exclude(parent=None).count() == 6


def test_every_tally_equals_a_recount_of_its_votes(filled):
    for tally in Tally.objects.all():
        values = list(Vote.objects.filter(argument=tally.pk).values_list("value", flat=True))
        counts = {"agree": values.count(1), "disagree": values.count(-1), "unsure": values.count(0)}
        assert counts == {name: getattr(tally, name) for name in counts}
        assert tally.electorate == count_voters(filled.initiative)
        assert tally.label == standing.label(**counts, eligible=tally.electorate)


def test_every_tally_equals_a_recount_of_what_stands_under_its_argument(filled):
    for tally in Tally.objects.select_related("argument"):
        argument = tally.argument
        evidence = Evidence.objects.filter(argument=argument).counted()
        assert tally.sources == evidence.count()
        assert tally.contradicting == evidence.filter(bearing="contradicts").count()
        assert tally.responses == argument.responses.count()
        assert tally.comments == argument.comments.count()
        assert tally.kind == argument.kind


def test_every_argument_has_its_first_wording(filled):
    for argument in Argument.objects.prefetch_related("revisions"):
        assert [(one.number, one.claim) for one in argument.revisions.all()] == [(1, argument.claim)]


def test_the_ledger_numbers_every_act_once_and_its_chain_holds(filled):
    entries = list(LedgerEntry.objects.select_related("activity").order_by("seq"))
    assert [entry.seq for entry in entries] == list(range(1, Activity.objects.count() + 1))
    previous = ""
    for entry in entries:
        assert entry.previous_hash == previous
        assert entry.hash == chained_hash(previous, entry.activity, entry.seq)
        previous = entry.hash
    assert Ledger.objects.get().last_hash == previous


def test_every_act_was_recorded_and_nothing_waits(filled):
    recorded = dict(Activity.objects.values_list("verb").annotate(Count("pk")))
    assert recorded["argument.added"] == 30
    assert recorded["argument.responded"] == 6
    assert recorded["comment.added"] == 90
    assert recorded["vote.cast"] == 400
    assert recorded["evidence.added"] == 20
    assert not Dispatch.objects.exists()
    assert list(faults(Scope())) == []


def test_each_noun_has_a_number_by_which_copies_hear_of_it(filled):
    told = set(Change.objects.values_list("noun_id", flat=True))
    for noun in (Initiative, Argument, Comment, Evidence):
        assert set(noun.objects.values_list("pk", flat=True)) <= told
    assert not Change.objects.filter(noun="workspace", whole=True, reader=None).exists()
