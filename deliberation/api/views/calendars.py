"""Deadlines for calendars."""

from django.conf import settings
from django.utils.translation import override
from drf_spectacular.types import OpenApiTypes

from deliberation import deadlines
from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.deadlines import ics

from .found import initiative_of
from .people import InWorkspace

CALENDAR = "text/calendar"


class OfInitiative(Door):
    @describe(
        "Its deadlines as iCalendar",
        name="get_calendar",
        answer=OpenApiTypes.STR,
        media=CALENDAR,
        spends="exports",
    )
    def get(self, request, pk):
        initiative = initiative_of(self, pk)
        members_only(initiative)
        found = deadlines.in_initiative(initiative, request.user)
        with override(request.user.language):
            body = ics.write(found, name=f"{initiative.ref} {initiative.title}", base=settings.BASE_URL)
        return self.shown_as(body, ics.MEDIA)


class OfWorkspace(InWorkspace):
    @describe(
        "The deadlines of all its initiatives as iCalendar",
        name="get_workspace_calendar",
        answer=OpenApiTypes.STR,
        media=CALENDAR,
        spends="exports",
    )
    def get(self, request, key):
        workspace = self.workspace(key)
        found = deadlines.in_workspace(workspace, request.user)
        with override(request.user.language):
            body = ics.write(found, name=workspace.name, base=settings.BASE_URL)
        return self.shown_as(body, ics.MEDIA)
