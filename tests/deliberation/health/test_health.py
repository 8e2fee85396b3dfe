"""Findings of real rows, and waivers."""

import pytest

from deliberation.actions import arguments, health, initiatives, merging, moderation, votes
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed, NotFound, NotNow
from deliberation.health import examined_in, health_of
from deliberation.models import Tally, Waiver
from tests.cast import MONDAY, argue, draft_initiative, open_initiative


@pytest.fixture
def minji(cast):
    return cast.actor(cast.minji)


def findings(initiative) -> set[tuple[str, str]]:
    found = health_of([initiative], MONDAY)[initiative.pk].found
    return {(one.rule, one.subject) for one in found}


def alike(cast, initiative):
    claim = "Quantum sensors need shared calibration laboratories"
    first = argue(cast, initiative, claim)
    second = argue(cast, initiative, f"{claim} abroad", who=cast.dohyun)
    argue(cast, initiative, "Something else altogether, about whales")
    dispatch(cast.workspace.pk)
    return first, second


def test_arguments_that_say_about_the_same_are_found_until_somebody_says_whether_they_do(
    cast, initiative, minji
):
    first, second = alike(cast, initiative)
    pair = ("likely_duplicates", f"{first.number}-{second.number}")
    assert pair in findings(initiative)
    merging.mark_duplicate(by=minji, argument=second, of=first)
    assert pair not in findings(initiative)


def test_what_is_hidden_is_found_by_no_rule(cast, initiative, minji):
    _first, second = alike(cast, initiative)
    moderation.hide(by=minji, thing=second, reason="Names a person")
    assert not any(rule == "likely_duplicates" for rule, _subject in findings(initiative))


def test_organisations_that_could_speak_are_heard_once_they_do(cast, initiative):
    silent = ("organisation_not_heard", str(cast.mofa.pk))
    assert silent in findings(initiative)
    argue(cast, initiative, "One voice", who=cast.minji)
    assert silent not in findings(initiative)


@pytest.mark.parametrize(("results", "told"), [("open", True), ("at_close", False)])
def test_no_rule_tells_votes_before_results_are_out(cast, results, told):
    initiative = open_initiative(cast, results=results)
    argument = argue(cast, initiative, "One voice")
    votes.cast_vote(by=cast.actor(cast.jiwoo), argument=argument, value=1)
    Tally.objects.filter(argument=argument).update(label="divided")
    found = findings(initiative)
    assert (("divided_without_response", "1") in found) == told
    assert (("organisation_not_heard", str(cast.mofa.pk)) not in found) == told


def test_drafts_and_what_was_decided_are_not_examined(cast):
    draft = draft_initiative(cast)
    assert findings(draft) == set()
    assert draft not in examined_in(cast.workspace, cast.jiwoo)


def waive(by, initiative, cast, reason="It only hosts"):
    subject = str(cast.mofa.pk)
    return health.waive_finding(
        by=by, initiative=initiative, rule="organisation_not_heard", subject=subject, reason=reason
    )


def test_a_facilitator_lets_a_finding_stand_and_count_again(cast, initiative, minji):
    waiver = waive(minji, initiative, cast)
    assert ("organisation_not_heard", str(cast.mofa.pk)) not in findings(initiative)
    [(one, given)] = health_of([initiative], MONDAY)[initiative.pk].waived
    assert (one.rule, given.reason, given.waived_by) == (
        "organisation_not_heard",
        "It only hosts",
        cast.minji,
    )
    health.lift_waiver(by=minji, waiver=waiver)
    assert ("organisation_not_heard", str(cast.mofa.pk)) in findings(initiative)


def test_only_facilitators_and_only_with_a_reason_and_only_what_is_found(cast, initiative, minji):
    with pytest.raises(NotAllowed):
        waive(cast.actor(cast.hana), initiative, cast)
    with pytest.raises(Invalid):
        waive(minji, initiative, cast, reason=" ")
    with pytest.raises(NotFound):
        health.waive_finding(by=minji, initiative=initiative, rule="one_sided", subject="", reason="Why not")


def test_a_waiver_ends_when_what_it_is_about_changes(cast, initiative, minji):
    first, second = alike(cast, initiative)
    subject = f"{first.number}-{second.number}"
    health.waive_finding(
        by=minji, initiative=initiative, rule="likely_duplicates", subject=subject, reason="Two countries"
    )
    assert ("likely_duplicates", subject) not in findings(initiative)
    votes.cast_vote(by=cast.actor(cast.hana), argument=second, value=1)  # the next save is another wording
    arguments.revise_argument(
        by=cast.actor(cast.dohyun),
        argument=second,
        version=None,
        claim=f"{second.claim} soon",
        meaning_changed=True,
    )
    dispatch(cast.workspace.pk)
    assert ("likely_duplicates", subject) in findings(initiative)
    waiver = health.waive_finding(
        by=minji, initiative=initiative, rule="likely_duplicates", subject=subject, reason="Still two"
    )
    assert (waiver.version, Waiver.objects.count()) == (2, 1)


def test_after_the_decision_nothing_is_waived(cast, initiative, minji):
    waiver = waive(minji, initiative, cast)
    initiatives.change_stage(by=minji, initiative=initiative, to="withdrawn", reason="No money")
    with pytest.raises(NotNow):
        waive(minji, initiative, cast)
    with pytest.raises(NotNow):
        health.lift_waiver(by=minji, waiver=waiver)
