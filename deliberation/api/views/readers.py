"""Whom an initiative names, to see it or to edit its draft."""

from accounts.models import User
from deliberation.actions import readers as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.serializers import readers as forms
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.reader import api
from deliberation.models import NamedReader

from .found import initiative_of

ReaderList = page_of(forms.ReaderShape)


class Readers(Door):
    @describe("Members whom it names", name="list_readers", answer=ReaderList, query=Paged)
    def get(self, request, pk):
        members_only(initiative_of(self, pk))
        rows = NamedReader.objects.filter(initiative=pk).select_related("user")
        return self.listed(rows, order=forms.BY_ID, shape=_shape)


class OneReader(Door):
    @describe(
        "Name a member, to see it or to edit its draft",
        name="name_reader",
        tells=True,
        body=forms.ReaderInput,
        answer=forms.ReaderShape,
    )
    def put(self, request, pk, user):
        initiative, body = initiative_of(self, pk), self.body(forms.ReaderInput)
        reader = actions.name_reader(by=self.by, initiative=initiative, user=_user(user), **body)
        return self.shown(_shape(reader))

    @describe("Name a member no longer", name="unname_reader", status=204)
    def delete(self, request, pk, user):
        actions.unname_reader(by=self.by, initiative=initiative_of(self, pk), user=_user(user))
        return self.gone()


def _user(pk) -> User:
    """Alike for who is not there and for who is no member: the verb refuses both."""
    return User.objects.filter(pk=pk).first() or User(pk=pk)


def _shape(row: NamedReader) -> dict:
    return {
        "initiative": row.initiative_id,
        "url": api(f"initiatives/{row.initiative_id}/readers/{row.user_id}"),
        "user": {"id": row.user_id, "name": row.user.name, "organisation": None},
        "may_edit": row.may_edit,
    }
