"""Events of a workspace, and the votes pledged for its bids and candidacies."""

from functools import partial
from typing import Any

from django.db.models import QuerySet

from accounts.models import Organisation
from deliberation.actions import deadlines as deadline_actions
from deliberation.actions import events as actions
from deliberation.actions.pledges import record_pledge
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import events as forms
from deliberation.api.serializers.base import Nothing
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.events import event_rows, pledge_rows, shape_event, shape_pledge
from deliberation.models import Event, Pledge

from .found import keeping, named

EventList = page_of(forms.EventShape)
PledgeList = page_of(forms.PledgeShape)


class EventDoor(Door):
    """What answers with events, or with what hangs from one."""

    def event(self, pk) -> Event:
        rows = Event.objects.visible_to(self.request.user).select_related("workspace", "organisation")
        return self.one(rows, pk=pk)

    def event_shown(self, pk, *, status: int = 200):
        found = self.one(event_rows(self.request.user), pk=pk)
        return self.shown(shape_event(found, self.reader), status=status)

    def listed_of(self, pk, rows: QuerySet, shape, order, **asked: Any):
        """What hangs from one event; ``asked`` narrows it where the query says so."""
        event = self.event(pk)
        given = {path: value for path, value in asked.items() if value is not None}
        return self.listed(
            rows.filter(event=event, **given), order=order, shape=partial(shape, reader=self.reader)
        )


class Events(EventDoor):
    @describe("Events of one's workspaces", name="list_events", answer=EventList, query=forms.EventQuery)
    def get(self, request):
        rows = _filtered(event_rows(request.user), self.query)
        order = forms.ORDERS[self.query["ordering"]]
        return self.listed(rows, order=order, shape=partial(shape_event, reader=self.reader))

    @describe(
        "Put an event on a workspace's list",
        name="add_event",
        body=forms.NewEvent,
        answer=forms.EventShape,
        status=201,
    )
    def post(self, request):
        body = self.body(forms.NewEvent)
        workspace = named(keeping(self, "keeps_events"), "workspace", body.pop("workspace"), by="key")
        added = actions.add_event(by=self.by, workspace=workspace, **_with_organisation(workspace.pk, body))
        return self.event_shown(added.pk, status=201)


class OneEvent(EventDoor):
    @describe("An event", name="get_event", answer=forms.EventShape)
    def get(self, request, pk):
        return self.event_shown(pk)

    @describe(
        "Change it; with its first day move the deadlines that are counted from it",
        name="edit_event",
        body=forms.EventChange,
        answer=forms.EventShape,
    )
    def patch(self, request, pk):
        event = self.event(pk)
        version, body = self.seen_version(event.version), self.body(forms.EventChange)
        body = _with_organisation(event.workspace_id, body)
        actions.edit_event(by=self.by, event=event, version=version, **body)
        return self.event_shown(pk)


class UsualDeadlines(EventDoor):
    @describe(
        "Add the deadlines that events of its kind usually have: what it has not, and what is not past",
        name="take_usual_deadlines",
        body=Nothing,
        answer=forms.EventShape,
    )
    def post(self, request, pk):
        self.body(Nothing)
        deadline_actions.take_chain(by=self.by, event=self.event(pk))
        return self.event_shown(pk)


class EventPledges(EventDoor):
    @describe(
        "What countries pledged for a bid or a candidacy",
        name="list_pledges",
        answer=PledgeList,
        query=forms.PledgeQuery,
    )
    def get(self, request, pk):
        rows, state = pledge_rows(request.user), self.query.get("state")
        return self.listed_of(pk, rows, shape_pledge, forms.OLDEST_FIRST, state=state)

    @describe(
        "Write down what a country said of its vote, for the first time or anew",
        name="record_pledge",
        body=forms.NewPledge,
        answer=forms.PledgeShape,
        status=201,
    )
    def post(self, request, pk):
        pledge = record_pledge(by=self.by, event=self.event(pk), **self.body(forms.NewPledge))
        found = self.one(pledge_rows(request.user), pk=pledge.pk)
        return self.shown(shape_pledge(found, self.reader), status=201)


class OnePledge(Door):
    @describe("A pledge and what was before", name="get_pledge", answer=forms.PledgeShape)
    def get(self, request, pk):
        return self.shown(shape_pledge(self.pledge(pk), self.reader))

    @describe(
        "Write down what the country says now",
        name="change_pledge",
        body=forms.PledgeEdit,
        answer=forms.PledgeShape,
    )
    def patch(self, request, pk):
        pledge = self.pledge(pk)
        version, body = self.seen_version(pledge.version), self.body(forms.PledgeEdit)
        said = {"state": pledge.state, "note": pledge.note, **body}
        record_pledge(by=self.by, event=pledge.event, country=pledge.country, version=version, **said)
        return self.get(request, pk)

    def pledge(self, pk) -> Pledge:
        return self.one(pledge_rows(self.request.user), pk=pk)


def _with_organisation(workspace_id, body: dict) -> dict:
    if "organisation" in body:
        here = Organisation.objects.filter(workspace=workspace_id)
        body["organisation"] = named(here, "organisation", body["organisation"])
    return body


def _filtered(rows: QuerySet[Event], query: dict) -> QuerySet[Event]:
    asked = {"workspace": "workspace__key", "updated_since": "updated_at__gte"}
    names = ("workspace", "kind", "state", "country", "updated_since")
    given = {asked.get(name, name): query[name] for name in names if name in query}
    return rows.filter(**given)
