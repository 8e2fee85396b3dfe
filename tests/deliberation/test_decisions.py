import pytest

from deliberation.actions import arguments, decisions, initiatives, positions, votes
from deliberation.actions.dispositions import Disposed
from deliberation.errors import Invalid, NotAllowed, NotNow
from deliberation.models import Activity, Challenge, Decision, Initiative, Position, View
from tests.cast import argue, open_initiative


@pytest.fixture
def deciding(cast, initiative):
    return initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="deciding")


@pytest.fixture
def decision(cast, deciding):
    return decisions.propose_decision(
        by=cast.actor(cast.minji), initiative=deciding, outcome="adopt", rationale="Most arguments hold."
    )


def test_it_is_decided_when_every_lead_party_has_confirmed(cast, decision):
    decisions.answer_decision(by=cast.actor(cast.jiwoo), decision=decision, agreed=True)
    assert Initiative.objects.get().stage == "deciding"
    decisions.answer_decision(by=cast.actor(cast.hana), decision=decision, agreed=True)
    assert Initiative.objects.get().stage == "decided"
    assert Decision.objects.get().state == "confirmed"


def test_only_those_who_speak_for_a_lead_party_confirm(cast, decision):
    for who in (cast.minji, cast.dohyun, cast.taeho, cast.ben):
        with pytest.raises(NotAllowed):
            decisions.answer_decision(by=cast.actor(who), decision=decision, agreed=True)


def test_an_organisation_gives_its_word_once(cast, decision):
    decisions.answer_decision(by=cast.actor(cast.jiwoo), decision=decision, agreed=True)
    with pytest.raises(NotNow):
        decisions.answer_decision(by=cast.actor(cast.jiwoo), decision=decision, agreed=True)


def test_a_refusal_has_a_reason_is_kept_and_frees_the_way_for_another(cast, deciding, decision):
    with pytest.raises(Invalid):
        decisions.answer_decision(by=cast.actor(cast.hana), decision=decision, agreed=False)
    decisions.answer_decision(by=cast.actor(cast.hana), decision=decision, agreed=False, reason="No budget")
    assert Decision.objects.get().state == "refused"
    again = decisions.propose_decision(
        by=cast.actor(cast.minji), initiative=deciding, outcome="defer", rationale="Budget first."
    )
    assert again.state == "proposed"


def test_one_decision_stands_at_a_time(cast, deciding, decision):
    with pytest.raises(NotNow):
        decisions.propose_decision(
            by=cast.actor(cast.minji), initiative=deciding, outcome="reject", rationale="Other"
        )


def test_nothing_is_decided_while_it_is_open(cast, initiative):
    with pytest.raises(NotNow):
        decisions.propose_decision(
            by=cast.actor(cast.minji), initiative=initiative, outcome="adopt", rationale="R"
        )


def test_a_position_is_stated_by_who_speaks_for_it_and_the_latest_stands(cast, initiative):
    with pytest.raises(NotAllowed):
        positions.state_position(by=cast.actor(cast.dohyun), initiative=initiative, stand="support")
    first = positions.state_position(by=cast.actor(cast.hana), initiative=initiative, stand="support")
    second = positions.state_position(
        by=cast.actor(cast.hana),
        initiative=initiative,
        stand="support_with_conditions",
        conditions="A budget line",
    )
    assert second.supersedes == first
    assert Position.objects.filter(superseded_by=None).get() == second


def test_a_conditional_position_names_its_conditions(cast, initiative):
    with pytest.raises(Invalid) as refusal:
        positions.state_position(
            by=cast.actor(cast.hana), initiative=initiative, stand="support_with_conditions"
        )
    assert refusal.value.faults[0].field == "conditions"


def test_a_view_is_one_s_own_and_can_change_while_it_is_open(cast, initiative):
    for value in ("for", "not_yet"):
        votes.state_view(by=cast.actor(cast.dohyun), initiative=initiative, value=value)
    assert View.objects.get().value == "not_yet"
    votes.withdraw_view(by=cast.actor(cast.dohyun), initiative=initiative)
    assert not View.objects.exists()


def test_views_are_closed_while_deciding(cast, deciding):
    with pytest.raises(NotNow):
        votes.state_view(by=cast.actor(cast.dohyun), initiative=deciding, value="for")


def propose(cast, initiative, *disposed, **more):
    said = {"outcome": "adopt", "rationale": "It holds.", "dispositions": disposed, **more}
    return decisions.propose_decision(by=cast.actor(cast.minji), initiative=initiative, **said)


def confirm(cast, decision):
    for who in (cast.jiwoo, cast.hana):
        decisions.answer_decision(by=cast.actor(who), decision=decision, agreed=True)


def test_each_unhandled_challenge_needs_a_word_and_all_that_is_missing_is_said_at_once(cast, initiative):
    first, second = (argue(cast, initiative, claim, "challenge") for claim in ("Budget", "Staff"))
    to_deciding(cast, initiative)
    with pytest.raises(Invalid) as refusal:
        propose(cast, initiative, rationale=" ")
    assert [fault.field for fault in refusal.value.faults] == [
        "rationale",
        f"dispositions.{first.number}",
        f"dispositions.{second.number}",
    ]
    assert not Decision.objects.exists()


def test_only_unhandled_challenges_of_this_initiative_are_disposed_of_once(cast, initiative, argument):
    budget = argue(cast, initiative, "Budget", "challenge")
    to_deciding(cast, initiative)
    with pytest.raises(Invalid) as refusal:
        propose(cast, initiative, *[Disposed(budget, "accept")] * 2, Disposed(argument, "forget"))
    assert {fault.code for fault in refusal.value.faults} == {"twice", "not_unhandled", "invalid_choice"}


@pytest.mark.parametrize(
    ("value", "status"), [("accept", "accepted"), ("mitigate", "in_hand"), ("reject", "dismissed")]
)
def test_what_is_done_about_a_challenge_happens_when_the_decision_stands(cast, initiative, value, status):
    budget = argue(cast, initiative, "Budget", "challenge")
    to_deciding(cast, initiative)
    decision = propose(cast, initiative, Disposed(budget, value, "For a year"))
    assert Challenge.objects.get().status == "unhandled"
    confirm(cast, decision)
    assert Challenge.objects.get().status == status
    told = Activity.objects.get(verb="challenge.updated")
    assert (told.argument, told.details["after"]) == (budget, status)


def test_what_somebody_handled_meanwhile_stays_as_it_is(cast, initiative):
    budget = argue(cast, initiative, "Budget", "challenge")
    to_deciding(cast, initiative)
    decision = propose(cast, initiative, Disposed(budget, "reject"))
    arguments.update_challenge(by=cast.actor(cast.hana), argument=budget, version=None, status="mitigated")
    confirm(cast, decision)
    assert Challenge.objects.get().status == "mitigated"


def test_a_decision_relies_on_arguments_of_its_own_initiative(cast, initiative, argument):
    to_deciding(cast, initiative)
    foreign = argue(cast, open_initiative(cast), "Elsewhere")
    with pytest.raises(Invalid) as refusal:
        propose(cast, initiative, relied_on=[argument, foreign])
    assert refusal.value.faults[0].field == "relied_on"


def test_the_last_word_writes_the_step_into_the_history(cast, initiative):
    to_deciding(cast, initiative)
    confirm(cast, propose(cast, initiative))
    assert initiative.stage_changes.last().after == "decided"


def to_deciding(cast, initiative):
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="deciding")
