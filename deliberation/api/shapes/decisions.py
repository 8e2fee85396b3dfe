"""Positions and decisions as answers; all for members."""

from django.db.models import Prefetch, QuerySet

from deliberation.models import Confirmation, Decision, Position

from .reader import api, board_url, organisation

MEMBER = ("stated_by", "cleared_by", "organisation", "superseded_by")


def position_rows(user) -> QuerySet[Position]:
    """What ``shape_position`` reads, of the positions that ``user`` may see."""
    rows = Position.objects.visible_to(user)
    return (
        rows.filter(reader_role__isnull=False).select_related(*MEMBER)
        if user.is_authenticated
        else rows.none()
    )


def shape_position(row: Position) -> dict:
    return {
        "id": row.pk,
        "url": api(f"positions/{row.pk}"),
        "initiative": row.initiative_id,
        "argument": row.argument_id,
        "organisation": organisation(row.organisation_id, row.organisation.name_en),
        "stand": row.stand,
        "conditions": row.conditions,
        "stated_by": _member(row.stated_by),
        "cleared_by": _member(row.cleared_by) if row.cleared_by else None,
        "supersedes": row.supersedes_id,
        "standing": not hasattr(row, "superseded_by"),
        "stated_at": row.stated_at,
    }


def decision_rows() -> QuerySet[Decision]:
    """What ``shape_decision`` reads."""
    words = Prefetch(
        "confirmations", Confirmation.objects.select_related("organisation", "by").order_by("at")
    )
    rows = Decision.objects.select_related("proposed_by", "initiative__workspace")
    return rows.prefetch_related(words, "dispositions", "relied_on")


def shape_decision(row: Decision) -> dict:
    """What came of an initiative, with the word of each lead party."""
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
        "proposed_by": _member(row.proposed_by),
        "proposed_at": row.proposed_at,
        "confirmed_at": row.confirmed_at,
        "version": row.version,
    }


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
