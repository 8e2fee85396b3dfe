"""The nouns that an address or a body names, as far as the caller may see them."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import User, Workspace
from accounts.models.prepared import Prepared
from deliberation.api.doors import Door
from deliberation.api.shapes.reader import seen_by
from deliberation.errors import Invalid
from deliberation.models import Argument, Comment, Initiative
from deliberation.permissions.workspaces import workspaces_of

INITIATIVE = Prepared(
    lambda user, pk: seen_by(Initiative.objects.filter(pk=pk), user).select_related("workspace"), User, UUID
)
ARGUMENT = Prepared(
    lambda user, pk: seen_by(Argument.objects.filter(pk=pk), user).select_related(
        "initiative__workspace", "tally"
    ),
    User,
    UUID,
)
# For a verb that reads afresh under its lock.
ARGUMENT_ALONE = Prepared(lambda user, pk: Argument.objects.filter(pk=pk).visible_to(user).bare(), User, UUID)


def initiative_of(door: Door, pk: UUID) -> Initiative:
    """The initiative, with its workspace and the caller's rights there."""
    return door.found(INITIATIVE, pk)


def argument_of(door: Door, pk: UUID) -> Argument:
    """The argument, with its initiative and workspace, and the caller's rights there."""
    return door.found(ARGUMENT, pk)


def bare_argument_of(door: Door, pk: UUID) -> Argument:
    """Only that it is there for the caller, and the caller's rights there: enough for a verb that reads it afresh."""
    return door.found(ARGUMENT_ALONE, pk)


def comment_of(door: Door, pk: UUID) -> Comment:
    rows = seen_by(Comment.objects.all(), door.request.user).select_related("initiative__workspace")
    return door.one(rows, pk=pk)


def workspace_of(door: Door, key: str) -> Workspace:
    """The workspace that a body names. Raises Invalid, alike for what is not there or not theirs."""
    return named(workspaces_of(door.request.user), "workspace", key, by="key")


def keeping(door: Door, part: str) -> QuerySet[Workspace]:
    """The caller's workspaces that have a follow-up part switched on."""
    return workspaces_of(door.request.user).filter(**{part: True})


def initiative_named(door: Door, pk: UUID | None, **where) -> Initiative | None:
    """The initiative that a body names. Raises Invalid."""
    rows = Initiative.objects.visible_to(door.request.user).filter(**where)
    return named(rows.select_related("workspace"), "initiative", pk)


def argument_named(door: Door, pk: UUID) -> Argument:
    """The argument that a body names. Raises Invalid."""
    rows = Argument.objects.visible_to(door.request.user).select_related("initiative__workspace")
    return named(rows, "argument", pk)


def named(rows, name: str, value: UUID | str | None, *, by: str = "pk"):
    """The row that a body names in its field ``name``. Raises Invalid, alike for what is not there or not theirs."""
    if value is None:
        return None
    found = rows.filter(**{by: value}).first()
    if found is None:
        raise Invalid.at(name, "does_not_exist", _("There is nothing of this name for you."))
    return found
