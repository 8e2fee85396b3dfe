"""Key questions: asked, answered, and gathering arguments."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deliberation.actions.locks import locked_in_place, locked_initiative, require_stage
from deliberation.actions.writing import change, clean, many_lines, one_line, require_version, save_version
from deliberation.errors import Invalid
from deliberation.models import Argument, Brief, Initiative, Question
from deliberation.models.stages import CITE
from deliberation.outbox import record
from deliberation.permissions import Actor, can_add_fact, can_answer_question, can_edit_question, require

WORDS = frozenset({"text", "answer"})
ANSWERING = frozenset({"answer", "arguments"})


@transaction.atomic
def add_question(
    *,
    by: Actor,
    initiative: Initiative,
    text: str,
    answer: str = "",
    arguments: Iterable[Argument] = (),
    brief: Brief | None = None,
) -> Question:
    """Ask a key question, with its answer if there is one. Raises NotAllowed, NotNow, Invalid."""
    require(can_add_fact(by, initiative))
    initiative = locked_initiative(initiative)
    require_stage(initiative, CITE)
    question = Question(initiative=initiative, text=one_line(text), answer=many_lines(answer), brief=brief)
    question.added_by = by.person
    question.created_at = question.updated_at = by.moment
    clean(question, required=("text",))
    question.save(force_insert=True)
    _gather(question, arguments)
    record("question.added", by=by, subject=question, initiative=initiative)
    return question


@transaction.atomic
def edit_question(
    *,
    by: Actor,
    question: Question,
    version: int | None,
    arguments: Iterable[Argument] | None = None,
    **words: str,
) -> Question:
    """Answer a question or say which arguments it gathers, as anyone who may argue does; or word it anew.

    Raises NotAllowed, NotNow, Stale, Invalid.
    """
    require(
        can_answer_question(by, question) if words.keys() <= ANSWERING else can_edit_question(by, question)
    )
    question = locked_in_place(question, CITE)
    require_version(question, version)
    changed = change(question, _tidied(words), allowed=WORDS, at=by.moment)
    if arguments is not None and _gather(question, arguments):
        changed.append("arguments")
        if changed == ["arguments"]:
            save_version(question, [], at=by.moment)
    if changed:
        record(
            "question.edited", by=by, subject=question, initiative=question.initiative, fields=sorted(changed)
        )
    return question


@transaction.atomic
def remove_question(*, by: Actor, question: Question) -> None:
    """Take a question away; the arguments that it gathers stay. Raises NotAllowed, NotNow."""
    require(can_edit_question(by, question))
    question = locked_in_place(question, CITE)
    record("question.removed", by=by, subject=question, initiative=question.initiative)
    Question.objects.filter(pk=question.pk).delete()


def _gather(question: Question, arguments: Iterable[Argument]) -> bool:
    """Whether that changed anything."""
    wanted = {argument.pk: argument for argument in arguments}
    if any(one.initiative_id != question.initiative_id for one in wanted.values()):
        raise Invalid.at("arguments", "unknown", _("A question gathers arguments of its own initiative."))
    before = set(question.arguments.values_list("pk", flat=True))
    question.arguments.set(list(wanted.values()))
    return before != set(wanted)


def _tidied(words: dict[str, str]) -> dict[str, Any]:
    tidy = {"text": one_line, "answer": many_lines}
    return {name: tidy[name](value) if name in tidy else value for name, value in words.items()}
