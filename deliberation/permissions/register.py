from accounts.models import Workspace
from accounts.permissions import ARGUE, FACILITATE
from deliberation.models import PolicyRecord

from .actor import Actor
from .rights import may, rights_of


def can_add_policy_record(by: Actor, workspace: Workspace) -> bool:
    return may(by, ARGUE, workspace)


def can_edit_policy_record(by: Actor, record: PolicyRecord) -> bool:
    """Whoever added it, and facilitators; of its status, too."""
    own = by.user is not None and record.added_by_id == by.user.pk
    return may(by, FACILITATE, record) or (own and may(by, ARGUE, record))


def can_verify_policy_record(by: Actor, record: PolicyRecord) -> bool:
    """Anyone who may argue: looking at a policy changes nothing that is said of it."""
    return may(by, ARGUE, record)


def can_share_policy_record(by: Actor, record: PolicyRecord) -> bool:
    """Whoever may edit it and is of its organisation: nobody else says who sees what that one has."""
    return can_edit_policy_record(by, record) and (
        rights_of(by, record).organisation_id == record.organisation_id
    )
