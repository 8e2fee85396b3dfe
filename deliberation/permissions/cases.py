from accounts.models import Workspace
from accounts.permissions import ARGUE, FACILITATE
from deliberation.models import Case

from .actor import Actor
from .rights import may, rights_of


def can_open_case(by: Actor, workspace: Workspace) -> bool:
    return may(by, ARGUE, workspace)


def can_edit_case(by: Actor, case: Case) -> bool:
    """Whoever opened it or sees to it, and facilitators; of its status, too."""
    concerned = by.user is not None and by.user.pk in (case.added_by_id, case.owner_id)
    return may(by, FACILITATE, case) or (concerned and may(by, ARGUE, case))


def can_name_company(by: Actor, case: Case) -> bool:
    """Whoever may edit it and is of the organisation that it came to: nobody else says who reads a company's name."""
    return can_edit_case(by, case) and rights_of(by, case).organisation_id == case.organisation_id
