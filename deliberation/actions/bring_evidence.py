"""Evidence of a file, with its sources: those that the library has already are taken from there."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Workspace
from deliberation.actions.beside import Standing, look_at_stage, missing
from deliberation.actions.brought import BroughtEvidence, BroughtSource, Name, Outcome
from deliberation.actions.in_file import NO_FILE, InFile
from deliberation.actions.library import same_source, tidied
from deliberation.actions.locks import locked_initiative
from deliberation.actions.sources import keep_source, require_sound
from deliberation.citations import address_key
from deliberation.errors import Refusal
from deliberation.models import Argument, Evidence, Initiative, Source
from deliberation.models.stages import CITE
from deliberation.outbox import record_each
from deliberation.permissions import Actor, can_import, require, rights_of
from deliberation.tallies import recount

NOUN, SOURCES = "evidence", "sources"
REMEMBERED = 5_000  # sources of one import


@dataclass(slots=True)
class Plan:
    outcome: Outcome = field(default_factory=Outcome)
    new: list[tuple[BroughtEvidence, Argument | None]] = field(default_factory=list)


class Library:
    """The sources that one import names, each looked for once."""

    def __init__(self, by: Actor, workspace: Workspace) -> None:
        self.by, self.workspace = by.quietly(), workspace
        self.kept: dict[tuple, tuple[Source, bool]] = {}

    def would_be_new(self, fields: dict[str, Any]) -> bool:
        """Whether the library has none like it, and none was asked for before. Raises Invalid."""
        key = _key(fields)
        if key in self.kept:
            return False
        source = Source(workspace=self.workspace, **tidied(fields))
        require_sound(source)
        source.address_key = address_key(source.url)
        found = same_source(source)
        self._remember(key, (found or source, found is None))
        return found is None

    def keep(self, fields: dict[str, Any]) -> tuple[Source, bool]:
        """The source, and whether it was made now. Raises Refusal."""
        key = _key(fields)
        if key in self.kept:
            return self.kept[key][0], False
        found = keep_source(by=self.by, workspace=self.workspace, **fields)
        self._remember(key, found)
        return found

    def _remember(self, key: tuple, found: tuple[Source, bool]) -> None:
        if len(self.kept) >= REMEMBERED:
            self.kept.clear()
        self.kept[key] = found


def bring_sources(*, by: Actor, library: Library, brought: Collection[BroughtSource]) -> Outcome:
    """Add those to the library that it has not. Raises NotAllowed."""
    require(can_import(by, library.workspace))
    outcome = Outcome()
    for one in brought:
        kept = kept_of(library, outcome, one.line, one.fields)
        if kept is not None:
            (outcome.made if kept[1] else outcome.skipped)[SOURCES] += 1
    return outcome


def plan_sources(library: Library, brought: Collection[BroughtSource], *, told: bool = True) -> Outcome:
    """What would become of them; those that are here count as found where the file ``told`` of each by itself."""
    outcome = Outcome()
    for one in brought:
        try:
            is_new = library.would_be_new(one.fields)
        except Refusal as refusal:
            outcome.refuse(one.line, refusal)
            continue
        if is_new or told:
            (outcome.made if is_new else outcome.skipped)[SOURCES] += 1
    return outcome


@transaction.atomic
def bring_evidence(
    *,
    by: Actor,
    initiative: Initiative,
    library: Library,
    brought: Collection[BroughtEvidence],
    file: InFile = NO_FILE,
) -> Outcome:
    """Write it in the name of whoever brings it; its arguments stand here already.

    What is wrong with it is in the outcome, and then nothing of it is written. Raises NotAllowed.
    """
    require(can_import(by, initiative.workspace))
    initiative = locked_initiative(initiative)
    plan = plan_evidence(initiative, brought, file=file)
    if not plan.outcome.faults and plan.new:
        _write(by.quietly(), initiative, library, plan)
    return plan.outcome


def plan_evidence(
    initiative: Initiative | None, brought: Collection[BroughtEvidence], *, file: InFile = NO_FILE
) -> Plan:
    """What would become of it; what is here stays as it is."""
    plan, standing = Plan(), Standing(initiative, [one.argument for one in brought], file)
    placed = [(one, standing.find(one.argument)) for one in brought]
    here = _here(initiative, placed) if initiative else frozenset()
    told: set[tuple] = set()  # two names may mean one argument, or what was merged into it
    for one, argument in placed:
        key = argument.pk if argument else one.argument.key, one.name.key
        if argument is None and not standing.is_known(one.argument):
            missing(plan.outcome, one.line, "argument", one.argument)
        elif key in told or one.name.id in here or _id_of(argument, one.name) in here:
            plan.outcome.skipped[NOUN] += 1
        elif argument is not None and not standing.takes(argument, one.argument):
            plan.outcome.fault(
                one.line, "argument_not_active", _("This argument takes nothing new."), "argument"
            )
        else:
            told.add(key)
            plan.outcome.made[NOUN] += 1
            plan.new.append((one, argument))
    if plan.new:
        look_at_stage(plan.outcome, initiative, CITE, plan.new[0][0].line)
    return plan


def sources_of(plan: Plan) -> list[BroughtSource]:
    """What it quotes, as lines of their own."""
    return [BroughtSource(one.line, one.source) for one, _argument in plan.new]


def _here(initiative: Initiative, placed: Collection[tuple[BroughtEvidence, Argument | None]]) -> frozenset:
    ids = {pk for one, argument in placed for pk in (_id_of(argument, one.name), one.name.id) if pk}
    rows = Evidence.objects.filter(argument__initiative=initiative, pk__in=ids)
    return frozenset(rows.values_list("pk", flat=True))


def _id_of(argument: Argument | None, name: Name) -> UUID | None:
    return uuid5(argument.pk, f"evidence/{name.key}") if argument else None


def _write(by: Actor, initiative: Initiative, library: Library, plan: Plan) -> None:
    made, organisation_id = [], rights_of(by, initiative).organisation_id
    for one, argument in plan.new:
        kept = kept_of(library, plan.outcome, one.line, one.source)
        if kept is None or argument is None:
            continue
        plan.outcome.made[SOURCES] += kept[1]
        evidence = Evidence(
            pk=_id_of(argument, one.name),
            argument=argument,
            source=kept[0],
            added_by=by.person,
            organisation_id=organisation_id,
            created_at=by.moment,
            updated_at=by.moment,
        )
        for name, value in tidied(one.fields).items():
            setattr(evidence, name, value)
        made.append(evidence)
    Evidence.objects.bulk_create(made)
    recount(initiative, {one.argument_id for one in made})
    record_each("evidence.imported", by=by, nouns=made, initiative=initiative)


def kept_of(
    library: Library, outcome: Outcome, line: int, fields: dict[str, Any]
) -> tuple[Source, bool] | None:
    """A source of the library, and whether it is new; None with what is wrong in the outcome."""
    try:
        return library.keep(fields)
    except Refusal as refusal:
        outcome.refuse(line, refusal)
    return None


def _key(fields: dict[str, Any]) -> tuple:
    return tuple(sorted((name, str(value)) for name, value in fields.items() if value))
