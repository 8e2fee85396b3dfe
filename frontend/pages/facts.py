"""Facts and key questions: as the background lists them, and the page of one of each."""

from django.db.models import Prefetch

from deliberation.models import Argument, Fact, FactSource, Initiative, Question
from deliberation.models.stages import CITE
from deliberation.permissions import (
    can_add_fact,
    can_answer_question,
    can_cite_fact,
    can_edit_fact,
    can_edit_question,
    require,
)
from frontend.forms.facts import (
    AnswerForm,
    FactCiteForm,
    FactEditForm,
    FactForm,
    QuestionEditForm,
    QuestionForm,
)
from frontend.responses import actor_of

from .sight import Sight

LINKS = Prefetch("links", FactSource.objects.select_related("source").order_by("id"))
GATHERED = Prefetch("arguments", Argument.objects.filter(hidden_at=None).order_by("number"))


def facts_and_questions(request, initiative: Initiative, sight: Sight, *, fact=None, question=None) -> dict:
    """Both lists, and the forms for new ones; ``fact`` and ``question`` are forms that were refused."""
    by = actor_of(request)
    may_add = initiative.allows(CITE) and can_add_fact(by, initiative)
    facts = initiative.facts.prefetch_related(LINKS)
    questions = initiative.questions.prefetch_related(GATHERED)
    return {
        "facts": [_fact(row, sight, may_add) for row in facts],
        "questions": [_question(row, sight, may_add) for row in questions],
        "new_fact": may_add and (fact or FactForm()),
        "new_question": may_add and (question or QuestionForm()),
        "fact_refused": fact is not None,
        "question_refused": question is not None,
    }


def fact_page(request, fact: Fact, *, edit=None, cite=None) -> dict:
    """The context of facts/fact.html; ``edit`` and ``cite`` are forms that were refused."""
    require(Sight.of(request, fact.initiative).inside)
    by, links = actor_of(request), list(fact.links.all())
    seen = {"text": fact.text, "version": fact.version, "kept": [str(link.source_id) for link in links]}
    citing = fact.initiative.allows(CITE)
    may_edit = citing and can_edit_fact(by, fact)
    return {
        **_place(fact.initiative),
        "fact": fact,
        "sources": [_cited(link) for link in links],
        "edit": may_edit and (edit or FactEditForm(initial=seen, links=links)),
        "cite": citing and can_cite_fact(by, fact) and (cite or FactCiteForm()),
    }


def question_page(request, question: Question, *, edit=None, answer=None) -> dict:
    """The context of facts/question.html; ``edit`` and ``answer`` are forms that were refused."""
    by, initiative = actor_of(request), question.initiative
    require(Sight.of(request, initiative).inside)
    gathered = list(question.arguments.filter(hidden_at=None).order_by("number"))
    numbers = ", ".join(str(one.number) for one in gathered)
    seen = {"answer": question.answer, "numbers": numbers, "version": question.version}
    said = {"text": question.text, "version": question.version}
    citing = initiative.allows(CITE)
    return {
        **_place(initiative),
        "question": question,
        "gathered": [_gathered(one, f"/i/{initiative.ref}/") for one in gathered],
        "answer": citing and can_answer_question(by, question) and (answer or AnswerForm(initial=seen)),
        "edit": citing and can_edit_question(by, question) and (edit or QuestionEditForm(initial=said)),
    }


def _place(initiative: Initiative) -> dict:
    return {"initiative": initiative, "workspace": initiative.workspace, "section": "initiatives"}


def _fact(fact: Fact, sight: Sight, may_add: bool) -> dict:
    return {
        "id": fact.pk,
        "text": fact.text,
        "sources": [_cited(link) for link in fact.links.all()],
        "href": f"{sight.base}facts/{fact.pk}/" if may_add else "",
    }


def _cited(link: FactSource) -> dict:
    return {"title": str(link.source), "href": link.source.url, "quote": link.quote}


def _question(question: Question, sight: Sight, may_add: bool) -> dict:
    return {
        "id": question.pk,
        "text": question.text,
        "answer": question.answer,
        "arguments": [_gathered(one, sight.base) for one in question.arguments.all()],
        "href": f"{sight.base}questions/{question.pk}/" if may_add else "",
    }


def _gathered(argument: Argument, base: str) -> dict:
    return {"href": f"{base}{argument.number}/", "number": argument.number, "claim": argument.claim}
