from accounts.permissions import ARGUE, FACILITATE, READ, VOTE
from deliberation.models import Condition, Decision, Dissent

from .actor import Actor
from .rights import may, rights_of


def can_meet_condition(by: Actor, condition: Condition) -> bool:
    """Members of the organisation that sees to it, and facilitators."""
    decision = condition.decision
    own = rights_of(by, decision).organisation_id == condition.organisation_id
    return may(by, FACILITATE, decision) or (own and may(by, ARGUE, decision))


def can_sign_dissent(by: Actor, decision: Decision, *, for_organisation: bool) -> bool:
    """A person with a vote for the own part; for an organisation whoever speaks for it, whatever the role."""
    rights = rights_of(by, decision)
    if for_organisation:
        speaks = rights.is_person and rights.speaks_for and by.has_scope_for(ARGUE)
        return speaks and may(by, READ, decision)
    return rights.is_person and may(by, VOTE, decision)


def can_withdraw_dissent(by: Actor, dissent: Dissent) -> bool:
    """Whoever signed it; an organisation's, also another member who speaks for it."""
    rights = rights_of(by, dissent.decision)
    if not (rights.is_person and by.has_scope_for(ARGUE) and may(by, READ, dissent.decision)):
        return False
    if dissent.organisation_id is None:
        return dissent.signed_by_id == by.person.pk
    return rights.speaks_for and rights.organisation_id == dissent.organisation_id


def can_watch_decision(by: Actor, decision: Decision) -> bool:
    """Say what would open it again, and settle it when that happened: facilitators."""
    return may(by, FACILITATE, decision)
