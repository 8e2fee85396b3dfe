"""Options and criteria, how each option does by each criterion, and what that comes to."""

from functools import partial

from deliberation.actions import criteria, options, scores
from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.serializers import options as forms
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.options import (
    criterion_rows,
    option_rows,
    score_rows,
    shape_criterion,
    shape_option,
    shape_score,
    shape_weighing,
)
from deliberation.models import Argument, Criterion, Option, Source
from deliberation.weighed import weighed_in

from .found import initiative_of, named

OptionList = page_of(forms.OptionShape)
CriterionList = page_of(forms.CriterionShape)


class OptionDoor(Door):
    def option(self, pk) -> Option:
        return self.one(option_rows(self.request.user), pk=pk)

    def option_shown(self, pk, *, status: int = 200):
        return self.shown(shape_option(self.option(pk), self.reader), status=status)

    def leaning(self, initiative_id, body: dict) -> dict:
        """The body with arguments of the initiative for their ids."""
        if "arguments" in body:
            here = Argument.objects.visible_to(self.request.user).filter(initiative=initiative_id)
            body["arguments"] = [
                named(here, f"arguments.{at}", one) for at, one in enumerate(body["arguments"])
            ]
        return body


class Options(OptionDoor):
    @describe("The ways that it could take", name="list_options", answer=OptionList, query=Paged)
    def get(self, request, pk):
        members_only(initiative_of(self, pk))
        rows = option_rows(request.user).filter(initiative=pk)
        return self.listed(rows, order=forms.BY_NUMBER, shape=partial(shape_option, reader=self.reader))

    @describe(
        "Add an option; with the first comes that all stays as it is now",
        name="add_option",
        body=forms.NewOption,
        answer=forms.OptionShape,
        status=201,
    )
    def post(self, request, pk):
        initiative = initiative_of(self, pk)
        body = self.leaning(pk, self.body(forms.NewOption))
        return self.option_shown(options.add_option(by=self.by, initiative=initiative, **body).pk, status=201)


class OneOption(OptionDoor):
    @describe("An option with its scores", name="get_option", answer=forms.OptionShape)
    def get(self, request, pk):
        return self.option_shown(pk)

    @describe(
        "Word it anew, set it aside, or say which arguments bear on it",
        name="edit_option",
        body=forms.OptionChange,
        answer=forms.OptionShape,
    )
    def patch(self, request, pk):
        option = self.option(pk)
        version, body = self.seen_version(option.version), self.body(forms.OptionChange)
        body = self.leaning(option.initiative_id, body)
        options.edit_option(by=self.by, option=option, version=version, **body)
        return self.option_shown(pk)

    @describe("Take away one that nobody has scored", name="remove_option", status=204)
    def delete(self, request, pk):
        options.remove_option(by=self.by, option=self.option(pk))
        return self.gone()


class OneScore(OptionDoor):
    @describe("How an option does by a criterion", name="get_score", answer=forms.ScoreShape)
    def get(self, request, pk, criterion):
        return self.score_shown(pk, criterion)

    @describe(
        "Score an option by a criterion, or score it anew",
        name="score_option",
        names_version=True,
        body=forms.ScoreInput,
        answer=forms.ScoreShape,
    )
    def put(self, request, pk, criterion):
        option, body = self.option(pk), self.body(forms.ScoreInput)
        body["source"] = named(_library(request.user, option), "source", body.get("source"))
        by_what = self.criterion(criterion)
        scores.score_option(by=self.by, option=option, criterion=by_what, **body)
        return self.score_shown(pk, criterion)

    @describe("Score it no longer", name="remove_score", status=204)
    def delete(self, request, pk, criterion):
        option, by_what = self.option(pk), self.criterion(criterion)
        scores.remove_score(by=self.by, option=option, criterion=by_what)
        return self.gone()

    def criterion(self, pk) -> Criterion:
        return self.one(criterion_rows(self.request.user), pk=pk)

    def score_shown(self, pk, criterion):
        score = self.one(score_rows(self.request.user), option=pk, criterion=criterion)
        return self.shown(shape_score(score, self.option(pk), self.reader))


class CriterionDoor(Door):
    def criterion(self, pk) -> Criterion:
        return self.one(criterion_rows(self.request.user), pk=pk)

    def criterion_shown(self, pk, *, status: int = 200):
        return self.shown(shape_criterion(self.criterion(pk), self.reader), status=status)

    def sourced(self, place, body: dict) -> dict:
        """The body with a source of the library for its id."""
        if "source" in body:
            body["source"] = named(_library(self.request.user, place), "source", body["source"])
        return body


class Criteria(CriterionDoor):
    @describe("What options are held against", name="list_criteria", answer=CriterionList, query=Paged)
    def get(self, request, pk):
        members_only(initiative_of(self, pk))
        rows = criterion_rows(request.user).filter(initiative=pk)
        shape = partial(shape_criterion, reader=self.reader)
        return self.listed(rows, order=forms.OLDEST_FIRST, shape=shape)

    @describe(
        "Name what options are held against",
        name="add_criterion",
        body=forms.NewCriterion,
        answer=forms.CriterionShape,
        status=201,
    )
    def post(self, request, pk):
        initiative = initiative_of(self, pk)
        body = self.sourced(initiative, self.body(forms.NewCriterion))
        added = criteria.add_criterion(by=self.by, initiative=initiative, **body)
        return self.criterion_shown(added.pk, status=201)


class OneCriterion(CriterionDoor):
    @describe("A criterion", name="get_criterion", answer=forms.CriterionShape)
    def get(self, request, pk):
        return self.criterion_shown(pk)

    @describe(
        "Weigh it, move its anchors, word it anew",
        name="edit_criterion",
        body=forms.CriterionChange,
        answer=forms.CriterionShape,
    )
    def patch(self, request, pk):
        criterion = self.criterion(pk)
        version, body = self.seen_version(criterion.version), self.body(forms.CriterionChange)
        body = self.sourced(criterion.initiative, body)
        criteria.edit_criterion(by=self.by, criterion=criterion, version=version, **body)
        return self.criterion_shown(pk)

    @describe("Take away one by which nothing is scored", name="remove_criterion", status=204)
    def delete(self, request, pk):
        criteria.remove_criterion(by=self.by, criterion=self.criterion(pk))
        return self.gone()


class Weighing(Door):
    @describe(
        "What the options come to, and which change of a single weight makes another one lead",
        name="get_weighing",
        answer=forms.WeighingShape,
    )
    def get(self, request, pk):
        initiative = initiative_of(self, pk)
        members_only(initiative)
        return self.shown(shape_weighing(initiative, weighed_in(initiative, request.user)))


def _library(user, place):
    workspace_id = place.initiative.workspace_id if isinstance(place, Option) else place.workspace_id
    return Source.objects.visible_to(user).filter(workspace=workspace_id)
