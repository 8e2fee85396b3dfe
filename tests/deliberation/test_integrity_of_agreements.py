"""check_integrity names what of agreements and of the register is broken by hand."""

import pytest

from accounts.models import Organisation
from deliberation import integrity
from deliberation.actions import clauses, commitments, register
from deliberation.actions.agreements import add_agreement
from deliberation.models import Clause, Commitment, PolicyRecord, PolicyStatusChange
from tests.cast import MONDAY
from tests.scene import set_scene

CHECKED = ("agreements", "register")


@pytest.fixture
def scene(cast):
    return set_scene(cast)


def found() -> list[str]:
    return [fault.what for fault in integrity.faults() if fault.check in CHECKED]


def test_what_verbs_leave_behind_holds_together(cast, scene):
    by, agreement = cast.actor(cast.hana), scene.agreement
    first = clauses.add_clause(by=by, agreement=agreement, heading="Before all", position=1)
    under = clauses.add_clause(by=by, agreement=agreement, heading="Under it", parent=first)
    clauses.move_clause(by=by, clause=under, position=2)
    clauses.remove_clause(by=by, clause=first)
    commitments.report_progress(by=by, commitment=scene.commitment, progress=40, text="Half of it")
    commitments.withdraw_commitment(by=by, commitment=scene.commitment, reason="Done elsewhere")
    asked = {"record": scene.policy, "version": None}
    register.change_policy_status(by=by, **asked, status="ended", since=MONDAY.date())
    register.share_policy_record(by=by, **asked, sharing="named", shared_with=[cast.mofa])
    register.share_policy_record(by=by, **asked, sharing="own")
    assert found() == []


def test_a_gap_between_clauses_and_two_at_one_place_are_named(cast, scene):
    rows = Clause.objects.filter(agreement=scene.agreement, parent=None).order_by("-position")
    last = rows.first()
    for position in (last.position + 1, 1 if last.position > 1 else 0):
        Clause.objects.filter(pk=last.pk).update(position=position)
        assert found() == ["the clauses right under it are not counted one by one"], position


def test_a_clause_under_one_of_another_agreement_is_named(cast, scene):
    by = cast.actor(cast.hana)
    other = add_agreement(by=by, workspace=cast.workspace, title="Another")
    there = clauses.add_clause(by=by, agreement=other, heading="Far away")
    Clause.objects.filter(pk=scene.bare_clause.pk).update(parent=there, position=1)
    assert "stands under a clause of another agreement" in found()


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"progress": 70}, "is not as far as was last said"),
        ({"withdrawn_at": MONDAY}, "is withdrawn without a reason, or has one and is not"),
        ({"withdrawn_reason": "No"}, "is withdrawn without a reason, or has one and is not"),
    ],
)
def test_a_commitment_that_nobody_spoke_of_so_is_named(cast, scene, broken, said):
    Commitment.objects.filter(pk=scene.commitment.pk).update(**broken)
    assert found() == [said]


def test_a_policy_that_its_history_tells_otherwise_is_named(cast, scene):
    own = PolicyRecord.objects.filter(pk=scene.policy.pk)
    own.update(status="dropped")
    assert found() == ["does not stand as its history last says"]
    own.update(status=scene.policy.status, status_since=MONDAY.date())
    assert found() == ["stands so since another day"]
    PolicyStatusChange.objects.filter(record=scene.policy).delete()
    assert found() == ["has no history"]


def test_whoever_sees_a_policy_by_name_is_of_its_workspace(cast, scene):
    by = cast.actor(cast.hana)
    register.share_policy_record(
        by=by, record=scene.policy, version=None, sharing="named", shared_with=[cast.mofa]
    )
    PolicyRecord.objects.filter(pk=scene.policy.pk).update(sharing="own")
    assert found() == ["names who sees what is not shared by name"]
    PolicyRecord.objects.filter(pk=scene.policy.pk).update(sharing="named")
    elsewhere = type(cast.workspace).objects.create(key="ZZ", name="Elsewhere")
    Organisation.objects.filter(pk=cast.mofa.pk).update(workspace=elsewhere)
    assert "names an organisation of elsewhere" in found()
