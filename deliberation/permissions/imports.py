from accounts.models import Workspace
from accounts.permissions import FACILITATE
from deliberation.models import Initiative, Job

from .actor import Actor
from .rights import may


def can_import(by: Actor, place: Workspace | Initiative | Job) -> bool:
    """Those who steer: an import speaks for people who are not here."""
    return may(by, FACILITATE, place)
