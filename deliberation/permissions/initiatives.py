from accounts.models import Workspace
from accounts.permissions import DRAFT, FACILITATE, VOTE
from deliberation.models import Initiative, Stage

from .actor import Actor
from .rights import may, rights_of


def can_start_initiative(by: Actor, workspace: Workspace) -> bool:
    return may(by, DRAFT, workspace)


def can_edit_initiative(by: Actor, initiative: Initiative) -> bool:
    """Facilitators; and as long as it is a draft its author and those named to edit it."""
    if may(by, FACILITATE, initiative):
        return True
    return initiative.stage == Stage.DRAFT and may(by, DRAFT, initiative) and _writes(by, initiative)


def can_change_stage(by: Actor, initiative: Initiative, to: str) -> bool:
    """Facilitators; the calendar ends the deliberation; an author withdraws the own draft."""
    if by.is_system:
        return by.system_may("initiative.stage_changed") and to == Stage.DECIDING
    own_draft = initiative.stage == Stage.DRAFT and to == Stage.WITHDRAWN and _is_author(by, initiative)
    return may(by, FACILITATE, initiative) or (own_draft and may(by, DRAFT, initiative))


def can_state_view(by: Actor, initiative: Initiative) -> bool:
    """Persons with a vote; a service has no view."""
    return may(by, VOTE, initiative) and rights_of(by, initiative).is_person


def can_state_position(by: Actor, initiative: Initiative) -> bool:
    return can_state_view(by, initiative) and rights_of(by, initiative).speaks_for


def can_decide(by: Actor, initiative: Initiative) -> bool:
    return may(by, FACILITATE, initiative)


def _is_author(by: Actor, initiative: Initiative) -> bool:
    return by.user is not None and initiative.author_id == by.user.pk


def _writes(by: Actor, initiative: Initiative) -> bool:
    return _is_author(by, initiative) or initiative.named_readers.filter(user=by.user, may_edit=True).exists()
