from datetime import date, timedelta

import pytest

from deliberation import deadlines, todo
from deliberation.actions import agreements, clauses, commitments, milestones, people
from deliberation.actions.reminders import remind_due
from deliberation.activity import KINDS
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed, NotNow, Stale
from deliberation.keeping import Lacks, colours_of, keeping_of
from deliberation.models import Activity, Clause, Commitment, Notification
from deliberation.reckoning.colour import Colour
from tests.cast import MONDAY

TODAY = MONDAY.date()


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


@pytest.fixture
def clause(cast) -> Clause:
    by = cast.actor(cast.minji, MONDAY)
    agreement = agreements.add_agreement(by=by, workspace=cast.workspace, title="Memorandum")
    return clauses.add_clause(by=by, agreement=agreement, heading="Sharing policy status")


def commit(cast, clause, who=None, **fields) -> Commitment:
    words = {"deliverable": "A shared register", "lead": cast.msit, "due": day(60)}
    return commitments.add_commitment(
        by=cast.actor(who or cast.minji, MONDAY), clause=clause, **{**words, **fields}
    )


def report(cast, commitment, progress, text="", who=None, at=MONDAY):
    by = cast.actor(who or cast.minji, at)
    return commitments.report_progress(by=by, commitment=commitment, progress=progress, text=text)


def test_a_commitment_names_who_leads_helps_and_is_responsible(cast, clause):
    made = commit(cast, clause, supporting=[cast.mofa], responsible=cast.hana)
    assert (made.lead, made.responsible) == (cast.msit, cast.hana)
    assert list(made.supporting.all()) == [cast.mofa]


def test_an_observer_a_stranger_and_who_left_are_responsible_for_nothing(cast, clause):
    for who in (cast.taeho, cast.ben, cast.yuna):
        with pytest.raises(Invalid) as refused:
            commit(cast, clause, responsible=who)
        assert [one.field for one in refused.value.faults] == ["responsible"]


def test_it_is_not_due_before_it_starts(cast, clause):
    with pytest.raises(Invalid):
        commit(cast, clause, starts_on=day(2), due=day(1))
    made = commit(cast, clause, starts_on=day(2))
    with pytest.raises(Invalid):
        commitments.edit_commitment(by=cast.actor(cast.minji), commitment=made, version=1, due=day(1))


def test_whose_it_is_its_lead_s_members_and_facilitators_say_how_far_it_is(cast, clause):
    made = commit(cast, clause, responsible=cast.dohyun)
    for number, who in enumerate((cast.minji, cast.hana, cast.dohyun), start=1):
        report(cast, made, number, who=who)
    with pytest.raises(NotAllowed):
        report(cast, made, 9, who=cast.taeho)
    other = commit(cast, clause, lead=cast.mofa)
    for who in (cast.hana, cast.dohyun):
        with pytest.raises(NotAllowed):
            report(cast, other, 9, who=who)


def test_notes_are_kept_and_the_latest_progress_stands(cast, clause):
    made = commit(cast, clause)
    report(cast, made, 10, "Begun")
    report(cast, made, 40, at=MONDAY + timedelta(days=1))
    made.refresh_from_db()
    assert (made.progress, made.version) == (40, 3)
    assert [(note.progress, note.text) for note in made.notes.all()] == [(40, ""), (10, "Begun")]
    with pytest.raises(Invalid):
        report(cast, made, 40)
    with pytest.raises(Invalid):
        report(cast, made, 101)


def test_its_colour_follows_from_dates_and_progress(cast, clause):
    made = commit(cast, clause, due=day(30))
    assert made.judged(MONDAY).colour == Colour.NOT_BEGUN
    report(cast, made, 50)
    made.refresh_from_db()
    colours = [made.judged(MONDAY + timedelta(days=days)).colour for days in (0, 20, 31)]
    assert colours == [Colour.ON_TRACK, Colour.AT_RISK, Colour.LATE]
    report(cast, made, 100)
    made.refresh_from_db()
    assert made.judged(MONDAY + timedelta(days=90)).colour == Colour.DONE


