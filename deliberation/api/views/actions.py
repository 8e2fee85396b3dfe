"""Actions, and what is watched after a decision."""

from functools import partial

from django.db.models import QuerySet

from accounts.models import User
from accounts.permissions import ARGUE
from deliberation.actions import actions, indicators
from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.serializers import actions as forms
from deliberation.api.serializers.base import Nothing
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.actions import action_rows, indicator_rows, shape_action, shape_indicator
from deliberation.models import Action, Argument, Comment, Decision, Indicator, Initiative
from deliberation.permissions import members_who_see

from .found import initiative_named, initiative_of, named

ActionList = page_of(forms.ActionShape)
IndicatorList = page_of(forms.IndicatorShape)


class ActionDoor(Door):
    """What answers with actions."""

    def actions_listed(self, rows: QuerySet[Action]):
        shape = partial(shape_action, reader=self.reader)
        return self.listed(_filtered(rows, self.query, self.by.user), order=forms.OLDEST_FIRST, shape=shape)

    def action_shown(self, pk, *, status: int = 200):
        return self.shown(shape_action(self.action(pk), self.reader), status=status)

    def action_given(self, initiative: Initiative, body: dict):
        body = _with_owner(initiative, _with_birth(self.request.user, initiative, body))
        action = actions.add_action(by=self.by, initiative=initiative, **body)
        return self.action_shown(action.pk, status=201)

    def action(self, pk) -> Action:
        return self.one(action_rows(self.request.user), pk=pk)


class Actions(ActionDoor):
    @describe(
        "What somebody has to do, in all initiatives",
        name="list_all_actions",
        answer=ActionList,
        query=forms.WorkspaceActionQuery,
    )
    def get(self, request):
        return self.actions_listed(action_rows(request.user))

    @describe(
        "Give somebody something to do, in the initiative that is named",
        name="give_action",
        tells=True,
        body=forms.NewActionThere,
        answer=forms.ActionShape,
        status=201,
    )
    def post(self, request):
        body = self.body(forms.NewActionThere)
        return self.action_given(initiative_named(self, body.pop("initiative")), body)


class InitiativeActions(ActionDoor):
    @describe("What somebody has to do", name="list_actions", answer=ActionList, query=forms.ActionQuery)
    def get(self, request, pk):
        members_only(initiative_of(self, pk))
        return self.actions_listed(action_rows(request.user).filter(initiative=pk))

    @describe(
        "Give somebody something to do",
        name="add_action",
        tells=True,
        body=forms.NewAction,
        answer=forms.ActionShape,
        status=201,
    )
    def post(self, request, pk):
        return self.action_given(initiative_of(self, pk), self.body(forms.NewAction))


class OneAction(ActionDoor):
    @describe("An action", name="get_action", answer=forms.ActionShape)
    def get(self, request, pk):
        return self.action_shown(pk)

    @describe("Change it", name="edit_action", tells=True, body=forms.ActionChange, answer=forms.ActionShape)
    def patch(self, request, pk):
        action = self.action(pk)
        version, body = self.seen_version(action.version), self.body(forms.ActionChange)
        body = _with_owner(action.initiative, body)
        actions.edit_action(by=self.by, action=action, version=version, **body)
        return self.action_shown(pk)


class Completion(ActionDoor):
    @describe("Say that it is done", name="finish_action", body=Nothing, tells=True, answer=forms.ActionShape)
    def post(self, request, pk):
        self.body(Nothing)
        actions.finish_action(by=self.by, action=self.action(pk))
        return self.action_shown(pk)

    @describe("Say that it is not done after all", name="reopen_action", tells=True, answer=forms.ActionShape)
    def delete(self, request, pk):
        actions.reopen_action(by=self.by, action=self.action(pk))
        return self.action_shown(pk)


class InitiativeIndicators(Door):
    @describe("What is watched", name="list_indicators", answer=IndicatorList, query=Paged)
    def get(self, request, pk):
        members_only(initiative_of(self, pk))
        rows = indicator_rows(request.user).filter(initiative=pk)
        shape = partial(shape_indicator, reader=self.reader)
        return self.listed(rows, order=forms.OLDEST_FIRST, shape=shape)

    @describe(
        "Name something to watch",
        name="add_indicator",
        body=forms.NewIndicator,
        answer=forms.IndicatorShape,
        status=201,
    )
    def post(self, request, pk):
        initiative, body = initiative_of(self, pk), self.body(forms.NewIndicator)
        body = _with_owner(initiative, body)
        added = indicators.add_indicator(by=self.by, initiative=initiative, **body)
        found = self.one(indicator_rows(request.user), pk=added.pk)
        return self.shown(shape_indicator(found, self.reader), status=201)


class OneIndicator(Door):
    @describe("An indicator", name="get_indicator", answer=forms.IndicatorShape)
    def get(self, request, pk):
        return self.shown(shape_indicator(self.indicator(pk), self.reader))

    @describe("Change it", name="edit_indicator", body=forms.IndicatorChange, answer=forms.IndicatorShape)
    def patch(self, request, pk):
        indicator = self.indicator(pk)
        version, body = self.seen_version(indicator.version), self.body(forms.IndicatorChange)
        body = _with_owner(indicator.initiative, body)
        indicators.edit_indicator(by=self.by, indicator=indicator, version=version, **body)
        return self.get(request, pk)

    @describe("Watch it no longer", name="remove_indicator", status=204)
    def delete(self, request, pk):
        indicators.remove_indicator(by=self.by, indicator=self.indicator(pk))
        return self.gone()

    def indicator(self, pk) -> Indicator:
        return self.one(indicator_rows(self.request.user), pk=pk)


def _filtered(rows: QuerySet[Action], query: dict, me: User) -> QuerySet[Action]:
    if "owner" in query:
        rows = rows.filter(owner=me if query["owner"] == forms.ME else query["owner"])
    if query.get("done") is not None:
        rows = rows.filter(done_at__isnull=not query["done"])
    if "workspace" in query:
        rows = rows.filter(initiative__workspace__key=query["workspace"])
    return rows


def _with_owner(initiative: Initiative, body: dict) -> dict:
    """The owner's id as a person; alike for who is not there and for who may not have it to do."""
    if "owner" in body:
        able = [row.user_id for row in members_who_see(initiative, ARGUE)]
        body["owner"] = named(User.objects.filter(pk__in=able), "owner", body["owner"])
    return body


def _with_birth(user, initiative: Initiative, body: dict) -> dict:
    for name, noun in (("comment", Comment), ("challenge", Argument), ("decision", Decision)):
        here = noun.objects.visible_to(user).filter(initiative=initiative)
        body[name] = named(here, name, body.get(name))
    return body
