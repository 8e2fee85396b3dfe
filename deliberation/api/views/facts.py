"""Facts and key questions."""

from deliberation.actions import facts as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import sources as forms
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.sources import fact_rows, question_rows, shape_fact, shape_question
from deliberation.models import Argument, Source

from .found import initiative_of, named

FactList = page_of(forms.FactShape)
QuestionList = page_of(forms.QuestionShape)


class Facts(Door):
    public = True

    @describe("What the deliberation takes as given", name="list_facts", answer=FactList, query=Paged)
    def get(self, request, pk):
        initiative_of(self, pk)
        rows = fact_rows(request.user).filter(initiative=pk)
        return self.listed(rows, order=forms.OLDEST_FIRST, shape=shape_fact)

    @describe("State a fact", name="add_fact", body=forms.NewFact, answer=forms.FactShape, status=201)
    def post(self, request, pk):
        initiative, body = initiative_of(self, pk), self.body(forms.NewFact)
        library = Source.objects.visible_to(request.user).filter(workspace=initiative.workspace_id)
        sources = [
            (named(library, f"sources.{at}.source", one["source"]), one.get("quote", ""))
            for at, one in enumerate(body.get("sources", ()))
        ]
        fact = actions.add_fact(by=self.by, initiative=initiative, text=body["text"], sources=sources)
        return self.shown(shape_fact(self.one(fact_rows(request.user), pk=fact.pk)), status=201)


class OneFact(Door):
    public = True

    @describe("A fact", name="get_fact", answer=forms.FactShape)
    def get(self, request, pk):
        return self.shown(shape_fact(self.one(fact_rows(request.user), pk=pk)))


class Questions(Door):
    public = True

    @describe("Key questions", name="list_questions", answer=QuestionList, query=Paged)
    def get(self, request, pk):
        initiative_of(self, pk)
        rows = question_rows(request.user).filter(initiative=pk)
        return self.listed(rows, order=forms.OLDEST_FIRST, shape=shape_question)

    @describe(
        "Ask a key question",
        name="add_question",
        body=forms.NewQuestion,
        answer=forms.QuestionShape,
        status=201,
    )
    def post(self, request, pk):
        initiative, body = initiative_of(self, pk), self.body(forms.NewQuestion)
        here = Argument.objects.visible_to(request.user).filter(initiative=pk)
        body["arguments"] = [
            named(here, f"arguments.{at}", one) for at, one in enumerate(body.get("arguments", ()))
        ]
        question = actions.add_question(by=self.by, initiative=initiative, **body)
        return self.shown(shape_question(self.one(question_rows(request.user), pk=question.pk)), status=201)


class OneQuestion(Door):
    public = True

    @describe("A key question", name="get_question", answer=forms.QuestionShape)
    def get(self, request, pk):
        return self.shown(shape_question(self.one(question_rows(request.user), pk=pk)))
