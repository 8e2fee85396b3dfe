import pytest

from deliberation.actions import decisions, initiatives, positions, votes
from deliberation.errors import Invalid, NotAllowed, NotNow
from deliberation.models import Decision, Initiative, Position, View


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
