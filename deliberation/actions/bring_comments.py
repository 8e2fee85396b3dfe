"""Comments and replies of a file: many at once, quietly. Whoever is called in them is not told."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from deliberation.actions.brought import BroughtComment, Known, Name, Outcome, Standing, missing
from deliberation.actions.locks import locked_initiative, require_stage
from deliberation.errors import Refusal
from deliberation.markup import render_markdown
from deliberation.models import Argument, Comment, Initiative
from deliberation.models.stages import COMMENT
from deliberation.outbox import record_each
from deliberation.permissions import Actor, can_import, require, rights_of
from deliberation.tallies import recount

NOUN = "comments"


@dataclass(slots=True)
class Plan:
    outcome: Outcome = field(default_factory=Outcome)
    new: list[tuple[BroughtComment, Argument | None, Comment | None]] = field(default_factory=list)


@transaction.atomic
def bring_comments(*, by: Actor, initiative: Initiative, brought: Collection[BroughtComment]) -> Outcome:
    """Write them in the name of whoever brings them; their arguments, and what they reply to, stand here already.

    What is wrong with them is in the outcome, and then nothing of them is written. Raises NotAllowed.
    """
    require(can_import(by, initiative.workspace))
    initiative = locked_initiative(initiative)
    plan = plan_comments(initiative, brought)
    if not plan.outcome.faults and plan.new:
        _write(by.quietly(), initiative, plan)
    return plan.outcome


def plan_comments(
    initiative: Initiative,
    brought: Collection[BroughtComment],
    *,
    in_file: Known = lambda key: False,
    argument_in_file: Known = lambda key: False,
) -> Plan:
    """What would become of them; a comment that is here stays as it is, also if the file has other words by now."""
    plan, standing = Plan(), Standing(initiative, [one.argument for one in brought])
    here = _here(initiative, [name for one in brought for name in (one.name, one.parent) if name])
    for one in brought:
        if _found(here, initiative, one.name):
            plan.outcome.skipped[NOUN] += 1
        else:
            _plan_new(plan, one, standing, here, initiative, in_file, argument_in_file)
    if plan.new:
        _require_stage(plan, initiative)
    return plan


def _plan_new(plan, one: BroughtComment, standing, here, initiative, in_file, argument_in_file) -> None:
    argument = standing.find(one.argument) if one.argument else None
    if one.argument and argument is None and not argument_in_file(one.argument.key):
        return missing(plan.outcome, one.line, "argument", one.argument)
    if argument is not None and argument.is_hidden:
        return plan.outcome.fault(
            one.line, "hidden", _("A facilitator hid this; it takes nothing new."), "argument"
        )
    parent = _found(here, initiative, one.parent) if one.parent else None
    if one.parent and parent is None and not in_file(one.parent.key):
        return missing(plan.outcome, one.line, "parent", one.parent)
    plan.outcome.made[NOUN] += 1
    return plan.new.append((one, argument, parent))


def id_of(initiative: Initiative, name: Name) -> UUID:
    """Follows from where it comes and goes to, so that nothing is written twice."""
    return uuid5(initiative.pk, f"comment/{name.key}")


def _here(initiative: Initiative, names: Iterable[Name]) -> dict[UUID, Comment]:
    ids = {pk for name in names for pk in (id_of(initiative, name), name.id) if pk}
    rows = Comment.objects.filter(initiative=initiative, pk__in=ids)
    return {one.pk: one for one in rows.only("pk", "parent_id", "argument_id", "deleted_at")}


def _found(here: dict[UUID, Comment], initiative: Initiative, name: Name) -> Comment | None:
    return here.get(id_of(initiative, name)) or (here.get(name.id) if name.id else None)


def _require_stage(plan: Plan, initiative: Initiative) -> None:
    try:
        require_stage(initiative, COMMENT)
    except Refusal as refusal:
        plan.outcome.fault(plan.new[0][0].line, refusal.code, refusal.detail)


def _write(by: Actor, initiative: Initiative, plan: Plan) -> None:
    organisation_id = rights_of(by, initiative).organisation_id
    made = [
        Comment(
            pk=id_of(initiative, one.name),
            initiative=initiative,
            argument=argument,
            parent=parent,
            author=by.person,
            organisation_id=organisation_id,
            text=one.text,
            text_html=render_markdown(one.text),
            created_at=by.moment,
            updated_at=by.moment,
        )
        for one, argument, parent in plan.new
    ]
    Comment.objects.bulk_create(made)
    touched = {one.argument_id for one in made if one.argument_id}
    if touched:
        recount(initiative, touched)
    record_each("comment.imported", by=by, nouns=made, initiative=initiative)
