"""The sample workspace: enough of everything to look at, and as true as what people make by hand."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from accounts.models import Membership, User, Workspace
from deliberation import integrity, sample
from deliberation.models import (
    Action,
    Activity,
    Argument,
    Comment,
    Decision,
    Dispatch,
    Evidence,
    Indicator,
    Initiative,
    LedgerEntry,
    Mention,
    Position,
    Source,
    Subscription,
    Suggestion,
    Tally,
    View,
    Vote,
)

THURSDAY = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)  # noon in Seoul
MONDAY_EARLY = datetime(2026, 11, 22, 23, 10, tzinfo=UTC)  # ten past eight in Seoul: digests are just due
SUNDAY_NIGHT = datetime(2026, 3, 29, 16, 0, tzinfo=UTC)
KINDS = ("advantage", "disadvantage", "challenge")


@pytest.mark.django_db
@pytest.mark.parametrize("now", [MONDAY_EARLY, SUNDAY_NIGHT])
def test_everybody_s_digest_of_the_last_full_week_is_due(now):
    sample.load(now)
    for row in Subscription.objects.all():
        assert now - timedelta(days=7) < row.due_at <= now
        assert row.through_at == row.due_at - timedelta(days=7)
        untold = LedgerEntry.objects.filter(seq__gt=row.through_seq)
        assert untold.filter(activity__at__lt=row.due_at).exists()
        assert untold.filter(activity__at__gte=row.due_at).exists()
        assert not untold.filter(activity__at__lt=row.through_at).exists()


@pytest.mark.django_db
def test_where_the_key_is_taken_nothing_is_loaded():
    Workspace.objects.create(key="AI", name="Something else")
    assert sample.load(THURSDAY) is None
    assert not User.objects.exists()


@pytest.fixture(scope="module")
def loaded_once(django_db_setup, django_db_blocker):
    """One loading for all tests of this file, taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield sample.load(THURSDAY)
        transaction.set_rollback(True)


@pytest.fixture
def loaded(loaded_once, db):
    return loaded_once


def test_three_organisations_and_eleven_people_gather(loaded):
    assert (loaded.key, loaded.name, loaded.organisations.count()) == ("AI", "AI & Digital Diplomacy", 3)
    roles = dict(Membership.objects.values_list("user__email", "role"))
    assert len(roles) == 11
    assert roles["owner@madang.example"] == "owner"
    assert roles["facilitator@madang.example"] == "facilitator"
    assert roles["analyst@madang.example"] == "analyst"
    assert roles["observer@madang.example"] == "observer"


def test_nobody_has_a_password_that_could_be_guessed(loaded):
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_one_initiative_is_decided_one_open_one_a_draft(loaded):
    assert dict(Initiative.objects.values_list("number", "stage")) == {1: "decided", 2: "open", 3: "draft"}
    closes_at = Initiative.objects.get(number=2).closes_at
    assert timedelta(days=13) < closes_at - THURSDAY < timedelta(days=15)
    decision = Decision.objects.get()
    assert (decision.state, decision.confirmations.filter(agreed=True).count()) == ("confirmed", 2)


@pytest.mark.parametrize("kind", KINDS)
def test_the_open_initiative_has_five_arguments_of_each_kind(loaded, kind):
    assert Argument.objects.filter(initiative__number=2, kind=kind).count() >= 5


def test_arguments_are_answered_backed_contradicted_and_voted_on(loaded):
    responses = Counter(Argument.objects.exclude(relation=None).values_list("relation", flat=True))
    assert min(responses[relation] for relation in ("supports", "rebuts", "answers")) >= 2
    assert Evidence.objects.filter(bearing="contradicts").exists()
    assert Tally.objects.filter(earlier__gt=0).exists()
    labels = set(Tally.objects.filter(initiative__number=2).values_list("label", flat=True))
    assert {"broad_agreement", "leaning_agree", "divided", "many_unsure", "too_few_votes"} <= labels


def test_people_say_what_they_think_in_both_languages(loaded):
    texts = " ".join(Comment.objects.values_list("text", flat=True))
    assert any("가" <= letter <= "힣" for letter in texts)
    assert Comment.objects.exclude(parent=None).exists()
    assert Mention.objects.exists()
    assert "@minji" not in texts
    assert set(View.objects.filter(initiative__number=2).values_list("value", flat=True)) >= {
        "for",
        "for_with_changes",
        "not_yet",
    }


def test_organisations_stand_for_something_on_the_proposal_and_on_arguments(loaded):
    standing = Position.objects.filter(initiative__number=2, superseded_by=None)
    assert standing.filter(argument=None).count() == 3
    assert set(standing.exclude(argument=None).values_list("stand", flat=True)) >= {"support", "oppose"}
    assert standing.filter(cleared_by__isnull=False).exists()
    assert Position.objects.filter(superseded_by__isnull=False).exists()


def test_what_was_decided_is_followed_up(loaded):
    done = Action.objects.filter(initiative__number=1).values_list("done_at", flat=True)
    assert {at is not None for at in done} == {True, False}
    assert Indicator.objects.filter(initiative__number=1).exists()


def test_other_wordings_wait_for_their_authors(loaded):
    assert Suggestion.objects.filter(state="open").count() == 2


def test_nothing_is_wrong_with_it(loaded):
    assert list(integrity.faults()) == []


def test_every_tally_equals_a_recount(loaded):
    for tally in Tally.objects.select_related("argument"):
        argument = tally.argument
        votes = Counter(argument.votes.standing_now().values_list("value", flat=True))
        assert (tally.agree, tally.disagree, tally.unsure) == (votes[1], votes[-1], votes[0])
        earlier = argument.votes.standing_now().filter(revision__lt=argument.meaning_since)
        counted = argument.evidence.counted()
        assert (tally.earlier, tally.sources) == (earlier.count(), counted.count())
        assert tally.contradicting == counted.filter(bearing="contradicts").count()
        assert (tally.responses, tally.comments) == (argument.responses.count(), argument.comments.count())


def test_it_happened_over_weeks_and_in_order(loaded):
    moments = list(LedgerEntry.objects.order_by("seq").values_list("activity__at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] - moments[0] > timedelta(weeks=8)
    assert moments[-1] <= THURSDAY


def test_the_ledger_is_numbered_and_nothing_waits(loaded):
    assert LedgerEntry.objects.count() == Activity.objects.count() > 400
    assert not Dispatch.objects.exists()


def test_nobody_acts_on_a_weekend_but_today(loaded):
    days = Activity.objects.filter(at__lt=THURSDAY - timedelta(days=1)).exclude(
        verb__in=("workspace.created", "organisation.added", "membership.joined")
    )
    assert not [at for at in days.values_list("at", flat=True) if (at + timedelta(hours=9)).weekday() > 4]


def test_loading_twice_changes_nothing(loaded):
    before = [model.objects.count() for model in (User, Activity, Vote, Source, Subscription)]
    assert sample.load(THURSDAY + timedelta(days=3)) is None
    assert [model.objects.count() for model in (User, Activity, Vote, Source, Subscription)] == before