def test_a_milestone_is_reached_today_or_before(cast, clause):
    by, made = cast.actor(cast.minji, MONDAY), commit(cast, clause)
    step = milestones.add_milestone(by=by, commitment=made, title="Fields agreed", due=day(-1))
    made.refresh_from_db()
    assert made.judged(MONDAY).colour == Colour.LATE
    with pytest.raises(Invalid):
        milestones.edit_milestone(by=by, milestone=step, reached_on=day(1))
    with pytest.raises(Stale):
        milestones.edit_milestone(by=by, milestone=step, version=1, reached_on=TODAY)
    milestones.edit_milestone(by=by, milestone=step, version=2, reached_on=TODAY)
    made = Commitment.objects.get(pk=made.pk)
    assert (made.judged(MONDAY).colour, made.version) == (Colour.NOT_BEGUN, 3)
    milestones.remove_milestone(by=by, milestone=step)
    assert not made.milestones.exists()


def test_a_source_of_the_library_shows_that_it_was_delivered(cast, clause):
    by, made = cast.actor(cast.minji), commit(cast, clause)
    proof = milestones.prove_delivery(by=by, commitment=made, source="A register", note="The first 40")
    again = milestones.prove_delivery(by=by, commitment=made, source=proof.source, note="All 60")
    assert (proof, "All 60") == (again, made.proofs.get().note)
    milestones.remove_proof(by=by, proof=proof)
    assert not made.proofs.exists()
    proof.source.refresh_from_db()


def test_what_is_withdrawn_stays_to_be_read_and_takes_nothing_new(cast, clause):
    by, made = cast.actor(cast.minji), commit(cast, clause)
    with pytest.raises(Invalid):
        commitments.withdraw_commitment(by=by, commitment=made, reason=" ")
    commitments.withdraw_commitment(by=by, commitment=made, reason="Done elsewhere")
    with pytest.raises(NotNow):
        report(cast, made, 10)
    with pytest.raises(NotNow):
        clauses.remove_clause(by=by, clause=clause)
    assert keeping_of(clause.agreement, MONDAY).colours.total() == 0
    commitments.restore_commitment(by=by, commitment=made)
    report(cast, made, 10)


def test_an_agreement_says_what_it_lacks(cast, clause):
    by = cast.actor(cast.minji, MONDAY)
    empty = clauses.add_clause(by=by, agreement=clause.agreement, heading="Shaping norms")
    late = commit(cast, clause, due=day(-1), responsible=cast.hana)
    nobodys = commit(cast, clause)
    found = keeping_of(clause.agreement, MONDAY).lints()
    assert [(one.code, one.clause.row, one.commitment) for one in found] == [
        (Lacks.NOTE, clause, late),
        (Lacks.OWNER, clause, nobodys),
        (Lacks.COMMITMENT, empty, None),
    ]
    report(cast, late, 0, "The other ministry answers in June")
    clauses.move_clause(by=by, clause=clause, parent=empty)
    found = keeping_of(clause.agreement, MONDAY).lints()
    assert [(one.code, one.commitment) for one in found] == [(Lacks.OWNER, nobodys)]


def test_a_note_from_before_it_was_late_says_nothing_of_why(cast, clause):
    late = commit(cast, clause, due=day(-1), responsible=cast.hana)
    report(cast, late, 10, "On the way", at=MONDAY - timedelta(days=2))
    assert [one.code for one in keeping_of(clause.agreement, MONDAY).lints()] == [Lacks.NOTE]


def test_colours_are_counted_by_clause_with_those_under_it_and_by_organisation(cast, clause):
    by = cast.actor(cast.minji, MONDAY)
    below = clauses.add_clause(by=by, agreement=clause.agreement, heading="A register", parent=clause)
    commit(cast, clause, due=day(-1))
    commit(cast, below, lead=cast.mofa, supporting=[cast.msit])
    found = keeping_of(clause.agreement, MONDAY)
    whole = {Colour.LATE: 1, Colour.NOT_BEGUN: 1}
    assert [dict(one.colours) for one in found.clauses] == [whole, {Colour.NOT_BEGUN: 1}]
    assert colours_of([clause.agreement], MONDAY) == {clause.agreement_id: whole}
    owed = {one.organisation: (dict(one.leads), one.supports) for one in found.owed()}
    assert owed == {cast.msit: ({Colour.LATE: 1}, 1), cast.mofa: ({Colour.NOT_BEGUN: 1}, 0)}


def test_an_agreement_with_many_commitments_is_read_in_as_many_queries(
    cast, clause, django_assert_num_queries
):
    commit(cast, clause, supporting=[cast.mofa])
    with django_assert_num_queries(4):
        keeping_of(clause.agreement, MONDAY).owed()
    for number in range(5):
        made = commit(cast, clause, deliverable=str(number), supporting=[cast.mofa])
        milestones.add_milestone(by=cast.actor(cast.minji), commitment=made, title="A step", due=day(9))
    with django_assert_num_queries(4):
        keeping_of(clause.agreement, MONDAY).owed()


