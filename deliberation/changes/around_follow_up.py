"""What is asked of the rows once for all changes that stand around deliberations, as in ``around``."""

from collections.abc import Collection
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Coalesce

from accounts.models import Membership
from deliberation.models import (
    Activity,
    AgendaItem,
    Change,
    Clause,
    Deadline,
    Link,
    Meeting,
    PolicyRecord,
    Preparation,
    Proof,
    StatusReport,
)
from deliberation.models.links import PLACES, THINGS
from deliberation.models.register_codes import Sharing


def clauses(ids: set) -> dict:
    found: dict = {}
    rows = Clause.objects.filter(agreement__in=ids).values_list("agreement", "pk") if ids else ()
    for agreement, pk in rows:
        found.setdefault(agreement, []).append(pk)
    return found


def items(ids: set) -> dict:
    found: dict = {}
    rows = AgendaItem.objects.filter(meeting__in=ids) if ids else AgendaItem.objects.none()
    for one in rows.values("pk", "meeting", "initiative", "argument"):
        found.setdefault(one["meeting"], []).append(one)
    return found


def events(activities: Collection[Activity]) -> set[UUID]:
    """Those of which a day may have moved."""
    moved = {one.subject_id for one in activities if one.verb in ("event.edited", "event.chain_taken")}
    return moved | {
        UUID(one.details["event"])
        for one in activities
        if one.verb in ("deadline.edited", "deadline.removed")
    }


def meetings(ids: set[UUID]) -> dict:
    found: dict[UUID, list[UUID]] = {}
    for pk, body in Meeting.objects.filter(body__in=ids).values_list("pk", "body"):
        found.setdefault(body, []).append(pk)
    return found


def chains(ids: set[UUID]) -> dict:
    found: dict = {}
    for noun, model in ((Change.Noun.DEADLINE, Deadline), (Change.Noun.PREPARATION, Preparation)):
        rows = model.objects.filter(event__in=ids).order_by("pk").values_list("event", "pk") if ids else ()
        for event, pk in rows:
            found.setdefault(event, []).append((noun, pk))
    return found


def in_writing(ids: set) -> dict:
    found: dict = {}
    rows = StatusReport.objects.in_writing().filter(initiative__in=ids).order_by("pk")
    for initiative, pk in rows.values_list("initiative", "pk") if ids else ():
        found.setdefault(initiative, []).append(pk)
    return found


def open_records(ids: set) -> set:
    rows = PolicyRecord.objects.filter(pk__in=ids, sharing=Sharing.WORKSPACE)
    return set(rows.values_list("pk", flat=True)) if ids else set()


def linked(ids: set) -> dict:
    found: dict = {}
    ends = (*THINGS, *PLACES, "evidence__source")
    of_these = reduce(or_, (Q(**{f"{end}__in": ids}) for end in ends))
    argument = Coalesce("argument", "evidence__argument")
    initiative = Coalesce("initiative", "argument__initiative", "evidence__argument__initiative")
    rows = Link.objects.filter(of_these).order_by("pk").annotate(above=argument, within=initiative)
    sharing = "policy_record__sharing"
    for row in rows.values("pk", "above", "within", sharing, *ends) if ids else ():
        one = {"pk": row["pk"], "initiative": row["within"], "argument": row["above"]}
        one["withheld"] = row[sharing] not in (None, Sharing.WORKSPACE)
        for end in ids & {row[name] for name in ends}:
            found.setdefault(end, []).append(one)
    return found


def spoken_for(organisations: set[str]) -> dict:
    found: dict[str, list[UUID]] = {}
    rows = Membership.objects.active().filter(organisation__in=organisations)
    for organisation, user in rows.values_list("organisation", "user") if organisations else ():
        found.setdefault(str(organisation), []).append(user)
    return found


def proving(ids: set[UUID]) -> dict:
    """Commitments by the sources that show their delivery, whose titles they tell."""
    found: dict[UUID, list[UUID]] = {}
    for source, commitment in Proof._base_manager.filter(source__in=ids).values_list("source", "commitment"):
        found.setdefault(source, []).append(commitment)
    return found
