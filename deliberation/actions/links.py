"""Joins what stands around the deliberation to the initiatives, arguments and evidence that it bears on."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from deliberation.actions.locks import locked_initiative, require_shown
from deliberation.actions.writing import clean, one_line
from deliberation.errors import Invalid, NotNow
from deliberation.models import Argument, Evidence, Initiative, Link
from deliberation.models.links import PLACES, THINGS, type_of
from deliberation.outbox import record
from deliberation.permissions import Actor, can_link, can_remove_link, require

Place = Initiative | Argument | Evidence


@transaction.atomic
def add_link(*, by: Actor, thing: Any, place: Place, note: str = "") -> Link:
    """Say that ``thing``, one of THINGS, bears on ``place``. Raises NotAllowed, NotNow, Invalid."""
    require(can_link(by, place))
    link = Link(note=one_line(note), added_by=by.person, created_at=by.moment)
    setattr(link, type_of(thing, THINGS), thing)
    setattr(link, type_of(place, PLACES), place)
    initiative = locked_initiative(link.of_initiative)
    link.workspace, link.pair = initiative.workspace, f"{thing.pk.hex}:{place.pk.hex}"
    if thing.workspace_id != initiative.workspace_id:
        raise Invalid.at("place", "elsewhere", _("This stands in another workspace."))
    _require_readable(link)
    clean(link)
    try:
        with transaction.atomic():
            link.save(force_insert=True)
    except IntegrityError:
        raise NotNow(_("These are linked already."), code="linked_already")
    _record("link.added", by, link)
    return link


@transaction.atomic
def remove_link(*, by: Actor, link: Link) -> None:
    """They do not belong together after all. Twice is as good as once. Raises NotAllowed."""
    require(can_remove_link(by, link))
    locked_initiative(link.of_initiative)
    deleted, _rows = Link.objects.filter(pk=link.pk).delete()
    if deleted:
        _record("link.removed", by, link)


def links_go(evidence: Evidence, by: Actor) -> None:
    """Part of taking evidence away: its row takes what was linked with it along."""
    for link in Link.objects.filter(evidence=evidence).with_ends():
        _record("link.removed", by, link)


def _require_readable(link: Link) -> None:
    """What a facilitator hid takes nothing new."""
    for one in (link.of_argument, link.evidence):
        if one is not None:
            require_shown(type(one).objects.get(pk=one.pk))


def _record(verb: str, by: Actor, link: Link) -> None:
    initiative, argument = link.of_initiative, link.of_argument
    kind, thing = link.thing_type, str(link.thing.pk)
    record(verb, by=by, subject=link, initiative=initiative, argument=argument, thing_type=kind, thing=thing)