def doings(user, at=MONDAY):
    return [one for one in todo.of(user, at) if one.code == "commitment"]


def test_due_and_late_ones_are_for_their_responsible_member_to_do(cast, clause):
    late = commit(cast, clause, due=day(-1), responsible=cast.dohyun)
    soon = commit(cast, clause, due=day(7), responsible=cast.dohyun)
    commit(cast, clause, due=day(9), responsible=cast.dohyun)
    assert [one.subject_id for one in doings(cast.dohyun)] == [late.pk, soon.pk]
    assert doings(cast.hana) == []
    report(cast, late, 100)
    commitments.withdraw_commitment(by=cast.actor(cast.minji), commitment=soon, reason="No need")
    assert doings(cast.dohyun) == []


def test_the_whole_is_late_while_a_milestone_is_open_however_much_was_reported(cast, clause):
    made = commit(cast, clause, due=day(-1), responsible=cast.dohyun)
    milestones.add_milestone(by=cast.actor(cast.minji), commitment=made, title="A step", due=day(20))
    report(cast, made, 100, at=MONDAY - timedelta(days=9))
    keeping = keeping_of(clause.agreement, MONDAY)
    assert [kept.colour for kept in keeping.commitments] == [Colour.LATE]
    assert [one.code for one in keeping.lints()] == [Lacks.NOTE]
    assert [(one.subject_id, one.due) for one in doings(cast.dohyun)] == [(made.pk, day(-1))]
    assert remind_due(MONDAY - timedelta(days=1))["commitment.due"] == 1
    assert [one.at for one in deadlines.in_workspace(cast.workspace, cast.dohyun)] == [day(-1)]


def test_a_milestone_is_to_do_before_the_whole_is(cast, clause):
    made = commit(cast, clause, responsible=cast.dohyun)
    milestones.add_milestone(by=cast.actor(cast.minji), commitment=made, title="A step", due=day(3))
    assert [one.due for one in doings(cast.dohyun)] == [day(3)]


def test_of_nobody_s_the_lead_organisation_s_speakers_and_facilitators_hear(cast, clause):
    commit(cast, clause, due=day(-1), lead=cast.mofa)
    commit(cast, clause, due=day(-1), lead=cast.msit)
    assert [len(doings(who)) for who in (cast.jiwoo, cast.minji, cast.hana, cast.dohyun)] == [1, 1, 1, 0]
    [doing] = doings(cast.hana)
    assert "nobody is responsible" in todo.sentence(doing)[1]


def told(verb: str) -> set:
    return set(Notification.objects.filter(activity__verb=verb).values_list("user__name", flat=True))


def test_the_calendar_reminds_once_of_what_is_due(cast, clause):
    commit(cast, clause, due=TODAY, responsible=cast.dohyun)
    commit(cast, clause, due=TODAY)
    assert remind_due(MONDAY + timedelta(hours=1))["commitment.due"] == 2
    assert remind_due(MONDAY + timedelta(hours=2))["commitment.due"] == 0
    dispatch(cast.workspace.pk)
    assert told("commitment.due") == {"Dohyun Park", "Hana Kim"}


def test_whoever_leaves_hands_on_what_they_were_responsible_for(cast, clause):
    made, done = commit(cast, clause, responsible=cast.dohyun), commit(cast, clause, responsible=cast.dohyun)
    report(cast, done, 100)
    member = cast.workspace.memberships.get(user=cast.dohyun)
    people.end_membership(by=cast.actor(cast.jiwoo), membership=member)
    made.refresh_from_db()
    done.refresh_from_db()
    assert (made.responsible, done.responsible) == (None, cast.dohyun)
    dispatch(cast.workspace.pk)
    assert told("commitment.handed_on") == {"Hana Kim"}


def test_each_verb_is_one_activity_that_the_table_of_kinds_knows(cast, clause):
    made = commit(cast, clause)
    report(cast, made, 10)
    verbs = list(Activity.objects.order_by("at", "id").values_list("verb", flat=True))
    ours = [verb for verb in verbs if verb.partition(".")[0] in ("agreement", "clause", "commitment")]
    assert ours == ["agreement.added", "clause.added", "commitment.added", "commitment.progressed"]
    assert set(ours) <= KINDS.keys()
