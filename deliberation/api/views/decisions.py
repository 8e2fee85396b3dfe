"""What organisations stand for, and what was decided."""

from functools import partial

from django.utils import timezone
from django.utils.translation import override

from accounts.models import Organisation
from deliberation.actions import positions as actions
from deliberation.actions.conditions import Asked
from deliberation.actions.decisions import answer_decision, propose_decision
from deliberation.actions.dispositions import Disposed
from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.serializers import decisions as forms
from deliberation.api.serializers.base import Nothing
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.decisions import decision_rows, position_rows, shape_decision, shape_position
from deliberation.api.shapes.standing import shape_standing
from deliberation.coverage import coverage_of
from deliberation.digests.since import changes_since
from deliberation.models import Argument, Decision, Position

from .found import initiative_of, named

DecisionList = page_of(forms.DecisionShape)
PositionList = page_of(forms.PositionShape)


class PositionDoor(Door):
    """What answers with positions."""

    def position_shown(self, pk, *, status: int = 200):
        return self.shown(shape_position(self.position(pk), self.reader), status=status)

    def position(self, pk) -> Position:
        return self.one(position_rows(self.request.user), pk=pk)


class Positions(PositionDoor):
    @describe(
        "What organisations stand for, the earlier ones too",
        name="list_positions",
        answer=PositionList,
        query=forms.PositionQuery,
    )
    def get(self, request, pk):
        members_only(initiative_of(self, pk))
        rows = _narrowed(position_rows(request.user).filter(initiative=pk), self.query)
        return self.listed(rows, order=forms.BY_TIME, shape=partial(shape_position, reader=self.reader))

    @describe(
        "State one's organisation's position",
        name="state_position",
        tells=True,
        body=forms.NewPosition,
        answer=forms.PositionShape,
        status=201,
    )
    def post(self, request, pk):
        initiative, body = initiative_of(self, pk), self.body(forms.NewPosition)
        here = Argument.objects.visible_to(request.user).filter(initiative=pk)
        body["argument"] = named(here, "argument", body.get("argument"))
        position = actions.state_position(by=self.by, initiative=initiative, **body)
        return self.position_shown(position.pk, status=201)


class OnePosition(PositionDoor):
    @describe("A position", name="get_position", answer=forms.PositionShape)
    def get(self, request, pk):
        return self.position_shown(pk)


class Clearance(PositionDoor):
    @describe(
        "Second what a colleague stated",
        name="clear_position",
        body=Nothing,
        tells=True,
        answer=forms.PositionShape,
    )
    def post(self, request, pk):
        self.body(Nothing)
        actions.clear_position(by=self.by, position=self.position(pk))
        return self.position_shown(pk)


class DecisionDoor(Door):
    """What answers with decisions."""

    def latest(self, initiative_id, **which) -> Decision:
        rows = decision_rows(self.request.user).filter(initiative=initiative_id, **which)
        return self.one(rows.order_by("-proposed_at", "-id"))

    def decision_shown(self, pk, *, status: int = 200):
        return self.shown(shape_decision(self.latest(pk), self.reader), status=status)


class OneDecision(DecisionDoor):
    @describe("What came of it: the latest decision", name="get_decision", answer=forms.DecisionShape)
    def get(self, request, pk):
        members_only(initiative_of(self, pk))
        return self.decision_shown(pk)

    @describe(
        "Propose what came of it; every lead party confirms",
        name="propose_decision",
        tells=True,
        body=forms.NewDecision,
        answer=forms.DecisionShape,
        status=201,
    )
    def post(self, request, pk):
        initiative, body = initiative_of(self, pk), self.body(forms.NewDecision)
        body |= _arguments_in(body, Argument.objects.visible_to(request.user).filter(initiative=pk))
        organisations = Organisation.objects.filter(workspace=initiative.workspace_id)
        body["conditions"] = _conditions_in(body, organisations)
        propose_decision(by=self.by, initiative=initiative, **body)
        return self.decision_shown(pk, status=201)


class Decisions(Door):
    @describe(
        "Decisions, those too that were refused or set aside",
        name="list_decisions",
        answer=DecisionList,
        query=Paged,
    )
    def get(self, request, pk):
        members_only(initiative_of(self, pk))
        rows = decision_rows(request.user).filter(initiative=pk)
        shape = partial(shape_decision, reader=self.reader)
        return self.listed(rows, order=forms.PROPOSED, shape=shape)


class OneConfirmation(DecisionDoor):
    @describe(
        "A lead party's word on the decision",
        name="answer_decision",
        tells=True,
        body=forms.NewConfirmation,
        answer=forms.DecisionShape,
    )
    def post(self, request, pk):
        members_only(initiative_of(self, pk))
        body = self.body(forms.NewConfirmation)
        which = {"pk": body.pop("decision")} if "decision" in body else {}
        answer_decision(by=self.by, decision=self.latest(pk, **which), **body)
        return self.decision_shown(pk)


class Standing(Door):
    @describe(
        "Where it stands: tallies, labels, coverage, and what changed since a moment",
        name="get_standing",
        answer=forms.StandingShape,
        query=forms.StandingQuery,
    )
    def get(self, request, pk):
        initiative, now = initiative_of(self, pk), timezone.now()
        members_only(initiative)
        with override(request.user.language):
            since = self.query.get("since")
            changes = changes_since(initiative, since, now) if since else None
            return self.shown(shape_standing(initiative, coverage_of(initiative, now), changes))


def _arguments_in(body: dict, here) -> dict:
    """The arguments that a decision names, each looked up among those of its initiative."""
    relied_on = [named(here, f"relied_on.{at}", pk) for at, pk in enumerate(body.get("relied_on", ()))]
    disposed = [
        Disposed(
            challenge=named(here, f"dispositions.{at}.challenge", one["challenge"]),
            value=one["value"],
            note=one.get("note", ""),
        )
        for at, one in enumerate(body.get("dispositions", ()))
    ]
    return {"relied_on": relied_on, "dispositions": disposed}


def _conditions_in(body: dict, organisations) -> list[Asked]:
    """The conditions that a decision names, each with its organisation looked up."""
    return [
        Asked(
            text=one["text"],
            organisation=named(organisations, f"conditions.{at}.organisation", one["organisation"]),
            due=one.get("due"),
        )
        for at, one in enumerate(body.get("conditions", ()))
    ]


def _narrowed(rows, query: dict):
    if "argument" in query:
        rows = rows.filter(argument=query["argument"])
    if query["standing"] is not None:
        rows = rows.filter(superseded_by__isnull=query["standing"])
    return rows
