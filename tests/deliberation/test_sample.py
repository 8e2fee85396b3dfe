"""The sample workspace: enough of everything to look at, and as true as what people make by hand."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from accounts.models import Membership, User, Workspace
from deliberation import integrity, sample
from deliberation.health import health_of
from deliberation.keeping import Lacks, keeping_of
from deliberation.models import (
    Action,
    Activity,
    Agreement,
    Argument,
    Case,
    Change,
    Comment,
    Decision,
    Dispatch,
    Event,
    Evidence,
    Indicator,
    Initiative,
    LedgerEntry,
    Link,
    Meeting,
    Mention,
    MinuteLine,
    PolicyRecord,
    Position,
    Snapshot,
    Source,
    StatusReport,
    Subscription,
    Suggestion,
    Tally,
    View,
    Vote,
    WithheldName,
)
from deliberation.models.case_counts import counts_in
from deliberation.reckoning.pledges import count
from deliberation.reckoning.readiness import readiness
from deliberation.weighed import weighed_in

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


def test_two_summits_a_candidacy_and_a_norm_process_are_prepared(loaded):
    kinds = Counter(Event.objects.values_list("kind", flat=True))
    assert kinds == {"summit": 1, "forum": 1, "candidacy": 1, "norm_process": 1}
    seat = Event.objects.get(kind="candidacy")
    votes = count([row.state for row in seat.pledges.all()], seat.votes_needed)
    assert (votes.firm, votes.likely, votes.open, votes.declined) == (3, 1, 1, 1)
    assert "sample" in seat.title
    assert Link.objects.exclude(event=None).count() == 3
    for event in Event.objects.all():
        assert event.deadlines.exists(), event
        assert readiness(event.preparations.values_list("state", flat=True)).percent is not None, event


def test_companies_ask_for_support_and_are_treated_unfairly_and_bear_on_arguments(loaded):
    rows = Case.objects.filter(workspace=loaded)
    assert Counter(rows.values_list("kind", flat=True)) == {"unfair": 2, "support": 2}
    assert rows.filter(is_coded=True).count() == WithheldName.objects.count() == 3
    assert {row.measure.endswith("(sample)") for row in rows} == {True}
    owner, place = User.objects.get(email="owner@madang.example"), rows.earliest("number").links.get().place
    told = counts_in(owner, place.initiative_id)
    assert [(one.cases, len(one.countries)) for one in told.values()] == [(3, 3)]


def test_what_came_of_the_decision_is_watched_and_reported(loaded):
    assert [one.state for one in StatusReport.objects.order_by("ends_on")] == ["approved", "submitted"]
    first, second = StatusReport.objects.order_by("ends_on")
    assert first.words.count() == 2
    assert [one["standing"] for one in first.figures] == ["reached", "reached"]
    assert [one["standing"] for one in second.figures] == ["under_way", "breached"]
    assert Indicator.objects.exclude(breached_at=None).count() == 1


def test_of_every_act_can_be_said_what_it_touched(loaded):
    anew = Change.objects.filter(noun=Change.Noun.WORKSPACE, whole=True)
    assert set(anew.values_list("activity__verb", flat=True)) <= {"membership.joined", "membership.changed"}


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
    assert (decision.conditions.count(), decision.dissents.count(), decision.triggers.count()) == (2, 1, 2)
    assert Snapshot.objects.get().decision == decision


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


def test_options_are_held_against_criteria_and_one_score_is_missing(loaded):
    initiative = Initiative.objects.get(number=2)
    weighed = weighed_in(initiative, initiative.author)
    assert (len(weighed.options), len(weighed.criteria)) == (4, 4)
    titles = {one.pk: one.title for one in weighed.options}
    assert [titles[pk] for pk in weighed.leading] == ["A permanent body at deputy level"]
    assert [titles[pk] for pk in weighed.open] == ["A joint secretariat with its own staff"]
    assert any(sway.falling or sway.rising for sway in weighed.sways.values())


def test_deputies_have_met_and_the_working_level_is_to_meet(loaded):
    past, coming = Meeting.objects.order_by("starts_at")
    assert (past.state, past.quorum.is_reached) == ("approved", True)
    assert past.body == coming.body.parent
    became = [line.became for line in MinuteLine.objects.filter(item__meeting=past) if line.became]
    assert {type(one) for one in became} == {Action, Argument}
    assert coming.state == "planned"
    drawn = set(coming.items.filter(state="proposed").values_list("origin", flat=True))
    assert {"divided", "challenge"} <= drawn


def test_rules_of_health_find_something_and_one_finding_is_waived(loaded):
    initiative = Initiative.objects.select_related("workspace").get(number=2)
    health = health_of([initiative], THURSDAY)[initiative.pk]
    assert {one.rule for one in health.found} == {"divided_without_response", "stale_source"}
    assert [one.rule for one, _waiver in health.waived] == ["challenge_unhandled"]


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


def test_the_memorandum_names_seven_areas_and_each_obliges_somebody(loaded):
    agreement = Agreement.objects.get(workspace=loaded)
    keeping = keeping_of(agreement, THURSDAY)
    areas = [one for one in keeping.clauses if one.number.startswith("2.")]
    assert len(areas) == 7
    assert all(one.commitments for one in areas)
    assert set(keeping.colours) == {"late", "at_risk", "not_begun", "on_track", "done"}
    assert {one.code for one in keeping.lints()} == set(Lacks)
    owed = [kept.row for kept in keeping.commitments]
    assert agreement.links.exists()
    assert sum(one.links.exists() for one in owed) >= 4


def test_the_register_holds_policies_at_home_and_abroad_some_cited_one_due_one_withheld(loaded):
    rows = PolicyRecord.objects.filter(workspace=loaded)
    assert rows.count() >= 12
    assert {"KR", "EU", "US", "JP", "GB", "SG"} <= set(rows.values_list("country", flat=True))
    assert Evidence.objects.filter(source__policy_records__in=rows).count() >= 3
    assert rows.due(THURSDAY.date()).exists()
    hana = User.objects.get(email="analyst@madang.example")
    assert PolicyRecord.objects.withheld_from(hana, loaded) == 1
    linked = Link.objects.exclude(policy_record=None)
    assert (linked.visible_to(hana).count(), linked.withheld_from(hana)) == (5, 1)
