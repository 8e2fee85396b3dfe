"""Consultation bodies, and who sits on them."""

from functools import partial

from accounts.models import User
from deliberation.actions import bodies
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import meetings as forms
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.meetings import body_rows, shape_body
from deliberation.models import Body, Seat
from deliberation.permissions.members import members_of

from .found import named, workspace_of

BodyList = page_of(forms.BodyShape)


class BodyDoor(Door):
    """What answers with consultation bodies."""

    def body_shown(self, pk, *, status: int = 200):
        return self.shown(shape_body(self.found_body(pk), self.reader), status=status)

    def found_body(self, pk) -> Body:
        return self.one(body_rows(self.request.user), pk=pk)

    def with_parent(self, body: dict) -> dict:
        if "parent" in body:
            body["parent"] = named(Body.objects.visible_to(self.request.user), "parent", body["parent"])
        return body


class Bodies(BodyDoor):
    @describe(
        "The consultation bodies of one's workspaces",
        name="list_bodies",
        answer=BodyList,
        query=forms.BodyQuery,
    )
    def get(self, request):
        rows = body_rows(request.user)
        if "workspace" in self.query:
            rows = rows.filter(workspace__key=self.query["workspace"])
        if "level" in self.query:
            rows = rows.filter(level=self.query["level"])
        order = forms.BODY_ORDERS[self.query["ordering"]]
        return self.listed(rows, order=order, shape=partial(shape_body, reader=self.reader))

    @describe(
        "Set up a consultation body", name="add_body", body=forms.NewBody, answer=forms.BodyShape, status=201
    )
    def post(self, request):
        body = self.with_parent(self.body(forms.NewBody))
        workspace = workspace_of(self, body.pop("workspace"))
        return self.body_shown(bodies.add_body(by=self.by, workspace=workspace, **body).pk, status=201)


class OneBody(BodyDoor):
    @describe("A consultation body", name="get_body", answer=forms.BodyShape)
    def get(self, request, pk):
        return self.body_shown(pk)

    @describe("Change it", name="edit_body", conflicts=False, body=forms.BodyChange, answer=forms.BodyShape)
    def patch(self, request, pk):
        found = self.found_body(pk)
        version, body = self.seen_version(found.version), self.with_parent(self.body(forms.BodyChange))
        bodies.edit_body(by=self.by, body=found, version=version, **body)
        return self.body_shown(pk)


class Seats(BodyDoor):
    @describe(
        "Give somebody a seat, for the organisation of that one",
        name="give_seat",
        tells=True,
        body=forms.NewSeat,
        answer=forms.BodyShape,
    )
    def post(self, request, pk):
        found, body = self.found_body(pk), self.body(forms.NewSeat)
        members = members_of(found.workspace).values("user")
        body["user"] = named(User.objects.filter(pk__in=members), "user", body["user"])
        bodies.give_seat(by=self.by, body=found, **body)
        return self.body_shown(pk)


class OneSeat(BodyDoor):
    @describe("Take a seat away", name="take_seat", status=204)
    def delete(self, request, pk, seat):
        found = self.one(Seat.objects.filter(body=self.found_body(pk)).select_related("body"), pk=seat)
        bodies.take_seat(by=self.by, seat=found)
        return self.gone()
