from uuid import UUID

from accounts.models import Workspace
from accounts.permissions import ARGUE, DRAFT, FACILITATE, READ, VOTE
from deliberation.models import Initiative, Party, Position, Stage

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
    return _speaks(by, initiative)


def can_clear_position(by: Actor, position: Position) -> bool:
    """Another member who speaks for the same organisation."""
    own = rights_of(by, position).organisation_id == position.organisation_id
    return own and _speaks(by, position) and position.stated_by_id != by.person.pk


def leads_of(initiative: Initiative) -> set[UUID]:
    """The organisations whose word a decision needs."""
    return set(initiative.parties.filter(part=Party.Part.LEAD).values_list("organisation_id", flat=True))


def can_confirm(by: Actor, initiative: Initiative) -> bool:
    """A person who speaks for a lead party, whatever the role; a token needs the scope to write."""
    rights = rights_of(by, initiative)
    speaks = rights.is_person and rights.speaks_for and by.has_scope_for(ARGUE)
    return speaks and may(by, READ, initiative) and rights.organisation_id in leads_of(initiative)


def can_decide(by: Actor, initiative: Initiative) -> bool:
    return may(by, FACILITATE, initiative)


def _is_author(by: Actor, initiative: Initiative) -> bool:
    return by.user is not None and initiative.author_id == by.user.pk


def _writes(by: Actor, initiative: Initiative) -> bool:
    return _is_author(by, initiative) or initiative.named_readers.filter(user=by.user, may_edit=True).exists()


def _speaks(by: Actor, place: Initiative | Position) -> bool:
    """Whether this person states an organisation's positions at ``place``."""
    rights = rights_of(by, place)
    return may(by, VOTE, place) and rights.is_person and rights.speaks_for
