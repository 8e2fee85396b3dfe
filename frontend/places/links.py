"""What stands around the deliberation, and its links."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from deliberation.errors import Invalid, NotFound
from deliberation.models import Argument, Evidence, Initiative, Link
from deliberation.models.links import THINGS

from .finding import found
from .workspaces import find_workspace


def find_linkable(request, key: str, noun: str, pk: UUID) -> Any:
    """A thing that links are made from, by the name of its noun."""
    if noun not in THINGS:
        raise NotFound
    workspace = find_workspace(request, key)
    thing = found(THINGS[noun]._default_manager.visible_to(request.user).filter(pk=pk))
    if thing.workspace_id != workspace.pk:
        raise NotFound
    return thing


def find_link(request, pk: UUID) -> Link:
    """A link of which the reader sees both ends."""
    return found(Link.objects.visible_to(request.user).with_ends().filter(pk=pk))


def find_named(request, named) -> Initiative | Argument | Evidence:
    """The place that somebody typed. Raises Invalid, alike for what is not there or not theirs."""
    nothing = Invalid.at("place", "does_not_exist", _("There is nothing of this name for you."))
    initiatives = Initiative.objects.ref(named.ref)
    if named.evidence:
        rows: Any = Evidence.objects.filter(
            pk=named.evidence, argument__initiative__in=initiatives, argument__number=named.number
        )
    elif named.number is not None:
        rows = Argument.objects.filter(initiative__in=initiatives, number=named.number)
    else:
        rows = initiatives
    place = rows.visible_to(request.user).first()
    if place is None:
        raise nothing
    return place
