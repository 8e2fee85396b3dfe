"""Facts and key questions."""

from functools import partial

from django.db.models import QuerySet

from deliberation.actions import facts, questions
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import sources as forms
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.sources import fact_rows, question_rows, shape_fact, shape_question
from deliberation.models import Argument, Source

from .found import initiative_of, named
from .sources import source_given

FactList = page_of(forms.FactShape)
QuestionList = page_of(forms.QuestionShape)


class FactDoor(Door):
    public = True

    def fact(self, pk):
        return self.one(fact_rows(self.request.user), pk=pk)

    def fact_shown(self, pk, *, status: int = 200):
        return self.shown(shape_fact(self.fact(pk), self.reader), status=status)

    def cited(self, workspace_id, body: dict) -> dict:
        """The body with sources of the library for their ids."""
        if "sources" in body:
            library = Source.objects.visible_to(self.request.user).filter(workspace=workspace_id)
            body["sources"] = [
                (named(library, f"sources.{at}.source", one["source"]), one.get("quote", ""))
                for at, one in enumerate(body["sources"])
            ]
        return body


class Facts(FactDoor):
    @describe("What the deliberation takes as given", name="list_facts", answer=FactList, query=Paged)
    def get(self, request, pk):
        initiative_of(self, pk)
        rows = fact_rows(request.user).filter(initiative=pk)
        return self.listed(rows, order=forms.OLDEST_FIRST, shape=partial(shape_fact, reader=self.reader))

    @describe("State a fact", name="add_fact", body=forms.NewFact, answer=forms.FactShape, status=201)
    def post(self, request, pk):
        initiative = initiative_of(self, pk)
        body = self.cited(initiative.workspace_id, self.body(forms.NewFact))
        return self.fact_shown(facts.add_fact(by=self.by, initiative=initiative, **body).pk, status=201)


class OneFact(FactDoor):
    @describe("A fact", name="get_fact", answer=forms.FactShape)
    def get(self, request, pk):
        return self.fact_shown(pk)

    @describe(
        "Word it anew, or say on which sources it rests",
        name="edit_fact",
        body=forms.FactChange,
        answer=forms.FactShape,
    )
    def patch(self, request, pk):
        fact = self.fact(pk)
        version, body = self.seen_version(fact.version), self.body(forms.FactChange)
        body = self.cited(fact.initiative.workspace_id, body)
        facts.edit_fact(by=self.by, fact=fact, version=version, **body)
        return self.fact_shown(pk)

    @describe("Take it away; its sources stay", name="remove_fact", status=204)
    def delete(self, request, pk):
        facts.remove_fact(by=self.by, fact=self.fact(pk))
        return self.gone()


class FactSources(FactDoor):
    @describe(
        "Bring a source to a fact",
        name="cite_fact",
        body=forms.FactCitation,
        answer=forms.FactShape,
        status=201,
    )
    def post(self, request, pk):
        fact, body = self.fact(pk), self.body(forms.FactCitation)
        facts.cite_fact(by=self.by, fact=fact, source=source_given(self, body), quote=body.get("quote", ""))
        return self.fact_shown(pk, status=201)


class QuestionDoor(Door):
    public = True

    def question(self, pk):
        return self.one(question_rows(self.request.user), pk=pk)

    def question_shown(self, pk, *, status: int = 200):
        return self.shown(shape_question(self.question(pk), self.reader), status=status)

    def gathered(self, initiative_id, body: dict) -> dict:
        """The body with arguments of the initiative for their ids."""
        if "arguments" in body:
            here: QuerySet = Argument.objects.visible_to(self.request.user).filter(initiative=initiative_id)
            body["arguments"] = [
                named(here, f"arguments.{at}", one) for at, one in enumerate(body["arguments"])
            ]
        return body


class Questions(QuestionDoor):
    @describe("Key questions", name="list_questions", answer=QuestionList, query=Paged)
    def get(self, request, pk):
        initiative_of(self, pk)
        rows = question_rows(request.user).filter(initiative=pk)
        shape = partial(shape_question, reader=self.reader)
        return self.listed(rows, order=forms.OLDEST_FIRST, shape=shape)

    @describe(
        "Ask a key question",
        name="add_question",
        body=forms.NewQuestion,
        answer=forms.QuestionShape,
        status=201,
    )
    def post(self, request, pk):
        initiative = initiative_of(self, pk)
        body = self.gathered(pk, self.body(forms.NewQuestion))
        question = questions.add_question(by=self.by, initiative=initiative, **body)
        return self.question_shown(question.pk, status=201)


class OneQuestion(QuestionDoor):
    @describe("A key question", name="get_question", answer=forms.QuestionShape)
    def get(self, request, pk):
        return self.question_shown(pk)

    @describe(
        "Answer it, say which arguments it gathers, or word it anew",
        name="edit_question",
        body=forms.QuestionChange,
        answer=forms.QuestionShape,
    )
    def patch(self, request, pk):
        question = self.question(pk)
        version, body = self.seen_version(question.version), self.body(forms.QuestionChange)
        body = self.gathered(question.initiative_id, body)
        questions.edit_question(by=self.by, question=question, version=version, **body)
        return self.question_shown(pk)

    @describe("Take it away; the arguments stay", name="remove_question", status=204)
    def delete(self, request, pk):
        questions.remove_question(by=self.by, question=self.question(pk))
        return self.gone()
