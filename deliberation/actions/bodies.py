"""Consultation bodies, and who sits on them for whom."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, User, Workspace
from deliberation.actions.locks import locked_workspace, still_there
from deliberation.actions.writing import change, clean, many_lines, one_line, require_version, save_version
from deliberation.errors import Invalid, NotFound, NotNow
from deliberation.models import Body, Seat
from deliberation.outbox import record
from deliberation.permissions import Actor, can_keep_bodies, require

ONE_LINE = ("name_en", "name_ko")
EDITABLE = frozenset({*ONE_LINE, "level", "purpose", "quorum_rule", "parent", "is_ended"})


@transaction.atomic
def add_body(*, by: Actor, workspace: Workspace, name_en: str, **fields: Any) -> Body:
    """Set up a consultation body. Raises NotAllowed, NotFound where the workspace keeps no meetings, Invalid."""
    if not workspace.keeps_meetings:
        raise NotFound
    require(can_keep_bodies(by, workspace))
    body = Body(workspace=workspace, added_by=by.person, created_at=by.moment, updated_at=by.moment)
    for name, value in _tidied({"name_en": name_en, **fields}).items():
        setattr(body, name, value)
    _require_above(body, body.parent)
    clean(body, required=("name_en",))
    body.save(force_insert=True)
    record("body.added", by=by, subject=body, workspace_id=workspace.pk)
    return body


@transaction.atomic
def edit_body(*, by: Actor, body: Body, version: int | None, **changes: Any) -> Body:
    """Change its names, level, purpose, quorum, what it stands below, or that it meets no more.

    Raises NotAllowed, Stale, Invalid.
    """
    require(can_keep_bodies(by, body))
    if changes.get("parent"):
        locked_workspace(body.workspace)  # two that are put below each other take turns
    body = locked_body(body)
    require_version(body, version)
    changes = _tidied(changes)
    if not changes.get("name_en", body.name_en):
        raise Invalid.at("name_en", "required", _("Please write something here."))
    _require_above(body, changes.get("parent"))
    if changed := change(body, changes, allowed=EDITABLE, at=by.moment):
        record("body.edited", by=by, subject=body, workspace_id=body.workspace_id, fields=sorted(changed))
    return body


@transaction.atomic
def give_seat(*, by: Actor, body: Body, user: User, part: str = Seat.Part.MEMBER) -> Seat:
    """Seat an active member for their organisation; who has a seat already gets the other ``part``.

    Raises NotAllowed, Invalid.
    """
    require(can_keep_bodies(by, body))
    body = locked_body(body)
    member = Membership.objects.active().persons().filter(workspace=body.workspace_id, user=user).first()
    if member is None:
        raise Invalid.at("user", "not_a_member", _("Choose an active member of the workspace."))
    seat = Seat.objects.filter(body=body, user=user).first() or Seat(body=body, user=user)
    seat.organisation_id, seat.part = member.organisation_id, part
    clean(seat)
    seat.save()
    save_version(body, [], at=by.moment)
    record("body.seated", by=by, subject=body, workspace_id=body.workspace_id, user=str(user.pk), part=part)
    return seat


@transaction.atomic
def take_seat(*, by: Actor, seat: Seat) -> None:
    """Let somebody sit there no longer. Raises NotAllowed, NotFound, NotNow while minutes wait for the organisation."""
    require(can_keep_bodies(by, seat.body))
    body = locked_body(seat.body)
    seat = still_there(Seat.objects.all(), seat.pk)
    _require_others(seat)
    record("body.unseated", by=by, subject=body, workspace_id=body.workspace_id, user=str(seat.user_id))
    seat.delete()
    save_version(body, [], at=by.moment)


def locked_body(body: Body) -> Body:
    """The body as it is now; others wait until this transaction ends."""
    rows = Body.objects.select_for_update(no_key=True, of=("self",)).select_related("workspace")
    return rows.get(pk=body.pk)


def _tidied(fields: dict[str, Any]) -> dict[str, Any]:
    tidy = {name: one_line(fields[name]) for name in ONE_LINE if name in fields}
    if "purpose" in fields:
        tidy["purpose"] = many_lines(fields["purpose"])
    return fields | tidy


def _require_above(body: Body, parent: Body | None) -> None:
    """What it stands below is another body of the workspace, and not one that stands below it."""
    if parent is None:
        return
    if parent.workspace_id != body.workspace_id:
        raise Invalid.at("parent", "unknown", _("This body is not in the workspace."))
    above = dict(Body.objects.filter(workspace=body.workspace_id).values_list("pk", "parent"))
    at: UUID | None = parent.pk
    while at:
        if at == body.pk:
            raise Invalid.at("parent", "circular", _("A body cannot stand below itself."))
        at = above[at]


def _require_others(seat: Seat) -> None:
    """Minutes that wait for an organisation's word need somebody who sits there for it."""
    others = Seat.objects.filter(body=seat.body_id, organisation=seat.organisation_id).exclude(pk=seat.pk)
    waiting = seat.body.meetings.filter(state="minutes_proposed")
    if not others.exists() and waiting.exists():
        raise NotNow(
            _("Minutes wait for the word of this organisation; it keeps its last seat until then."),
            code="minutes_wait",
        )
