"""The deadlines of an event, and what has to be done for it."""

from uuid import UUID

from accounts.models import User
from accounts.permissions import ARGUE
from deliberation.actions import deadlines as deadline_actions
from deliberation.actions import preparations as preparation_actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import events as forms
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.events import (
    deadline_rows,
    preparation_rows,
    shape_deadline,
    shape_preparation,
)
from deliberation.models import Deadline, Event, Preparation
from deliberation.permissions import members_able

from .events import EventDoor
from .found import named

DeadlineList = page_of(forms.DeadlineShape)
PreparationList = page_of(forms.PreparationShape)


class EventDeadlines(EventDoor):
    @describe(
        "The deadlines of an event, by day",
        name="list_deadlines",
        answer=DeadlineList,
        query=forms.DeadlineQuery,
    )
    def get(self, request, pk):
        done = self.query.get("done")
        is_open = None if done is None else not done
        return self.listed_of(
            pk, deadline_rows(request.user), shape_deadline, forms.BY_DAY, done_on__isnull=is_open
        )

    @describe(
        "Say what is due how long before it, or on which day",
        name="add_deadline",
        tells=True,
        body=forms.NewDeadline,
        answer=forms.DeadlineShape,
        status=201,
    )
    def post(self, request, pk):
        event, body = self.event(pk), self.body(forms.NewDeadline)
        added = deadline_actions.add_deadline(by=self.by, event=event, **_with_owner(event, body))
        found = self.one(deadline_rows(request.user), pk=added.pk)
        return self.shown(shape_deadline(found, self.reader), status=201)


class OneDeadline(Door):
    @describe("A deadline", name="get_deadline", answer=forms.DeadlineShape)
    def get(self, request, pk):
        return self.shown(shape_deadline(self.deadline(pk), self.reader))

    @describe(
        "Change it, or say on which day it was met",
        name="edit_deadline",
        tells=True,
        body=forms.DeadlineChange,
        answer=forms.DeadlineShape,
    )
    def patch(self, request, pk):
        deadline = self.deadline(pk)
        version, body = self.seen_version(deadline.version), self.body(forms.DeadlineChange)
        body = _with_owner(deadline.event, body)
        deadline_actions.edit_deadline(by=self.by, deadline=deadline, version=version, **body)
        return self.get(request, pk)

    @describe("Take it away; what hung on it keeps its day", name="remove_deadline", status=204)
    def delete(self, request, pk):
        deadline_actions.remove_deadline(by=self.by, deadline=self.deadline(pk))
        return self.gone()

    def deadline(self, pk) -> Deadline:
        return self.one(deadline_rows(self.request.user), pk=pk)


class EventPreparations(EventDoor):
    @describe(
        "What has to be done for an event",
        name="list_preparations",
        answer=PreparationList,
        query=forms.PreparationQuery,
    )
    def get(self, request, pk):
        asked = {name: self.query.get(name) for name in ("area", "state")}
        rows = preparation_rows(request.user)
        return self.listed_of(pk, rows, shape_preparation, forms.OLDEST_FIRST, **asked)

    @describe(
        "Write down something that has to be done for it",
        name="add_preparation",
        tells=True,
        body=forms.NewPreparation,
        answer=forms.PreparationShape,
        status=201,
    )
    def post(self, request, pk):
        event, body = self.event(pk), self.body(forms.NewPreparation)
        body = _with_deadline(event, _with_owner(event, body))
        added = preparation_actions.add_preparation(by=self.by, event=event, **body)
        found = self.one(preparation_rows(request.user), pk=added.pk)
        return self.shown(shape_preparation(found, self.reader), status=201)


class OnePreparation(Door):
    @describe("Something to do for an event", name="get_preparation", answer=forms.PreparationShape)
    def get(self, request, pk):
        return self.shown(shape_preparation(self.preparation(pk), self.reader))

    @describe(
        "Change it, or say how far it is",
        name="edit_preparation",
        tells=True,
        body=forms.PreparationChange,
        answer=forms.PreparationShape,
    )
    def patch(self, request, pk):
        thing = self.preparation(pk)
        version, body = self.seen_version(thing.version), self.body(forms.PreparationChange)
        body = _with_deadline(thing.event, _with_owner(thing.event, body))
        preparation_actions.edit_preparation(by=self.by, preparation=thing, version=version, **body)
        return self.get(request, pk)

    def preparation(self, pk) -> Preparation:
        return self.one(preparation_rows(self.request.user), pk=pk)


def _with_owner(event: Event, body: dict) -> dict:
    """The owner's id as a person; alike for who is not there and for who may not have it to do."""
    if body.get("owner") is not None:
        body["owner"] = _able(event.workspace_id, body["owner"])
    return body


def _able(workspace_id: UUID, pk: UUID) -> User:
    able = [row.user_id for row in members_able(workspace_id, ARGUE)]
    return named(User.objects.filter(pk__in=able), "owner", pk)


def _with_deadline(event: Event, body: dict) -> dict:
    if body.get("deadline") is not None:
        body["deadline"] = named(event.deadlines.all(), "deadline", body["deadline"])
    return body
