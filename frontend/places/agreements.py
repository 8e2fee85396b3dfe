"""What an address names among the agreements of a workspace."""

from uuid import UUID

from deliberation.models import Agreement, Clause, Commitment, Milestone, Proof

from .finding import found

BESIDE = "commitment__clause__agreement__workspace"


def find_agreement(request, key: str, pk: UUID) -> Agreement:
    rows = Agreement.objects.visible_to(request.user).filter(workspace__key=key, pk=pk)
    return found(rows.select_related("workspace", "added_by"))


def find_clause(request, key: str, pk: UUID) -> Clause:
    rows = Clause.objects.visible_to(request.user).filter(agreement__workspace__key=key, pk=pk)
    return found(rows.select_related("agreement__workspace"))


def find_commitment(request, key: str, pk: UUID) -> Commitment:
    rows = Commitment.objects.visible_to(request.user).filter(clause__agreement__workspace__key=key, pk=pk)
    return found(rows.select_related("clause__agreement__workspace", "lead", "responsible", "added_by"))


def find_milestone(request, key: str, pk: UUID, step: UUID) -> Milestone:
    rows = Milestone.objects.visible_to(request.user).filter(commitment=find_commitment(request, key, pk))
    return found(rows.filter(pk=step).select_related(BESIDE))


def find_proof(request, key: str, pk: UUID, proof: UUID) -> Proof:
    rows = Proof.objects.visible_to(request.user).filter(commitment=find_commitment(request, key, pk))
    return found(rows.filter(pk=proof).select_related(BESIDE))
