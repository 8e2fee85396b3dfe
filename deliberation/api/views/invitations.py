"""Inviting people, for owners; and accepting, for whoever was invited."""

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Invitation, Organisation
from deliberation.actions import invitations as actions
from deliberation.actions import joining
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.rendering import dump, json_answer
from deliberation.api.serializers import invitations as forms
from deliberation.api.serializers.people import MemberShape
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.invitations import Invitations as Shapes
from deliberation.api.shapes.people import shape_member
from deliberation.permissions.invitations import BESIDE

from .found import named
from .people import InWorkspace

InvitationList = page_of(forms.InvitationShape)


class OfInvitations(InWorkspace):
    """Below a workspace's key, for who manages its people."""

    def waiting(self, key: str) -> tuple[QuerySet[Invitation], Shapes]:
        """The invitations of a workspace that wait, and what shapes them."""
        workspace = self.managed(key)
        rows = Invitation.objects.waiting().filter(workspace=workspace).select_related(*BESIDE)
        return rows, Shapes(self.reader, workspace, timezone.now())


class Invitations(OfInvitations):
    tells_secrets = True

    @describe(
        "Those that wait, the latest first", name="list_invitations", answer=InvitationList, query=Paged
    )
    def get(self, request, key):
        rows, shapes = self.waiting(key)
        return self.listed(rows, order=forms.BY_AGE, shape=shapes.shape, prepare=shapes.prepare)

    @describe(
        "Invite people by mail, all or none of them, or whoever is given a link",
        name="invite",
        tagged=False,
        body=forms.NewInvitations,
        answer=forms.MadeInvitations,
        status=201,
    )
    def post(self, request, key):
        _rows, shapes = self.waiting(key)
        workspace, body = shapes.workspace, self.body(forms.NewInvitations)
        here = Organisation.objects.filter(workspace=workspace)
        body["organisation"] = named(here, "organisation", body["organisation"])
        if "emails" in body:
            made = [(one, "") for one in actions.invite_by_mail(by=self.by, workspace=workspace, **body)]
        else:
            made = [actions.invite_by_link(by=self.by, workspace=workspace, **body)]
        return json_answer(dump({"results": [shapes.made(one, secret) for one, secret in made]}), status=201)


class OneInvitation(OfInvitations):
    @describe("One that waits", name="get_invitation", answer=forms.InvitationShape)
    def get(self, request, key, pk):
        rows, shapes = self.waiting(key)
        row = self.one(rows, pk=pk)
        shapes.prepare([row])
        return self.shown(shapes.shape(row))

    @describe("Take it back", name="revoke_invitation", status=204)
    def delete(self, request, key, pk):
        rows, _shapes = self.waiting(key)
        actions.revoke_invitation(by=self.by, invitation=self.one(rows, pk=pk))
        return self.gone()


class Renewal(OfInvitations):
    tells_secrets = True

    @describe(
        "Send it again, or tell a new link; what was sent before opens nothing any more",
        name="resend_invitation",
        tagged=False,
        body=forms.Renewal,
        answer=forms.MadeInvitationShape,
    )
    def post(self, request, key, pk):
        rows, shapes = self.waiting(key)
        row, body = self.one(rows, pk=pk), self.body(forms.Renewal)
        _row, secret = actions.resend_invitation(by=self.by, invitation=row, **body)
        return json_answer(dump(shapes.made(rows.get(pk=pk), secret)))


class Acceptance(Door):
    @describe(
        "Become a member by an invitation",
        name="accept_invitation",
        body=forms.InvitationAcceptance,
        answer=MemberShape,
        status=201,
        may_be_missing=True,
    )
    def post(self, request):
        body = self.body(forms.InvitationAcceptance)
        membership = joining.accept_invitation(by=self.by, **body)
        return self.shown(shape_member(membership, membership.workspace, self.reader), status=201)
