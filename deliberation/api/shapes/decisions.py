"""Positions and decisions as answers; all for members."""

from django.db.models import Prefetch, QuerySet

from accounts.models import Organisation
from deliberation.models import Confirmation, Decision, Party, Position, Snapshot
from deliberation.models.stages import ACT, DECIDE, STATE
from deliberation.permissions import (
    can_clear_position,
    can_confirm,
    can_sign_dissent,
    can_watch_decision,
    rights_of,
)

from .decided import CONDITIONS, DISSENTS, TRIGGERS, shape_condition, shape_dissent, shape_trigger
from .reader import Reader, api, argument_url, board_url, organisation

MEMBER = ("initiative__workspace", "argument", "stated_by", "cleared_by", "organisation", "superseded_by")


def position_rows(user) -> QuerySet[Position]:
    """What ``shape_position`` reads, of the positions that ``user`` may see."""
    rows = Position.objects.visible_to(user)
    return (
        rows.filter(reader_role__isnull=False).select_related(*MEMBER)
        if user.is_authenticated
        else rows.none()
    )


def shape_position(row: Position, reader: Reader) -> dict:
    return {
        "id": row.pk,
        "url": api(f"positions/{row.pk}"),
        "html_url": _place_of(row),
        "initiative": row.initiative_id,
        "argument": row.argument_id,
        "organisation": organisation(row.organisation_id, row.organisation.name_en),
        "stand": row.stand,
        "conditions": row.conditions,
        "stated_by": _member(row.stated_by),
        "cleared_by": _member(row.cleared_by) if row.cleared_by else None,
        "cleared_at": row.cleared_at,
        "supersedes": row.supersedes_id,
        "standing": not hasattr(row, "superseded_by"),
        "stated_at": row.stated_at,
        "created_at": row.stated_at,
        "updated_at": row.cleared_at or row.stated_at,
        "permissions": {"clear": _may_clear(row, reader)},
    }


def _place_of(row: Position) -> str:
    """The page that shows it, and more of them."""
    if row.argument:
        return f"{argument_url(row.initiative.ref, row.argument.number)}positions/#positions"
    return f"{board_url(row.initiative.ref)}view/#positions"


def _may_clear(row: Position, reader: Reader) -> bool:
    waits = row.cleared_by_id is None and not hasattr(row, "superseded_by")
    return waits and row.initiative.allows(STATE) and can_clear_position(reader.by, row)


def decision_rows(user) -> QuerySet[Decision]:
    """What ``shape_decision`` reads, of the decisions that ``user`` may see."""
    words = Prefetch(
        "confirmations", Confirmation.objects.select_related("organisation", "by").order_by("at")
    )
    leads = Prefetch(
        "initiative__parties", Party.objects.filter(part=Party.Part.LEAD).select_related("organisation")
    )
    rows = Decision.objects.visible_to(user).select_related("proposed_by", "initiative__workspace")
    snapshot = Prefetch("snapshot", Snapshot.objects.only("number", "hash", "decision"))
    parts = (CONDITIONS, DISSENTS, TRIGGERS, snapshot)
    return rows.prefetch_related(words, leads, "dispositions", "relied_on", *parts)


def shape_decision(row: Decision, reader: Reader) -> dict:
    """What came of an initiative, with the word of each lead party."""
    waiting = _waiting_for(row)
    return {
        "id": row.pk,
        "url": api(f"initiatives/{row.initiative_id}/decision"),
        "html_url": f"{board_url(row.initiative.ref)}decision/",
        "initiative": row.initiative_id,
        **{name: getattr(row, name) for name in ("outcome", "rationale", "dissent", "state")},
        "relied_on": sorted(argument.pk for argument in row.relied_on.all()),
        "confirmations": [_confirmation(word) for word in row.confirmations.all()],
        "dispositions": [
            {"challenge": one.challenge_id, "value": one.value, "note": one.note}
            for one in row.dispositions.all()
        ],
        "conditions": [shape_condition(one, reader) for one in _within(row, row.conditions.all())],
        "dissents": [shape_dissent(one, reader) for one in _within(row, row.dissents.all())],
        "triggers": [shape_trigger(one, reader) for one in _within(row, row.triggers.all())],
        "snapshot": _snapshot(row),
        "waiting_for": [organisation(one.pk, one.name_en) for one in waiting],
        "proposed_by": _member(row.proposed_by),
        "proposed_at": row.proposed_at,
        "confirmed_at": row.confirmed_at,
        "version": row.version,
        "created_at": row.proposed_at,
        "updated_at": max([row.proposed_at, *(word.at for word in row.confirmations.all())]),
        "permissions": {
            "confirm": _may_confirm(row, waiting, reader),
            **_may_sign(row, reader),
            "set_trigger": _stands(row) and can_watch_decision(reader.by, row),
        },
    }


def _within(row: Decision, parts) -> list:
    """What was read with a decision, with it and its reader's rights at hand."""
    for part in parts:
        part.decision = row
    return list(parts)


def _stands(row: Decision) -> bool:
    return row.state == Decision.State.CONFIRMED and row.initiative.allows(ACT)


def _may_sign(row: Decision, reader: Reader) -> dict:
    waits = row.state == Decision.State.PROPOSED and row.initiative.allows(DECIDE)
    return {
        "sign_dissent": waits and can_sign_dissent(reader.by, row, for_organisation=False),
        "sign_dissent_for_organisation": waits and can_sign_dissent(reader.by, row, for_organisation=True),
    }


def _snapshot(row: Decision) -> dict | None:
    if not hasattr(row, "snapshot"):
        return None
    found = row.snapshot
    return {
        "id": found.pk,
        "number": found.number,
        "hash": found.hash,
        "url": api(f"snapshots/{found.pk}"),
    }


def _waiting_for(row: Decision) -> list[Organisation]:
    if row.state != Decision.State.PROPOSED:
        return []
    heard = {word.organisation_id for word in row.confirmations.all()}
    return [one.organisation for one in row.initiative.parties.all() if one.organisation_id not in heard]


def _may_confirm(row: Decision, waiting: list[Organisation], reader: Reader) -> bool:
    own = rights_of(reader.by, row).organisation_id
    return any(one.pk == own for one in waiting) and can_confirm(reader.by, row.initiative)


def _confirmation(word: Confirmation) -> dict:
    return {
        "organisation": organisation(word.organisation_id, word.organisation.name_en),
        "by": _member(word.by),
        "agreed": word.agreed,
        "reason": word.reason,
        "at": word.at,
    }


def _member(user) -> dict:
    return {"id": user.pk, "name": user.name, "organisation": None}
