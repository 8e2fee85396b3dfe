"""What organisations stand for, and what was decided."""

from deliberation.actions import positions as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.serializers import decisions as forms
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.decisions import decision_rows, position_rows, shape_decision, shape_position
from deliberation.api.shapes.standing import shape_standing
from deliberation.models import Argument

from .found import initiative_of, named

PositionList = page_of(forms.PositionShape)


class Positions(Door):
    @describe(
        "What organisations stand for, the earlier ones too",
        name="list_positions",
        answer=PositionList,
        query=Paged,
    )
    def get(self, request, pk):
        members_only(initiative_of(self, pk))
        rows = position_rows(request.user).filter(initiative=pk)
        return self.listed(rows, order=forms.BY_TIME, shape=shape_position)

    @describe(
        "State one's organisation's position",
        name="state_position",
        body=forms.NewPosition,
        answer=forms.PositionShape,
        status=201,
    )
    def post(self, request, pk):
        initiative, body = initiative_of(self, pk), self.body(forms.NewPosition)
        here = Argument.objects.visible_to(request.user).filter(initiative=pk)
        body["argument"] = named(here, "argument", body.get("argument"))
        position = actions.state_position(by=self.by, initiative=initiative, **body)
        return self.shown(shape_position(self.one(position_rows(request.user), pk=position.pk)), status=201)


class OnePosition(Door):
    @describe("A position", name="get_position", answer=forms.PositionShape)
    def get(self, request, pk):
        return self.shown(shape_position(self.one(position_rows(request.user), pk=pk)))


class OneDecision(Door):
    @describe("What came of it: the latest decision", name="get_decision", answer=forms.DecisionShape)
    def get(self, request, pk):
        members_only(initiative_of(self, pk))
        latest = decision_rows().filter(initiative=pk).order_by("-proposed_at")
        return self.shown(shape_decision(self.one(latest)))


class Standing(Door):
    @describe("Where it stands: tallies, labels, coverage", name="get_standing", answer=forms.StandingShape)
    def get(self, request, pk):
        initiative = initiative_of(self, pk)
        members_only(initiative)
        return self.shown(shape_standing(initiative))
