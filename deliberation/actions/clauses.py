"""The clauses of an agreement: a tree in order, whose numbers are their places."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from deliberation.actions.agreements import locked_agreement
from deliberation.actions.locks import still_there
from deliberation.actions.writing import change, clean, many_lines, one_line, require_version, save_version
from deliberation.errors import Invalid, NotNow
from deliberation.models import Agreement, Clause
from deliberation.models.agreements import DEEPEST
from deliberation.outbox import record
from deliberation.permissions import Actor, can_edit_agreement, can_edit_clause, require

EDITABLE = frozenset({"heading", "text"})


@transaction.atomic
def add_clause(
    *,
    by: Actor,
    agreement: Agreement,
    heading: str,
    text: str = "",
    parent: Clause | None = None,
    position: int | None = None,
) -> Clause:
    """Put a clause under ``parent``, or at the top, at ``position`` or after all others. Raises NotAllowed, Invalid."""
    require(can_edit_agreement(by, agreement))
    agreement = locked_agreement(agreement)
    clause = Clause(agreement=agreement, parent=_placed(agreement, parent), added_by=by.person)
    clause.heading, clause.text = one_line(heading), many_lines(text)
    clause.created_at = clause.updated_at = by.moment
    clean(clause, required=("heading",))
    _require_depth(agreement, clause.parent_id, 1)
    siblings = _below(agreement, clause.parent_id)
    clause.position = _within(position, siblings.count() + 1)
    siblings.filter(position__gte=clause.position).update(position=F("position") + 1)
    clause.save(force_insert=True)
    _record("clause.added", by, clause)
    return clause


@transaction.atomic
def edit_clause(*, by: Actor, clause: Clause, version: int | None, **changes: Any) -> Clause:
    """Word it anew. Raises NotAllowed, Stale, Invalid."""
    require(can_edit_clause(by, clause))
    clause = locked_clause(clause)
    require_version(clause, version)
    tidy = {"heading": one_line, "text": many_lines}
    changes = {name: tidy[name](value) if name in tidy else value for name, value in changes.items()}
    if changes.get("heading") == "":
        raise Invalid.at("heading", "required", _("Please write something here."))
    changed = change(clause, changes, allowed=EDITABLE, at=by.moment)
    if changed:
        _record("clause.edited", by, clause, fields=sorted(changed))
    return clause


@transaction.atomic
def move_clause(
    *, by: Actor, clause: Clause, parent: Clause | None = None, position: int | None = None
) -> Clause:
    """Put it, with all under it, at another place: under ``parent``, or at the top. Raises NotAllowed, Invalid."""
    require(can_edit_agreement(by, clause.agreement))
    clause = locked_clause(clause)
    agreement, parent = clause.agreement, _placed(clause.agreement, parent)
    under = _all_below(agreement, clause)
    if parent is not None and parent.pk in under:
        raise Invalid.at("parent", "below_itself", _("A clause cannot stand under itself."))
    _require_depth(agreement, parent.pk if parent else None, _height(agreement, clause))
    before = (clause.parent_id, clause.position)
    _close_up(clause)
    siblings = _below(agreement, parent.pk if parent else None).exclude(pk=clause.pk)
    clause.parent, clause.position = parent, _within(position, siblings.count() + 1)
    if (clause.parent_id, clause.position) == before:
        siblings.filter(position__gte=clause.position).update(position=F("position") + 1)
        return clause
    siblings.filter(position__gte=clause.position).update(position=F("position") + 1)
    save_version(clause, ["parent", "position"], at=by.moment)
    _record("clause.moved", by, clause)
    return clause


@transaction.atomic
def remove_clause(*, by: Actor, clause: Clause) -> None:
    """Take away a clause from which nothing hangs. Raises NotAllowed, NotNow."""
    require(can_edit_agreement(by, clause.agreement))
    clause = locked_clause(clause)
    if clause.below.exists():
        raise NotNow(_("Other clauses stand under this one; move or remove them first."), code="has_clauses")
    if clause.commitments.exists():
        raise NotNow(
            _("Commitments hang from this clause, so it stays; withdrawn ones count, too."),
            code="has_commitments",
        )
    _record("clause.removed", by, clause)
    _close_up(clause)
    Clause.objects.filter(pk=clause.pk).delete()


def locked_clause(clause: Clause) -> Clause:
    """The clause as it is now, under the lock of its agreement. Raises NotFound if somebody removed it."""
    agreement = locked_agreement(clause.agreement)
    fresh = still_there(Clause.objects.all(), clause.pk)
    fresh.agreement = agreement
    return fresh


def _placed(agreement: Agreement, parent: Clause | None) -> Clause | None:
    if parent is None:
        return None
    found = Clause.objects.filter(agreement=agreement, pk=parent.pk).first()
    if found is None:
        raise Invalid.at("parent", "elsewhere", _("This clause stands in another agreement."))
    return found


def _below(agreement: Agreement, parent_id):
    return Clause.objects.filter(agreement=agreement, parent=parent_id)


def _within(position: int | None, last: int) -> int:
    return last if position is None else max(1, min(position, last))


def _close_up(clause: Clause) -> None:
    """Those after it move up by one."""
    after = _below(clause.agreement, clause.parent_id).filter(position__gt=clause.position)
    after.update(position=F("position") - 1)


def _parents(agreement: Agreement) -> dict:
    return dict(Clause.objects.filter(agreement=agreement).values_list("pk", "parent_id"))


def _require_depth(agreement: Agreement, parent_id, levels: int) -> None:
    parents, depth = _parents(agreement), levels
    while parent_id is not None:
        parent_id, depth = parents[parent_id], depth + 1
    if depth > DEEPEST:
        sentence = _("Clauses stand at most %(number)d levels deep.") % {"number": DEEPEST}
        raise Invalid.at("parent", "too_deep", sentence)


def _all_below(agreement: Agreement, clause: Clause) -> set:
    """It and all under it."""
    parents, found, size = _parents(agreement), {clause.pk}, 0
    while size != len(found):
        size = len(found)
        found |= {pk for pk, parent in parents.items() if parent in found}
    return found


def _height(agreement: Agreement, clause: Clause) -> int:
    """How many levels it fills with what stands under it."""
    parents, level, height = _parents(agreement), {clause.pk}, 0
    while level:
        level, height = {pk for pk, parent in parents.items() if parent in level}, height + 1
    return height


def _record(verb: str, by: Actor, clause: Clause, **details: Any) -> None:
    agreement = clause.agreement
    details["agreement"] = str(agreement.pk)
    record(verb, by=by, subject=clause, workspace_id=agreement.workspace_id, **details)
