"""What hangs from a decision as answers: conditions, signed dissent, what may open it again, what was frozen."""

from django.db.models import Prefetch, QuerySet

from deliberation.models import Condition, Decision, Dissent, FrozenWords, Snapshot, Trigger
from deliberation.models.stages import ACT, DECIDE
from deliberation.models.visibility import STEERING_ROLES
from deliberation.permissions import can_meet_condition, can_watch_decision, can_withdraw_dissent
from deliberation.snapshots import faults_of, shown_to

from .reader import Reader, api, board_url, organisation

PLACE = "decision__initiative__workspace"
CONDITIONS = Prefetch("conditions", Condition.objects.select_related("organisation"))
DISSENTS = Prefetch("dissents", Dissent.objects.select_related("organisation", "signed_by"))
TRIGGERS = Prefetch("triggers", Trigger.objects.select_related("organisation", "settled_by"))


def condition_rows(user) -> QuerySet[Condition]:
    return Condition.objects.visible_to(user).select_related(PLACE, "organisation")


def dissent_rows(user) -> QuerySet[Dissent]:
    return Dissent.objects.visible_to(user).select_related(PLACE, "organisation", "signed_by")


def trigger_rows(user) -> QuerySet[Trigger]:
    return Trigger.objects.visible_to(user).select_related(PLACE, "organisation", "settled_by")


def shape_condition(row: Condition, reader: Reader) -> dict:
    stands = row.decision.state == Decision.State.CONFIRMED and row.initiative.allows(ACT)
    return {
        **_place(row, f"conditions/{row.pk}", f"condition-{row.pk}"),
        "text": row.text,
        "organisation": organisation(row.organisation_id, row.organisation.name_en),
        "due": row.due,
        "met_on": row.met_on,
        **{name: getattr(row, name) for name in ("version", "created_at", "updated_at")},
        "permissions": {"meet": stands and can_meet_condition(reader.by, row)},
    }


def shape_dissent(row: Dissent, reader: Reader) -> dict:
    waits = row.decision.state == Decision.State.PROPOSED and row.initiative.allows(DECIDE)
    return {
        **_place(row, f"dissents/{row.pk}", f"dissent-{row.pk}"),
        "organisation": _organisation(row),
        "signed_by": {"id": row.signed_by_id, "name": row.signed_by.name, "organisation": None},
        "text": row.text,
        "signed_at": row.signed_at,
        "created_at": row.signed_at,
        "updated_at": row.signed_at,
        "permissions": {"withdraw": waits and can_withdraw_dissent(reader.by, row)},
    }


def shape_trigger(row: Trigger, reader: Reader) -> dict:
    steers = (
        row.decision.state == Decision.State.CONFIRMED
        and row.initiative.allows(ACT)
        and can_watch_decision(reader.by, row.decision)
    )
    return {
        **_place(row, f"triggers/{row.pk}", f"trigger-{row.pk}"),
        **{name: getattr(row, name) for name in ("kind", "on", "note", "fired_at", "settled_as")},
        "source": row.source_id,
        "commitment": row.commitment_id,
        "organisation": _organisation(row),
        "settled_by": {"id": row.settled_by_id, "name": row.settled_by.name, "organisation": None}
        if row.settled_by
        else None,
        **{name: getattr(row, name) for name in ("settled_at", "reason", "created_at")},
        "updated_at": row.settled_at or row.fired_at or row.created_at,
        "permissions": {
            "settle": steers and row.fired_at is not None and row.settled_at is None,
            "remove": steers and row.fired_at is None,
        },
    }


def snapshot_rows(user) -> QuerySet[Snapshot]:
    """What ``shape_snapshot_in_short`` reads, of the snapshots that ``user`` may see."""
    return Snapshot.objects.visible_to(user).select_related("initiative__workspace").defer("content")


def whole_snapshots(user) -> QuerySet[Snapshot]:
    """What ``shape_snapshot`` reads."""
    words = Prefetch("words", FrozenWords.objects.order_by("place"))
    return Snapshot.objects.visible_to(user).select_related("initiative__workspace").prefetch_related(words)


def shape_snapshot_in_short(row: Snapshot) -> dict:
    return {
        "id": row.pk,
        "number": row.number,
        "hash": row.hash,
        "url": api(f"snapshots/{row.pk}"),
        "html_url": f"{board_url(row.initiative.ref)}decision/snapshot/{row.number}/",
        "initiative": row.initiative_id,
        "decision": row.decision_id,
        "chain": row.chain,
        "previous_hash": row.previous_hash,
        "taken_at": row.taken_at,
        "created_at": row.taken_at,
        "updated_at": row.taken_at,
        "permissions": {"read_hidden": row.reader_role in STEERING_ROLES},
    }


def shape_snapshot(row: Snapshot, reader: Reader) -> dict:
    """All that it takes to verify it elsewhere, as long as nothing of it is hidden from the reader."""
    shown = shown_to(reader.by.person, row)
    return {
        **shape_snapshot_in_short(row),
        "workspace_id": row.workspace_id,
        "content": shown.plain,
        "words": shown.words,
        "withheld": shown.withheld,
        "taken_back": shown.taken_back,
        "holds": not any(faults_of(row, row.number, row.previous_hash)),
    }


def _place(row: Condition | Dissent | Trigger, path: str, anchor: str) -> dict:
    return {
        "id": row.pk,
        "url": api(path),
        "html_url": f"{board_url(row.initiative.ref)}decision/#{anchor}",
        "decision": row.decision_id,
        "initiative": row.initiative_id,
    }


def _organisation(row: Dissent | Trigger) -> dict | None:
    return organisation(row.organisation_id, row.organisation.name_en if row.organisation else None)
