"""What the deliberation takes as given, and its key questions."""

from collections.abc import Iterable

from django.db import transaction

from deliberation.actions.locks import require_stage
from deliberation.actions.writing import clean, many_lines, one_line
from deliberation.models import Argument, Fact, FactSource, Initiative, Question, Source
from deliberation.models.stages import CITE
from deliberation.outbox import record
from deliberation.permissions import Actor, can_add_fact, require


@transaction.atomic
def add_fact(
    *, by: Actor, initiative: Initiative, text: str, sources: Iterable[tuple[Source, str]] = (), brief=None
) -> Fact:
    """State a fact, with the sources and quotes that it rests on. Raises NotAllowed, NotNow, Invalid."""
    require(can_add_fact(by, initiative))
    require_stage(initiative, CITE)
    fact = Fact(initiative=initiative, text=one_line(text), added_by=by.user, brief=brief)
    fact.created_at = fact.updated_at = by.moment
    clean(fact, required=("text",))
    fact.save(force_insert=True)
    FactSource.objects.bulk_create(
        [FactSource(fact=fact, source=source, quote=many_lines(quote)) for source, quote in sources]
    )
    record("fact.added", by=by, subject=fact, initiative=initiative)
    return fact


@transaction.atomic
def add_question(
    *,
    by: Actor,
    initiative: Initiative,
    text: str,
    answer: str = "",
    arguments: Iterable[Argument] = (),
    brief=None,
) -> Question:
    """Ask a key question, with its answer if there is one. Raises NotAllowed, NotNow, Invalid."""
    require(can_add_fact(by, initiative))
    require_stage(initiative, CITE)
    question = Question(
        initiative=initiative, text=one_line(text), answer=many_lines(answer), added_by=by.user
    )
    question.brief = brief
    question.created_at = question.updated_at = by.moment
    clean(question, required=("text",))
    question.save(force_insert=True)
    question.arguments.set(arguments)
    record("question.added", by=by, subject=question, initiative=initiative)
    return question
