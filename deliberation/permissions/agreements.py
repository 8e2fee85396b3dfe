from accounts.models import Workspace
from accounts.permissions import ARGUE, FACILITATE
from deliberation.models import Agreement, Clause, Commitment

from .actor import Actor
from .rights import may, rights_of


def can_add_agreement(by: Actor, workspace: Workspace) -> bool:
    return workspace.keeps_agreements and may(by, ARGUE, workspace)


def can_edit_agreement(by: Actor, agreement: Agreement) -> bool:
    """Whoever added it, and facilitators; so with its clauses."""
    return _own_or_steered(by, agreement)


def can_edit_clause(by: Actor, clause: Clause) -> bool:
    """Whoever may edit the agreement; to word it anew, whoever added the clause, too."""
    return _own_or_steered(by, clause)


def can_commit(by: Actor, clause: Clause | Agreement) -> bool:
    """Anyone who may argue says what a clause obliges whom to."""
    return may(by, ARGUE, clause)


def can_edit_commitment(by: Actor, commitment: Commitment) -> bool:
    """Whoever added it or is responsible, its lead organisation's members, and facilitators; so with its progress."""
    if may(by, FACILITATE, commitment):
        return True
    concerned = by.user is not None and by.user.pk in (commitment.added_by_id, commitment.responsible_id)
    of_lead = rights_of(by, commitment).organisation_id == commitment.lead_id
    return (concerned or of_lead) and may(by, ARGUE, commitment)


def _own_or_steered(by: Actor, noun: Agreement | Clause) -> bool:
    own = by.user is not None and noun.added_by_id == by.user.pk
    return may(by, FACILITATE, noun) or (own and may(by, ARGUE, noun))
