"""Other wordings that somebody suggests, and what the author makes of them."""

from uuid import UUID

from django.db.models import QuerySet

from deliberation.actions import suggestions as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.serializers import suggestions as forms
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.suggestions import shape_suggestion
from deliberation.models import Argument, Suggestion

from .found import argument_named, argument_of

SuggestionList = page_of(forms.SuggestionShape)
BESIDE = ("argument__initiative__workspace", "author", "organisation", "revision")


class SuggestionDoor(Door):
    """What answers with suggestions."""

    def rows(self) -> QuerySet:
        return Suggestion.objects.visible_to(self.request.user).select_related(*BESIDE)

    def shape(self, row: Suggestion) -> dict:
        return shape_suggestion(row, self.reader)

    def of_argument(self, pk: UUID):
        members_only(argument_of(self, pk))
        rows = self.rows().filter(argument=pk)
        if "state" in self.query:
            rows = rows.filter(state=self.query["state"])
        return self.listed(rows, order=forms.ORDERS["created_at"], shape=self.shape)

    def suggested(self, argument: Argument, body: dict):
        seen = body.pop("revision", None)
        suggestion = actions.suggest_wording(by=self.by, argument=argument, seen=seen, **body)
        return self.suggestion_shown(suggestion.pk, status=201)

    def suggestion_shown(self, pk: UUID, *, status: int = 200):
        return self.shown(self.shape(self.one(self.rows(), pk=pk)), status=status)


class ArgumentSuggestions(SuggestionDoor):
    @describe(
        "Wordings that were suggested for an argument",
        name="list_argument_suggestions",
        answer=SuggestionList,
        query=forms.SuggestionQuery,
    )
    def get(self, request, pk):
        return self.of_argument(pk)

    @describe(
        "Suggest another wording of somebody's argument",
        name="suggest_wording",
        tells=True,
        body=forms.NewSuggestion,
        answer=forms.SuggestionShape,
        status=201,
    )
    def post(self, request, pk):
        return self.suggested(argument_of(self, pk), self.body(forms.NewSuggestion))


class Suggestions(SuggestionDoor):
    @describe(
        "Wordings that were suggested for an argument",
        name="list_suggestions",
        may_be_missing=True,
        answer=SuggestionList,
        query=forms.SuggestionsQuery,
    )
    def get(self, request):
        return self.of_argument(self.query["argument"])

    @describe(
        "Suggest another wording of the argument that is named",
        name="add_suggestion",
        tells=True,
        body=forms.NewSuggestionThere,
        answer=forms.SuggestionShape,
        status=201,
    )
    def post(self, request):
        body = self.body(forms.NewSuggestionThere)
        return self.suggested(argument_named(self, body.pop("argument")), body)


class OneSuggestion(SuggestionDoor):
    @describe("A suggested wording", name="get_suggestion", answer=forms.SuggestionShape)
    def get(self, request, pk):
        return self.suggestion_shown(pk)

    @describe(
        "Accept it as the next wording, decline it, or take one's own back",
        name="decide_suggestion",
        tells=True,
        body=forms.SuggestionDecision,
        answer=forms.SuggestionShape,
        versioned=False,
    )
    def patch(self, request, pk):
        suggestion, body = self.one(self.rows(), pk=pk), self.body(forms.SuggestionDecision)
        match body["state"]:
            case Suggestion.State.ACCEPTED:
                words = {"version": body.get("version"), "meaning_changed": body.get("meaning_changed")}
                actions.accept_suggestion(by=self.by, suggestion=suggestion, **words)
            case Suggestion.State.DECLINED:
                actions.decline_suggestion(by=self.by, suggestion=suggestion)
            case Suggestion.State.WITHDRAWN:
                actions.withdraw_suggestion(by=self.by, suggestion=suggestion)
        return self.suggestion_shown(pk)
