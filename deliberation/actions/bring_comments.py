"""Comments and replies of a file: many at once, quietly. Whoever is called in them is not told."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from deliberation.actions.beside import Standing, look_at_stage, missing
from deliberation.actions.brought import BroughtComment, Name, Outcome
from deliberation.actions.in_file import NO_FILE, InFile
from deliberation.actions.locks import locked_initiative
from deliberation.markup import render_markdown
from deliberation.models import Argument, Comment, Initiative
from deliberation.models.stages import COMMENT
from deliberation.outbox import record_each
from deliberation.permissions import Actor, can_import, require, rights_of
from deliberation.tallies import recount

NOUN = "comments"
COLUMNS = ("pk", "parent_id", "argument_id", "deleted_at", "hidden_at")


@dataclass(slots=True)
class Plan:
    outcome: Outcome = field(default_factory=Outcome)
    new: list[tuple[BroughtComment, Argument | None, Comment | None]] = field(default_factory=list)


@transaction.atomic
def bring_comments(
    *, by: Actor, initiative: Initiative, brought: Collection[BroughtComment], file: InFile = NO_FILE
) -> Outcome:
    """Write them in the name of whoever brings them; their arguments, and what they reply to, stand here already.

    What is wrong with them is in the outcome, and then nothing of them is written. Raises NotAllowed.
    """
    require(can_import(by, initiative.workspace))
    initiative = locked_initiative(initiative)
    plan = plan_comments(initiative, brought, file=file)
    if not plan.outcome.faults and plan.new:
        _write(by.quietly(), initiative, plan)
    return plan.outcome


def plan_comments(
    initiative: Initiative | None, brought: Collection[BroughtComment], *, file: InFile = NO_FILE
) -> Plan:
    """What would become of them; a comment that is here stays as it is, also if the file has other words by now."""
    above = (file.comments.get(one.parent.key) for one in brought if one.parent)
    names = [one.argument for one in brought] + [told.argument for told in above if told]
    plan, standing = Plan(), Standing(initiative, names, file)
    here = _Here(initiative, [name for one in brought for name in (one.name, one.parent) if name])
    for one in brought:
        if here.find(one.name):
            plan.outcome.skipped[NOUN] += 1
        else:
            _plan_new(plan, one, standing, here)
    if plan.new:
        look_at_stage(plan.outcome, initiative, COMMENT, plan.new[0][0].line)
    return plan


def _plan_new(plan: Plan, one: BroughtComment, standing: Standing, here: "_Here") -> None:
    outcome, argument = plan.outcome, standing.find(one.argument)
    if one.argument and not standing.is_known(one.argument):
        return missing(outcome, one.line, "argument", one.argument)
    if argument is not None and (argument.is_hidden or argument.merged_into_id):
        return outcome.fault(
            one.line, "argument_not_active", _("This argument takes nothing new."), "argument"
        )
    parent = here.find(one.parent) if one.parent else None
    if one.parent and parent is None and one.parent.key not in standing.file.comments:
        return missing(outcome, one.line, "parent", one.parent)
    if wrong := _wrong_above(one, argument, parent, standing):
        return outcome.fault(one.line, *wrong, "parent")
    outcome.made[NOUN] += 1
    return plan.new.append((one, argument, parent))


def _wrong_above(
    one: BroughtComment, argument: Argument | None, parent: Comment | None, standing: Standing
) -> tuple[str, object] | None:
    """What keeps it from replying to that: a reply itself, in another place, or gone."""
    if parent is None:
        told = standing.file.comments[one.parent.key] if one.parent else None
        is_reply = told is not None and told.is_reply
        is_elsewhere = told is not None and not standing.same(told.argument, one.argument)
    else:
        is_reply = parent.parent_id is not None
        is_elsewhere = parent.argument_id != (argument.pk if argument else None) or bool(
            one.argument and argument is None
        )
    if is_reply:
        return "too_deep", _("Replies have one level; reply to the comment itself.")
    if is_elsewhere:
        return "elsewhere", _("This comment stands somewhere else.")
    if parent is not None and (parent.is_gone or parent.is_hidden):
        return "comment_deleted", _("This comment was deleted or hidden.")
    return None


def id_of(initiative: Initiative, name: Name) -> UUID:
    """Follows from where it comes and goes to, so that nothing is written twice."""
    return uuid5(initiative.pk, f"comment/{name.key}")


class _Here:
    """The comments that a part of a file names and that stand here."""

    def __init__(self, initiative: Initiative | None, names: Iterable[Name]) -> None:
        self.initiative, self._rows = initiative, {}
        if initiative is not None:
            ids = {pk for name in names for pk in (id_of(initiative, name), name.id) if pk}
            rows = Comment.objects.filter(initiative=initiative, pk__in=ids)
            self._rows = {one.pk: one for one in rows.only(*COLUMNS)}

    def find(self, name: Name) -> Comment | None:
        if self.initiative is None:
            return None
        return self._rows.get(id_of(self.initiative, name)) or (self._rows.get(name.id) if name.id else None)


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
