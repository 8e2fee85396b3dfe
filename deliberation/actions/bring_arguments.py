"""Arguments and responses of a file: many at once, each with its first wording and its tally, quietly."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from deliberation.actions.arguments import require_fitting, revise_argument
from deliberation.actions.beside import Standing, look_at_stage, missing
from deliberation.actions.brought import BroughtArgument, Outcome
from deliberation.actions.in_file import NO_FILE, InFile
from deliberation.actions.locks import locked_initiative, require_stage
from deliberation.actions.wordings import require_same_meaning
from deliberation.errors import Refusal
from deliberation.markup import render_markdown
from deliberation.models import Argument, ArgumentState, Challenge, Initiative, Kind, Revision, Tally
from deliberation.models.arguments import MAX_DEPTH
from deliberation.models.stages import ARGUE, RESPOND
from deliberation.outbox import record_each
from deliberation.permissions import Actor, can_import, can_revise_argument, require, rights_of
from deliberation.tallies import recount

NOUN = "arguments"


@dataclass(slots=True)
class Plan:
    """What is new with what it stands under, and what stands here in other words."""

    outcome: Outcome = field(default_factory=Outcome)
    new: list[tuple[BroughtArgument, Argument | None]] = field(default_factory=list)
    changed: list[tuple[BroughtArgument, Argument]] = field(default_factory=list)
    rewords: dict[UUID, bool] = field(
        default_factory=dict
    )  # by author, whether the actor changes their words


@transaction.atomic
def bring_arguments(
    *, by: Actor, initiative: Initiative, brought: Collection[BroughtArgument], file: InFile = NO_FILE
) -> Outcome:
    """Write them in the name of whoever brings them; what they stand under stands here already.

    What is wrong with them is in the outcome, and then nothing of them is written. Raises NotAllowed.
    """
    require(can_import(by, initiative.workspace))
    initiative = locked_initiative(initiative)
    plan = plan_arguments(initiative, brought, by=by, file=file)
    if plan.outcome.faults:
        return plan.outcome
    made = _written(by.quietly(), initiative, plan)
    for one, argument in plan.changed:
        _reword(by, plan.outcome, one, argument)
    parents = {argument.parent_id for argument in made if argument.parent_id}
    if parents:
        recount(initiative, parents)
    return plan.outcome


def plan_arguments(
    initiative: Initiative | None, brought: Collection[BroughtArgument], *, by: Actor, file: InFile = NO_FILE
) -> Plan:
    """What would become of them; an initiative that is not here yet has nothing in it, and takes them.

    ``file`` knows what is written before them and is not here yet.
    """
    names = [name for one in brought for name in (one.name, one.parent, file.hangs_from(one))]
    plan, standing = Plan(), Standing(initiative, names, file)
    for one in brought:
        there = standing.find(one.name)
        if there is None:
            _plan_new(plan, standing, one)
        else:
            _plan_known(plan, one, there, by)
    _look_at_stage(plan, initiative, by)
    return plan


def _plan_new(plan: Plan, standing: Standing, one: BroughtArgument) -> None:
    parent = standing.find(one.parent)
    if one.parent and parent is None and not standing.is_known(one.parent):
        return missing(plan.outcome, one.line, "parent", one.parent)
    if _fits(plan.outcome, standing, one, parent):
        plan.outcome.made[NOUN] += 1
        plan.new.append((one, parent))
    return None


def _fits(outcome: Outcome, standing: Standing, one: BroughtArgument, parent: Argument | None) -> bool:
    """Its parent may come with the file."""
    if parent is None or one.parent is None:
        return one.parent is None or _has_room(outcome, standing, one)
    if not standing.takes(parent, one.parent):
        outcome.fault(one.line, "argument_not_active", _("What it responds to takes nothing new."), "parent")
        return False
    try:
        require_fitting(parent, one.relation or "")
    except Refusal as refusal:
        said = refusal.faults[0].detail if refusal.faults else refusal.detail
        outcome.fault(one.line, refusal.code, said, "relation")
        return False
    return True


def _has_room(outcome: Outcome, standing: Standing, one: BroughtArgument) -> bool:
    """Beside what is here; within the file it was looked at before."""
    tied_to = standing.find(standing.file.hangs_from(one))
    level = standing.file.level(one.name.key) if tied_to else 0
    if tied_to is None or tied_to.depth + 1 + level <= MAX_DEPTH:
        return True
    said = _("This thread is as deep as it can be; answer further up.")
    outcome.fault(one.line, "too_deep", said, "relation")
    return False


def _plan_known(plan: Plan, one: BroughtArgument, there: Argument, by: Actor) -> None:
    """What was withdrawn, merged or hidden here rests; what stands keeps its kind and its place."""
    if not there.takes_new or (there.claim, there.reasons) == (one.claim, one.reasons):
        plan.outcome.skipped[NOUN] += 1
    elif one.kind and there.kind != one.kind:
        plan.outcome.fault(one.line, "kind_differs", _("It stands there as another kind."), "kind")
    elif _may_be_reworded(plan, one, there, by):
        plan.outcome.changed[NOUN] += 1
        plan.changed.append((one, there))


def _may_be_reworded(plan: Plan, one: BroughtArgument, there: Argument, by: Actor) -> bool:
    """What would refuse it when it is written is said when it is tried. Who wrote it is asked once an author."""
    author = there.author_id
    if author not in plan.rewords:
        plan.rewords[author] = can_revise_argument(by, there)
    try:
        require(plan.rewords[author], _("Somebody else wrote it; only its author may change its words."))
        require_stage(there.initiative, there.changing_word, at=by.moment)
        require_same_meaning(there, by=by, claim=one.claim, reasons=one.reasons)
    except Refusal as refusal:
        plan.outcome.refuse(one.line, refusal)
        return False
    return True


def _look_at_stage(plan: Plan, initiative: Initiative | None, by: Actor) -> None:
    """Once for arguments, once for responses."""
    for word, responds in ((ARGUE, False), (RESPOND, True)):
        wanting = [one for one, _parent in plan.new if (one.parent is not None) is responds]
        if wanting:
            look_at_stage(plan.outcome, initiative, word, wanting[0].line, by.moment)


def _written(by: Actor, initiative: Initiative, plan: Plan) -> list[Argument]:
    organisation_id = rights_of(by, initiative).organisation_id
    made = [
        _argument(by, initiative, organisation_id, number, one, parent)
        for number, (one, parent) in enumerate(plan.new, start=initiative.last_argument_number + 1)
    ]
    if not made:
        return []
    Argument.objects.bulk_create(made)
    Revision.objects.bulk_create([Revision.first_of(argument) for argument in made])
    electorate = initiative.electorate
    Tally.objects.bulk_create(
        [Tally(argument=one, initiative=initiative, kind=one.kind, electorate=electorate) for one in made]
    )
    challenges = [Challenge(argument=one) for one in made if one.kind == Kind.CHALLENGE]
    Challenge.objects.bulk_create(challenges)
    Initiative.objects.filter(pk=initiative.pk).update(last_argument_number=made[-1].number)
    record_each("argument.imported", by=by, nouns=made, initiative=initiative)
    return made


def _argument(by, initiative, organisation_id, number, one: BroughtArgument, parent) -> Argument:
    return Argument(
        initiative=initiative,
        number=number,
        kind=one.kind,
        parent=parent,
        relation=one.relation,
        depth=parent.depth + 1 if parent else 0,
        claim=one.claim,
        reasons=one.reasons,
        reasons_html=render_markdown(one.reasons) if one.reasons else "",
        author=by.person,
        organisation_id=organisation_id,
        state=ArgumentState.WITHDRAWN if one.withdrawn else ArgumentState.ACTIVE,
        external_id=one.name.key,
        created_at=by.moment,
        updated_at=by.moment,
    )


def _reword(by: Actor, outcome: Outcome, one: BroughtArgument, argument: Argument) -> None:
    try:
        revise_argument(
            by=by.quietly(), argument=argument, version=None, claim=one.claim, reasons=one.reasons
        )
    except Refusal as refusal:
        outcome.refuse(one.line, refusal)
