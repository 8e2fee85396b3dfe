"""The nouns that an address or a body names, as far as the caller may see them."""

from uuid import UUID

from deliberation.api.doors import Door
from deliberation.errors import Invalid
from deliberation.models import Argument, Comment, Initiative


def initiative_of(door: Door, pk: UUID) -> Initiative:
    rows = Initiative.objects.visible_to(door.request.user).select_related("workspace")
    return door.one(rows, pk=pk)


def argument_of(door: Door, pk: UUID) -> Argument:
    rows = Argument.objects.visible_to(door.request.user).select_related("initiative__workspace")
    return door.one(rows, pk=pk)


def comment_of(door: Door, pk: UUID) -> Comment:
    rows = Comment.objects.visible_to(door.request.user).select_related("initiative__workspace")
    return door.one(rows, pk=pk)


def named(rows, name: str, pk: UUID | None):
    """The row that a body names in its field ``name``. Raises Invalid, alike for what is not there or not theirs."""
    if pk is None:
        return None
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Invalid.at(name, "does_not_exist", "There is nothing with this id for you.")
    return found
