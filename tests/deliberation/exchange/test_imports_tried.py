"""A trial says what would refuse the import when it is carried out; nothing is found out only then."""

from datetime import timedelta

import pytest
from django.utils import timezone

from deliberation.actions import votes
from deliberation.models import Argument, Initiative
from tests.cast import argue

from .jobs import counts_of, faults_of, imported, lines

OTHER_WORDS = "Two budgets and no voice at all"


def reworded(argument: Argument, claim: str) -> bytes:
    return lines({"type": "argument", "id": str(argument.pk), "kind": argument.kind, "claim": claim})


@pytest.fixture
def mine(cast, initiative) -> Argument:
    """What Minji wrote, who imports."""
    return argue(cast, initiative, "One voice carries further", who=cast.minji)


def both_say(cast, initiative, content: bytes, fault: tuple) -> None:
    for dry_run in (True, False):
        job = imported(cast, content, "jsonl", initiative=initiative, dry_run=dry_run)
        assert faults_of(job) == [fault], f"dry_run={dry_run}"


def test_what_one_wrote_is_reworded(cast, initiative, mine):
    content = reworded(mine, "One voice carries farther")
    for dry_run in (True, False):
        job = imported(cast, content, "jsonl", initiative=initiative, dry_run=dry_run)
        assert counts_of(job) == {"changed": {"arguments": 1}}
    assert Argument.objects.get().claim == "One voice carries farther"


def test_nobody_rewords_what_somebody_else_wrote(cast, initiative):
    theirs = argue(cast, initiative, "One voice carries further", who=cast.hana)
    both_say(cast, initiative, reworded(theirs, "One voice carries farther"), (1, "", "not_allowed"))
    assert Argument.objects.get().claim == theirs.claim


def test_nothing_is_reworded_at_a_stage_at_which_it_rests(cast, initiative, mine):
    Initiative.objects.update(stage="decided")
    both_say(cast, initiative, reworded(mine, "One voice carries farther"), (1, "", "no_argue_at_stage"))


def test_in_the_last_hours_the_meaning_stays_as_it_is(cast, initiative, mine):
    votes.cast_vote(by=cast.actor(cast.hana), argument=mine, value=1)
    Initiative.objects.update(closes_at=timezone.now() + timedelta(hours=47))
    both_say(cast, initiative, reworded(mine, OTHER_WORDS), (1, "", "meaning_frozen"))
    job = imported(cast, reworded(mine, f"{mine.claim}."), "jsonl", initiative=initiative)
    assert counts_of(job) == {"changed": {"arguments": 1}}  # spelling and style


def test_whose_words_one_may_change_is_asked_once_an_author(cast, initiative, django_assert_max_num_queries):
    made = [argue(cast, initiative, f"Claim number {number}", who=cast.minji) for number in range(20)]
    content = b"".join(reworded(one, f"{one.claim}.") for one in made)
    with django_assert_max_num_queries(30):
        job = imported(cast, content, "jsonl", initiative=initiative, dry_run=True)
    assert counts_of(job) == {"changed": {"arguments": 20}}
