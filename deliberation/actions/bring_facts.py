"""Facts and key questions of a file, with their sources and the arguments that they gather, quietly."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from django.db import transaction

from deliberation.actions.beside import Standing, look_at_stage, missing
from deliberation.actions.bring_evidence import SOURCES, Library, kept_of
from deliberation.actions.brought import BroughtFact, BroughtQuestion, BroughtSource, Name, Outcome
from deliberation.actions.in_file import NO_FILE, InFile
from deliberation.actions.locks import locked_initiative
from deliberation.models import Argument, Fact, FactSource, Initiative, Question
from deliberation.models.stages import CITE
from deliberation.outbox import record_each
from deliberation.permissions import Actor, can_import, require

FACTS, QUESTIONS = "facts", "questions"


@dataclass(slots=True)
class FactPlan:
    outcome: Outcome = field(default_factory=Outcome)
    new: list[BroughtFact] = field(default_factory=list)


@dataclass(slots=True)
class QuestionPlan:
    """What is new, with what of its arguments is here."""

    outcome: Outcome = field(default_factory=Outcome)
    new: list[tuple[BroughtQuestion, list[Argument]]] = field(default_factory=list)


@transaction.atomic
def bring_facts(
    *, by: Actor, initiative: Initiative, library: Library, brought: Collection[BroughtFact]
) -> Outcome:
    """Write them in the name of whoever brings them.

    What is wrong with them is in the outcome, and then nothing of them is written. Raises NotAllowed.
    """
    require(can_import(by, initiative.workspace))
    initiative = locked_initiative(initiative)
    plan = plan_facts(initiative, brought)
    if not plan.outcome.faults and plan.new:
        made = [_fact(by, initiative, one) for one in plan.new]
        Fact.objects.bulk_create(made)
        FactSource.objects.bulk_create(_links(library, plan, made))
        record_each("fact.added", by=by, nouns=made, initiative=initiative)
    return plan.outcome


@transaction.atomic
def bring_questions(
    *, by: Actor, initiative: Initiative, brought: Collection[BroughtQuestion], file: InFile = NO_FILE
) -> Outcome:
    """Write them in the name of whoever brings them; the arguments that they gather stand here already.

    What is wrong with them is in the outcome, and then nothing of them is written. Raises NotAllowed.
    """
    require(can_import(by, initiative.workspace))
    initiative = locked_initiative(initiative)
    plan = plan_questions(initiative, brought, file=file)
    if not plan.outcome.faults and plan.new:
        made = [_question(by, initiative, one) for one, _arguments in plan.new]
        Question.objects.bulk_create(made)
        for question, (_one, arguments) in zip(made, plan.new, strict=True):
            question.arguments.set(arguments)
        record_each("question.added", by=by, nouns=made, initiative=initiative)
    return plan.outcome


def plan_facts(initiative: Initiative | None, brought: Collection[BroughtFact]) -> FactPlan:
    """What would become of them; what is here stays as it is."""
    plan, here = FactPlan(), _here(Fact, initiative, FACTS, [one.name for one in brought])
    for one in brought:
        if _stands(here, initiative, FACTS, one.name):
            plan.outcome.skipped[FACTS] += 1
        else:
            plan.outcome.made[FACTS] += 1
            plan.new.append(one)
    if plan.new:
        look_at_stage(plan.outcome, initiative, CITE, plan.new[0].line)
    return plan


def sources_of(plan: FactPlan) -> list[BroughtSource]:
    """What they rest on, as lines of their own."""
    return [BroughtSource(one.line, fields) for one in plan.new for fields, _quote in one.sources]


def plan_questions(
    initiative: Initiative | None, brought: Collection[BroughtQuestion], *, file: InFile = NO_FILE
) -> QuestionPlan:
    """What would become of them; what is here stays as it is."""
    standing = Standing(initiative, [name for one in brought for name in one.arguments], file)
    plan, here = QuestionPlan(), _here(Question, initiative, QUESTIONS, [one.name for one in brought])
    for one in brought:
        if _stands(here, initiative, QUESTIONS, one.name):
            plan.outcome.skipped[QUESTIONS] += 1
            continue
        for name in one.arguments:
            if not standing.is_known(name):
                missing(plan.outcome, one.line, "arguments", name)
        plan.outcome.made[QUESTIONS] += 1
        plan.new.append((one, [found for name in one.arguments if (found := standing.find(name))]))
    if plan.new:
        look_at_stage(plan.outcome, initiative, CITE, plan.new[0][0].line)
    return plan


def _id_of(initiative: Initiative, noun: str, name: Name) -> UUID:
    """Follows from where it comes and goes to, so that nothing is written twice."""
    return uuid5(initiative.pk, f"{noun}/{name.key}")


def _here(
    noun: type[Fact] | type[Question], initiative: Initiative | None, called: str, names: list[Name]
) -> frozenset[UUID]:
    if initiative is None:
        return frozenset()
    ids = {pk for name in names for pk in (_id_of(initiative, called, name), name.id) if pk}
    rows = noun._default_manager.filter(initiative=initiative, pk__in=ids)
    return frozenset(rows.values_list("pk", flat=True))


def _stands(here: frozenset[UUID], initiative: Initiative | None, called: str, name: Name) -> bool:
    return initiative is not None and (name.id in here or _id_of(initiative, called, name) in here)


def _fact(by: Actor, initiative: Initiative, one: BroughtFact) -> Fact:
    pk = _id_of(initiative, FACTS, one.name)
    stamps = {"created_at": by.moment, "updated_at": by.moment}
    return Fact(pk=pk, initiative=initiative, text=one.text, added_by=by.person, **stamps)


def _question(by: Actor, initiative: Initiative, one: BroughtQuestion) -> Question:
    pk = _id_of(initiative, QUESTIONS, one.name)
    told = {"text": one.text, "answer": one.answer, "created_at": by.moment, "updated_at": by.moment}
    return Question(pk=pk, initiative=initiative, added_by=by.person, **told)


def _links(library: Library, plan: FactPlan, made: list[Fact]) -> list[FactSource]:
    """A source once a fact, with the last of its quotes."""
    links: dict[tuple[UUID, UUID], FactSource] = {}
    for one, fact in zip(plan.new, made, strict=True):
        for fields, quote in one.sources:
            kept = kept_of(library, plan.outcome, one.line, fields)
            if kept is not None:
                plan.outcome.made[SOURCES] += kept[1]
                links[fact.pk, kept[0].pk] = FactSource(fact=fact, source=kept[0], quote=quote)
    return list(links.values())
