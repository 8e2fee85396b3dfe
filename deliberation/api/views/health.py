"""What rules find lacking in deliberations, and what of it may stand as it is."""

from functools import partial

from django.conf import settings

from deliberation.actions import health as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.serializers import health as forms
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.health import shape_health, shape_healths, shape_waiver, waiver_rows
from deliberation.health import examined_in, health_of
from deliberation.models import Waiver

from .found import initiative_of
from .people import InWorkspace

WaiverList = page_of(forms.WaiverShape)


class OfInitiative(Door):
    @describe("What rules find lacking in it", name="get_health", answer=forms.HealthShape)
    def get(self, request, pk):
        initiative = initiative_of(self, pk)
        members_only(initiative)
        found = health_of([initiative], self.by.moment)
        return self.shown(shape_health(initiative, found[initiative.pk]))


class OfWorkspace(InWorkspace):
    @describe(
        "How often each rule finds something, by initiative",
        name="get_workspace_health",
        answer=forms.WorkspaceHealthShape,
    )
    def get(self, request, key):
        initiatives = examined_in(self.workspace(key), request.user)
        counts = shape_healths(initiatives, health_of(initiatives, self.by.moment))
        return self.shown({"html_url": f"{settings.BASE_URL}/w/{key}/health/", "initiatives": counts})


class WaiverDoor(Door):
    def waiver(self, pk) -> Waiver:
        return self.one(waiver_rows(self.request.user), pk=pk)

    def waiver_shown(self, pk, *, status: int = 200):
        return self.shown(shape_waiver(self.waiver(pk), self.reader), status=status)


class Waivers(WaiverDoor):
    @describe("Why findings may stand as they are", name="list_waivers", answer=WaiverList, query=Paged)
    def get(self, request, pk):
        members_only(initiative_of(self, pk))
        rows = waiver_rows(request.user).filter(initiative=pk)
        return self.listed(rows, order=forms.OLDEST_FIRST, shape=partial(shape_waiver, reader=self.reader))

    @describe(
        "Say why a finding may stand as it is, until what it is about changes",
        name="waive_finding",
        body=forms.NewWaiver,
        answer=forms.WaiverShape,
        status=201,
    )
    def post(self, request, pk):
        initiative, body = initiative_of(self, pk), self.body(forms.NewWaiver)
        waiver = actions.waive_finding(by=self.by, initiative=initiative, **body)
        return self.waiver_shown(waiver.pk, status=201)


class OneWaiver(WaiverDoor):
    @describe("A waiver", name="get_waiver", answer=forms.WaiverShape)
    def get(self, request, pk):
        return self.waiver_shown(pk)

    @describe("Let the finding count again", name="lift_waiver", status=204)
    def delete(self, request, pk):
        actions.lift_waiver(by=self.by, waiver=self.waiver(pk))
        return self.gone()
