"""Challenges as things to handle: named people, answers, due days, and what becomes of them when somebody leaves."""

from datetime import date, timedelta

import pytest

from accounts.models import Membership, Organisation, User, Workspace
from deliberation import todo
from deliberation.actions import arguments, people
from deliberation.errors import Invalid
from deliberation.models import Activity, Argument, Challenge, NamedReader
from deliberation.models.challenges import is_overdue
from tests.cast import MONDAY, argue, draft_initiative, open_initiative


def handle(cast, challenge, who=None, **changes):
    by = cast.actor(who or cast.minji)
    return arguments.update_challenge(by=by, argument=challenge, version=None, **changes)


def answered(challenge) -> bool:
    return Argument.objects.with_answered().get(pk=challenge.pk).answered


def doings(user, code: str) -> list:
    return [one for one in todo.of(user, MONDAY + timedelta(days=1)) if one.code == code]


def test_only_who_sees_the_initiative_can_be_made_responsible(cast, challenge):
    for stranger in (cast.ben, cast.yuna):
        with pytest.raises(Invalid) as refusal:
            handle(cast, challenge, responsible=stranger)
        assert refusal.value.faults[0].field == "responsible"
    assert handle(cast, challenge, responsible=cast.taeho).responsible == cast.taeho


def test_a_member_who_is_not_invited_to_it_cannot_be_made_responsible(cast):
    closed = open_initiative(cast, audience="named")
    NamedReader.objects.create(initiative=closed, user=cast.dohyun)
    challenge = argue(cast, closed, "Two budgets", kind="challenge", who=cast.dohyun)
    with pytest.raises(Invalid):
        handle(cast, challenge, responsible=cast.hana)
    assert handle(cast, challenge, responsible=cast.dohyun).responsible == cast.dohyun


def test_an_organisation_of_elsewhere_owns_nothing_here_and_all_faults_are_told(cast, challenge):
    other = Workspace.objects.create(key="XX", name="Other")
    foreign = Organisation.objects.create(workspace=other, name_en="Foreign", short_name_en="Foreign")
    with pytest.raises(Invalid) as refusal:
        handle(cast, challenge, owner=foreign, responsible=cast.ben)
    assert {one.field for one in refusal.value.faults} == {"owner", "responsible"}


def test_a_challenge_is_answered_as_long_as_an_answer_stands(cast, challenge):
    assert not answered(challenge)
    by = cast.actor(cast.hana)
    arguments.respond(by=by, parent=challenge, relation="supports", claim="Indeed")
    assert not answered(challenge)
    answer = arguments.respond(by=by, parent=challenge, relation="answers", claim="By turns")
    assert answered(challenge)
    arguments.withdraw_argument(by=by, argument=answer)
    assert not answered(challenge)


def test_a_hidden_answer_answers_nothing(cast, challenge):
    answer = arguments.respond(
        by=cast.actor(cast.hana), parent=challenge, relation="answers", claim="By turns"
    )
    Argument.objects.filter(pk=answer.pk).update(hidden_at=MONDAY, hidden_by=cast.minji, hidden_reason="Spam")
    assert not answered(challenge)


@pytest.mark.parametrize(
    ("status", "today", "late"),
    [
        ("unhandled", 4, False),
        ("unhandled", 5, True),
        ("in_hand", 5, True),
        ("mitigated", 5, False),
        ("accepted", 5, False),
        ("dismissed", 5, False),
    ],
)
def test_a_challenge_is_overdue_after_its_day_until_it_is_settled(status, today, late):
    assert is_overdue(date(2026, 5, 4), status, date(2026, 5, today)) is late


def test_without_a_day_nothing_is_overdue():
    assert not is_overdue(None, "unhandled", date(2026, 5, 5))


def test_the_steps_are_kept_with_status_before_and_after(cast, challenge):
    handle(cast, challenge, status="in_hand", likelihood=4)
    handle(cast, challenge, who=cast.hana, mitigation="Take turns")
    steps = Activity.objects.filter(verb="challenge.updated").order_by("at")
    assert [(one.actor, one.details["before"], one.details["after"]) for one in steps] == [
        (cast.minji, "unhandled", "in_hand"),
        (cast.hana, "in_hand", "in_hand"),
    ]
    assert steps[1].details["fields"] == ["mitigation"]


def test_what_nobody_handles_the_facilitators_have_to_give_out(cast, challenge):
    argue(cast, challenge.initiative, "A second one", kind="challenge")
    [doing] = doings(cast.minji, "unowned")
    assert (doing.count, doing.path) == (2, "/i/AI-1/challenges/")
    assert todo.sentence(doing)[0] == "2 challenges without anybody responsible in AI-1"
    assert doings(cast.hana, "unowned") == []
    handle(cast, challenge, responsible=cast.hana)
    assert doings(cast.minji, "unowned")[0].count == 1
    assert [one.subject_id for one in doings(cast.hana, "challenge")] == [challenge.pk]


def test_drafts_settled_and_withdrawn_challenges_are_nobody_s_to_give_out(cast, challenge):
    argue(cast, draft_initiative(cast), "In a draft", kind="challenge", who=cast.minji)
    handle(cast, challenge, status="accepted")
    withdrawn = argue(cast, challenge.initiative, "Taken back", kind="challenge")
    arguments.withdraw_argument(by=cast.actor(cast.hana), argument=withdrawn)
    assert doings(cast.minji, "unowned") == []


def test_a_member_who_leaves_hands_on_to_the_facilitators(cast, challenge):
    handle(cast, challenge, responsible=cast.hana, status="in_hand")
    membership = Membership.objects.get(user=cast.hana)
    people.end_membership(by=cast.actor(cast.jiwoo), membership=membership)
    left = Challenge.objects.get(pk=challenge.pk)
    assert (left.responsible, left.status, left.version) == (None, "in_hand", 3)
    handed_on = Activity.objects.get(verb="challenge.handed_on")
    assert (handed_on.actor, handed_on.argument_id) == (cast.jiwoo, challenge.pk)
    assert doings(cast.minji, "unowned")[0].count == 1


def test_what_somebody_handles_who_is_no_active_member_is_to_be_given_out(cast, challenge):
    handle(cast, challenge, responsible=cast.hana)
    assert doings(cast.minji, "unowned") == []
    User.objects.filter(pk=cast.hana.pk).update(is_active=False)
    assert doings(cast.minji, "unowned")[0].count == 1
    Challenge.objects.update(responsible=cast.yuna)  # as an edit does that asked before she left
    assert doings(cast.minji, "unowned")[0].count == 1


def test_what_others_handle_stays_theirs(cast, challenge):
    handle(cast, challenge, responsible=cast.hana)
    people.end_membership(by=cast.actor(cast.jiwoo), membership=Membership.objects.get(user=cast.dohyun))
    assert Challenge.objects.get().responsible == cast.hana
