from accounts.models import Organisation
from deliberation.actions import clauses, commitments
from deliberation.models import Agreement, Commitment
from deliberation.permissions import Actor


def owed(by: Actor, agreement: Agreement, deliverable: str, lead: Organisation) -> Commitment:
    clause = clauses.add_clause(by=by, agreement=agreement, heading="Firms abroad")
    return commitments.add_commitment(by=by, clause=clause, deliverable=deliverable, lead=lead)
