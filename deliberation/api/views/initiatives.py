"""Initiatives: the list, one, its stages."""

import json

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from accounts.models import Organisation
from deliberation.actions import initiatives as actions
from deliberation.actions import stages
from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.serializers import initiatives as forms
from deliberation.api.serializers.queries import Expanded, Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.initiatives import (
    SHOWN,
    count_kinds,
    initiative_rows,
    shape_initiative,
    shape_stage_change,
    stage_change_rows,
)
from deliberation.models import Party
from deliberation.models.taking_part import own_of

from .found import initiative_of, named, workspace_of

InitiativeList = page_of(forms.InitiativeShape)
StageChangeList = page_of(forms.StageChangeShape)


class InitiativeDoor(Door):
    """What answers with initiatives."""

    public = True

    def shape(self, row) -> dict:
        return shape_initiative(row, self.reader)

    def initiative_shown(self, pk, *, status: int = 200):
        found = self.found(SHOWN, pk)
        count_kinds([found])
        return self.shown(self.shape(found), status=status)


class Initiatives(InitiativeDoor):
    @describe(
        "Initiatives",
        name="list_initiatives",
        may_be_missing=True,
        answer=InitiativeList,
        query=forms.InitiativeQuery,
    )
    def get(self, request):
        rows = _filtered(initiative_rows(request.user), self.query)
        if self.query.get("mine"):
            rows = rows.filter(own_of(request.user))
        if "ref" in self.query:
            self.one(rows)
        order = forms.ORDERS[self.query["ordering"]]
        return self.listed(rows, order=order, shape=self.shape, prepare=count_kinds)

    @describe(
        "Start a draft",
        name="start_initiative",
        body=forms.NewInitiative,
        answer=forms.InitiativeShape,
        query=Expanded,
        status=201,
    )
    def post(self, request):
        body = self.body(forms.NewInitiative)
        workspace = workspace_of(self, body.pop("workspace"))
        fields = _with_parties(body, workspace.pk)
        initiative = actions.start_initiative(by=self.by, workspace=workspace, **fields)
        return self.initiative_shown(initiative.pk, status=201)


class OneInitiative(InitiativeDoor):
    @describe("An initiative", name="get_initiative", answer=forms.InitiativeShape, query=Expanded)
    def get(self, request, pk):
        return self.initiative_shown(pk)

    @describe(
        "Change its own words and settings",
        name="edit_initiative",
        body=forms.InitiativeChange,
        answer=forms.InitiativeShape,
        query=Expanded,
    )
    def patch(self, request, pk):
        initiative = initiative_of(self, pk)
        version = self.seen_version(initiative.version)
        fields = _with_parties(self.body(forms.InitiativeChange), initiative.workspace_id)
        actions.edit_initiative(by=self.by, initiative=initiative, version=version, **fields)
        return self.initiative_shown(pk)


class Transition(InitiativeDoor):
    @describe(
        "Move it to another stage",
        name="change_stage",
        tells=True,
        body=forms.Transition,
        answer=forms.InitiativeShape,
    )
    def post(self, request, pk):
        initiative, body = initiative_of(self, pk), self.body(forms.Transition)
        actions.change_stage(by=self.by, initiative=initiative, **body)
        return self.initiative_shown(pk)


class Extension(InitiativeDoor):
    @describe(
        "Let it close later, once and with a reason",
        name="extend_deliberation",
        tells=True,
        body=forms.Extension,
        answer=forms.InitiativeShape,
    )
    def post(self, request, pk):
        initiative, body = initiative_of(self, pk), self.body(forms.Extension)
        stages.extend_deliberation(by=self.by, initiative=initiative, **body)
        return self.initiative_shown(pk)


class StageChanges(Door):
    @describe("The steps that it took so far", name="list_stage_changes", answer=StageChangeList, query=Paged)
    def get(self, request, pk):
        members_only(initiative_of(self, pk))
        rows = stage_change_rows(request.user).filter(initiative=pk)
        return self.listed(rows, order=forms.BY_TIME, shape=shape_stage_change)


def _filtered(rows: QuerySet, query: dict) -> QuerySet:
    asked = {"workspace": "workspace__key", "stage": "stage", "updated_since": "updated_at__gte"}
    rows = rows.filter(**{path: query[name] for name, path in asked.items() if name in query})
    if "ref" in query:
        rows = rows.ref(query["ref"])
    if "theme" in query:
        rows = _with_theme(rows, query["theme"])
    if "party" in query:
        rows = rows.with_party(query["party"])
    return rows.saying(query.get("q", ""))


def _with_theme(rows: QuerySet, theme: str) -> QuerySet:
    """Those whose list holds ``theme``; SQLite keeps the list as escaped text, PostgreSQL unescaped."""
    written = {json.dumps(theme), json.dumps(theme, ensure_ascii=False)}
    holds = Q()
    for text in written:
        holds |= Q(themes_as_text__contains=text)
    return rows.alias(themes_as_text=Cast("themes", TextField())).filter(holds)


def _with_parties(body: dict, workspace_id) -> dict:
    """The parties' ids as organisations of this workspace."""
    if "parties" in body:
        here = Organisation.objects.filter(workspace=workspace_id)
        body["parties"] = [
            (named(here, f"parties.{at}.organisation", one["organisation"]), one.get("part", Party.Part.LEAD))
            for at, one in enumerate(body["parties"])
        ]
    return body
