from datetime import date

import pytest

from deliberation import todo
from deliberation.actions import conditions, decisions, dissents, initiatives
from deliberation.actions.conditions import Asked
from deliberation.errors import Invalid, NotAllowed, NotNow
from deliberation.models import Condition, Dissent
from tests.cast import MONDAY

DUE = date(2026, 6, 1)


@pytest.fixture
def deciding(cast, initiative):
    by = cast.actor(cast.minji, MONDAY)
    return initiatives.change_stage(by=by, initiative=initiative, to="deciding")


def propose(cast, initiative, outcome="adopt_with_conditions", **fields):
    by = cast.actor(cast.minji, MONDAY)
    return decisions.propose_decision(
        by=by, initiative=initiative, outcome=outcome, rationale="It holds.", **fields
    )


@pytest.fixture
def decision(cast, deciding):
    asked = [Asked("A budget  line", cast.msit, DUE), Asked("A keeper", cast.trade)]
    return propose(cast, deciding, conditions=asked)


@pytest.fixture
def decided(cast, decision):
    for who in (cast.jiwoo, cast.hana):
        decisions.answer_decision(by=cast.actor(who, MONDAY), decision=decision, agreed=True)
    return decision


def test_conditions_stand_in_their_order_with_who_sees_to_them(cast, decision):
    rows = Condition.objects.values_list("text", "organisation", "due", "met_on")
    assert [*rows] == [
        ("A budget line", cast.msit.pk, DUE, None),
        ("A keeper", cast.trade.pk, None, None),
    ]


def refused(cast, initiative, **fields) -> set[str]:
    with pytest.raises(Invalid) as refusal:
        propose(cast, initiative, **fields)
    return {f"{fault.field} {fault.code}" for fault in refusal.value.faults}


def test_everything_wrong_with_conditions_is_said_at_once(cast, deciding):
    assert refused(cast, deciding) == {"conditions required"}
    assert refused(cast, deciding, outcome="adopt", conditions=[Asked("A", cast.msit)]) == {
        "conditions not_conditional"
    }
    wrong = [Asked("", None), Asked("A keeper", cast.msit), Asked("x" * 501, cast.msit, name="late")]
    assert refused(cast, deciding, conditions=wrong) == {
        "conditions.0.text required",
        "conditions.0.organisation required",
        "conditions.late.text max_length",
    }
    assert not Condition.objects.exists()


def test_it_is_met_by_its_organisation_or_a_facilitator_once_the_decision_stands(cast, decided):
    ours, theirs = Condition.objects.all()
    with pytest.raises(NotAllowed):
        conditions.meet_condition(by=cast.actor(cast.dohyun), condition=ours)
    conditions.meet_condition(by=cast.actor(cast.hana, MONDAY), condition=ours)
    again = conditions.meet_condition(by=cast.actor(cast.minji), condition=ours)
    assert (again.met_on, again.version) == (MONDAY.date(), 2)
    conditions.meet_condition(by=cast.actor(cast.minji), condition=theirs)
    conditions.unmeet_condition(by=cast.actor(cast.minji), condition=ours)
    assert Condition.objects.get(pk=ours.pk).met_on is None


def test_nothing_is_met_before_the_decision_stands(cast, decision):
    with pytest.raises(NotNow):
        conditions.meet_condition(by=cast.actor(cast.hana), condition=Condition.objects.all()[0])


def doings(who) -> list[tuple[str, str, date | None]]:
    return [(one.code, one.title, one.due) for one in todo.of(who, MONDAY) if one.code == "condition"]


def test_who_speaks_for_the_organisation_has_it_to_do_until_it_is_met(cast, decided):
    assert doings(cast.hana) == [("condition", "A budget line", DUE)]
    assert doings(cast.dohyun) == []
    conditions.meet_condition(by=cast.actor(cast.hana), condition=Condition.objects.all()[0])
    assert doings(cast.hana) == []


def sign(cast, who, decision, text="Too early.", **fields):
    return dissents.sign_dissent(by=cast.actor(who, MONDAY), decision=decision, text=text, **fields)


def test_dissent_is_signed_word_for_word_by_a_person_and_for_an_organisation(cast, decision):
    own = sign(cast, cast.hana, decision, text=" Too early.\r\nBudget first. ")
    theirs = sign(cast, cast.hana, decision, text="No budget", for_organisation=True)
    assert (own.text, own.organisation, own.signed_at) == ("Too early.\nBudget first.", None, MONDAY)
    assert theirs.organisation == cast.msit


def test_who_may_not_vote_or_does_not_speak_for_it_signs_nothing(cast, decision):
    with pytest.raises(NotAllowed):
        sign(cast, cast.taeho, decision)
    with pytest.raises(NotAllowed):
        sign(cast, cast.dohyun, decision, for_organisation=True)
    with pytest.raises(Invalid):
        sign(cast, cast.dohyun, decision, text="  ")


def test_one_signs_once_and_may_take_it_back_until_it_is_confirmed(cast, decision):
    first = sign(cast, cast.dohyun, decision)
    with pytest.raises(NotNow):
        sign(cast, cast.dohyun, decision)
    with pytest.raises(NotAllowed):
        dissents.withdraw_dissent(by=cast.actor(cast.minji), dissent=first)
    dissents.withdraw_dissent(by=cast.actor(cast.dohyun), dissent=first)
    last = sign(cast, cast.dohyun, decision, text="Still too early.")
    for who in (cast.jiwoo, cast.hana):
        decisions.answer_decision(by=cast.actor(who), decision=decision, agreed=True)
    with pytest.raises(NotNow):
        dissents.withdraw_dissent(by=cast.actor(cast.dohyun), dissent=last)
    with pytest.raises(NotNow):
        sign(cast, cast.minji, decision)
    assert Dissent.objects.get() == last
