from datetime import date

import pytest

from deliberation.actions import agreements, clauses, workspaces
from deliberation.actions.agreements import PartyGiven
from deliberation.errors import Invalid, NotAllowed, NotNow, Stale
from deliberation.models import Agreement, Clause
from deliberation.reckoning.clauses import in_order
from tests.cast import MONDAY


@pytest.fixture
def memorandum(cast) -> Agreement:
    return agreements.add_agreement(
        by=cast.actor(cast.hana, MONDAY), workspace=cast.workspace, title=" Memorandum  of two ministries "
    )


def add(cast, agreement, heading, parent=None, position=None, who=None) -> Clause:
    by = cast.actor(who or cast.hana, MONDAY)
    return clauses.add_clause(by=by, agreement=agreement, heading=heading, parent=parent, position=position)


def numbers(agreement) -> dict[str, str]:
    rows = Clause.objects.filter(agreement=agreement)
    return {one.row.heading: one.number for one in in_order(rows)}


def test_an_agreement_has_a_title_and_days_in_order(cast, memorandum):
    assert memorandum.title == "Memorandum of two ministries"
    by = cast.actor(cast.hana)
    with pytest.raises(Invalid) as refused:
        agreements.edit_agreement(
            by=by,
            agreement=memorandum,
            version=1,
            signed_on=date(2026, 5, 4),
            ends_on=date(2026, 5, 3),
        )
    assert [(one.field, one.code) for one in refused.value.faults] == [("ends_on", "too_early")]
    with pytest.raises(Invalid):
        agreements.add_agreement(by=by, workspace=cast.workspace, title=" ")
    with pytest.raises(Stale):
        agreements.edit_agreement(by=by, agreement=memorandum, version=7, title="Another")


def test_parties_are_organisations_here_or_names_and_keep_who_signed(cast, memorandum):
    by = cast.actor(cast.hana)
    parties = [
        PartyGiven(cast.mofa, signatories=(("Cho Taeyong", "Deputy Minister"),)),
        PartyGiven(name="An institute  abroad"),
    ]
    changed = agreements.edit_agreement(by=by, agreement=memorandum, version=1, parties=parties)
    assert [str(party) for party in changed.parties.all()] == [
        "Ministry of Foreign Affairs",
        "An institute abroad",
    ]
    assert changed.parties.first().signatories.get().title == "Deputy Minister"
    same = agreements.edit_agreement(by=by, agreement=changed, version=2, parties=parties)
    assert same.version == 2


def test_a_party_stands_in_an_agreement_once_and_whoever_signs_has_a_name(cast, memorandum):
    by = cast.actor(cast.hana)
    parties = [
        PartyGiven(cast.mofa, signatories=(("", "Minister"),)),
        PartyGiven(cast.mofa),
        PartyGiven(name=" "),
    ]
    with pytest.raises(Invalid) as refused:
        agreements.edit_agreement(by=by, agreement=memorandum, version=1, parties=parties)
    assert {one.field for one in refused.value.faults} == {
        "parties.0.signatories",
        "parties.1",
        "parties.2.name",
    }


def test_analysts_edit_the_agreements_that_are_theirs(cast, memorandum):
    for who, may in ((cast.minji, True), (cast.hana, True), (cast.dohyun, False), (cast.taeho, False)):
        if may:
            add(cast, memorandum, who.name, who=who)
            continue
        with pytest.raises(NotAllowed):
            add(cast, memorandum, who.name, who=who)
    with pytest.raises(NotAllowed):
        agreements.add_agreement(by=cast.actor(cast.taeho), workspace=cast.workspace, title="Mine")


def test_clauses_are_numbered_by_where_they_stand(cast, memorandum):
    first = add(cast, memorandum, "Purpose")
    areas = add(cast, memorandum, "Areas")
    add(cast, memorandum, "Status", parent=areas)
    add(cast, memorandum, "Norms", parent=areas)
    add(cast, memorandum, "Definitions", position=1)
    assert numbers(memorandum) == {
        "Definitions": "1",
        "Purpose": "2",
        "Areas": "3",
        "Status": "3.1",
        "Norms": "3.2",
    }
    clauses.move_clause(by=cast.actor(cast.hana), clause=first, parent=areas, position=2)
    assert numbers(memorandum) == {
        "Definitions": "1",
        "Areas": "2",
        "Status": "2.1",
        "Purpose": "2.2",
        "Norms": "2.3",
    }


def test_a_clause_moves_neither_under_itself_nor_too_deep(cast, memorandum):
    by = cast.actor(cast.hana)
    chain = [add(cast, memorandum, "1")]
    for depth in range(2, 5):
        chain.append(add(cast, memorandum, str(depth), parent=chain[-1]))
    with pytest.raises(Invalid) as refused:
        clauses.move_clause(by=by, clause=chain[0], parent=chain[2])
    assert refused.value.faults[0].code == "below_itself"
    with pytest.raises(Invalid) as refused:
        add(cast, memorandum, "5", parent=chain[-1])
    assert refused.value.faults[0].code == "too_deep"
    other = add(cast, memorandum, "Other")
    add(cast, memorandum, "Under it", parent=other)
    with pytest.raises(Invalid) as refused:
        clauses.move_clause(by=by, clause=other, parent=chain[2])
    assert refused.value.faults[0].code == "too_deep"


def test_a_clause_of_another_agreement_is_no_parent(cast, memorandum):
    other = agreements.add_agreement(by=cast.actor(cast.hana), workspace=cast.workspace, title="Another")
    elsewhere = add(cast, other, "Elsewhere")
    with pytest.raises(Invalid):
        add(cast, memorandum, "Here", parent=elsewhere)


def test_moving_a_clause_to_where_it_stands_changes_nothing(cast, memorandum):
    add(cast, memorandum, "1")
    second = add(cast, memorandum, "2")
    add(cast, memorandum, "3")
    moved = clauses.move_clause(by=cast.actor(cast.hana), clause=second, position=2)
    assert moved.version == 1
    assert numbers(memorandum) == {"1": "1", "2": "2", "3": "3"}


def test_a_clause_goes_while_nothing_stands_under_it(cast, memorandum):
    by = cast.actor(cast.hana)
    areas = add(cast, memorandum, "Areas")
    status = add(cast, memorandum, "Status", parent=areas)
    add(cast, memorandum, "End")
    with pytest.raises(NotNow) as refused:
        clauses.remove_clause(by=by, clause=areas)
    assert refused.value.code == "has_clauses"
    clauses.remove_clause(by=by, clause=status)
    clauses.remove_clause(by=by, clause=areas)
    assert numbers(memorandum) == {"End": "1"}


def test_a_workspace_that_keeps_no_agreements_shows_none(cast, memorandum):
    by = cast.actor(cast.jiwoo)
    here = workspaces.change_workspace(by=by, workspace=cast.workspace, keeps_agreements=False)
    assert not Agreement.objects.visible_to(cast.hana).exists()
    with pytest.raises(NotAllowed):
        agreements.add_agreement(by=cast.actor(cast.hana), workspace=here, title="Another")
    workspaces.change_workspace(by=by, workspace=here, keeps_agreements=True)
    assert Agreement.objects.visible_to(cast.hana).get() == memorandum
