"""Agendas, and the minutes under their items."""

from functools import partial

from accounts.models import Organisation, User
from deliberation.actions import agenda, minutes
from deliberation.api.describing import describe
from deliberation.api.serializers import minutes as forms
from deliberation.api.serializers.base import Nothing
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.minutes import item_rows, line_rows, shape_item, shape_line
from deliberation.models import AgendaItem, Meeting, MinuteLine
from deliberation.permissions.members import members_of

from .found import initiative_named, named
from .meetings import MeetingDoor

ItemList = page_of(forms.AgendaItemShape)
LineList = page_of(forms.MinuteLineShape)


class AgendaDoor(MeetingDoor):
    """What answers with agenda items and lines of minutes."""

    def item_shown(self, pk, *, status: int = 200):
        return self.shown(shape_item(self.item(pk), self.reader), status=status)

    def item(self, pk) -> AgendaItem:
        return self.one(item_rows(self.request.user), pk=pk)

    def items_listed(self, meeting: Meeting):
        rows = item_rows(self.request.user).filter(meeting=meeting)
        if "state" in self.query:
            rows = rows.filter(state=self.query["state"])
        return self.listed(rows, order=forms.IN_PLACE, shape=partial(shape_item, reader=self.reader))

    def line_shown(self, pk, *, status: int = 200):
        return self.shown(shape_line(self.line(pk), self.reader), status=status)

    def line(self, pk) -> MinuteLine:
        return self.one(line_rows(self.request.user), pk=pk)

    def with_places(self, meeting: Meeting, body: dict) -> dict:
        """Ids of an initiative and an organisation as rows."""
        if "initiative" in body:
            place = {"workspace": meeting.workspace_id}
            body["initiative"] = initiative_named(self, body["initiative"], **place)
        if "presenter" in body:
            here = Organisation.objects.filter(workspace=meeting.workspace_id)
            body["presenter"] = named(here, "presenter", body["presenter"])
        return body


class Agenda(AgendaDoor):
    @describe("What a meeting is to talk about", name="list_agenda", answer=ItemList, query=forms.AgendaQuery)
    def get(self, request, pk):
        return self.items_listed(self.meeting(pk))

    @describe(
        "Put something on the agenda; of who does not run the meeting it is proposed",
        name="add_agenda_item",
        body=forms.NewAgendaItem,
        answer=forms.AgendaItemShape,
        status=201,
    )
    def post(self, request, pk):
        meeting = self.meeting(pk)
        body = self.with_places(meeting, self.body(forms.NewAgendaItem))
        return self.item_shown(agenda.add_item(by=self.by, meeting=meeting, **body).pk, status=201)


class AgendaProposals(AgendaDoor):
    @describe(
        "Draw proposals from divided arguments, unhandled challenges, late commitments and sources to check again",
        name="draw_agenda",
        body=Nothing,
        answer=forms.DrawnAgendaShape,
    )
    def post(self, request, pk):
        self.body(Nothing)
        meeting = self.meeting(pk)
        drawn = [one.pk for one in agenda.draw_agenda(by=self.by, meeting=meeting)]
        rows = item_rows(request.user).filter(pk__in=drawn).order_by("place", "created_at", "id")
        return self.shown({"items": [shape_item(row, self.reader) for row in rows]})


class OneItem(AgendaDoor):
    @describe("An agenda item", name="get_agenda_item", answer=forms.AgendaItemShape)
    def get(self, request, pk):
        return self.item_shown(pk)

    @describe(
        "Change it, or accept or drop it",
        name="edit_agenda_item",
        body=forms.AgendaItemChange,
        answer=forms.AgendaItemShape,
    )
    def patch(self, request, pk):
        item = self.item(pk)
        version = self.seen_version(item.version)
        body = self.with_places(item.meeting, self.body(forms.AgendaItemChange))
        agenda.edit_item(by=self.by, item=item, version=version, **body)
        return self.item_shown(pk)


class ItemMove(AgendaDoor):
    @describe(
        "Put it in another place of the agenda",
        name="move_agenda_item",
        body=forms.AgendaItemPlace,
        answer=forms.AgendaItemShape,
    )
    def post(self, request, pk):
        item, body = self.item(pk), self.body(forms.AgendaItemPlace)
        agenda.move_item(by=self.by, item=item, **body)
        return self.item_shown(pk)


class ItemLines(AgendaDoor):
    @describe("The minutes under an item", name="list_minute_lines", answer=LineList, query=Paged)
    def get(self, request, pk):
        rows = line_rows(request.user).filter(item=self.item(pk))
        return self.listed(rows, order=forms.OLDEST_FIRST, shape=partial(shape_line, reader=self.reader))

    @describe(
        "Write a line under an item of a held meeting",
        name="add_minute_line",
        body=forms.NewMinuteLine,
        answer=forms.MinuteLineShape,
        status=201,
    )
    def post(self, request, pk):
        item, body = self.item(pk), self.body(forms.NewMinuteLine)
        return self.line_shown(minutes.add_line(by=self.by, item=item, **body).pk, status=201)


class OneLine(AgendaDoor):
    @describe("A line of minutes", name="get_minute_line", answer=forms.MinuteLineShape)
    def get(self, request, pk):
        return self.line_shown(pk)

    @describe(
        "Word it anew; words that were given on the minutes are void by that",
        name="edit_minute_line",
        body=forms.MinuteLineChange,
        answer=forms.MinuteLineShape,
    )
    def patch(self, request, pk):
        line = self.line(pk)
        version, body = self.seen_version(line.version), self.body(forms.MinuteLineChange)
        minutes.edit_line(by=self.by, line=line, version=version, **body)
        return self.line_shown(pk)

    @describe("Take it out of the minutes", name="remove_minute_line", status=204)
    def delete(self, request, pk):
        minutes.remove_line(by=self.by, line=self.line(pk))
        return self.gone()


class LineResult(AgendaDoor):
    @describe(
        "Make an action, a comment or an argument of it, in the initiative that its item is about",
        name="turn_minute_line",
        tells=True,
        body=forms.MinuteLineTurn,
        answer=forms.MinuteLineShape,
    )
    def post(self, request, pk):
        line, body = self.line(pk), self.body(forms.MinuteLineTurn)
        if body.get("owner"):
            members = members_of(line.item.meeting.body.workspace).values("user")
            body["owner"] = named(User.objects.filter(pk__in=members), "owner", body["owner"])
        minutes.turn_line(by=self.by, line=line, **body)
        return self.line_shown(pk)
