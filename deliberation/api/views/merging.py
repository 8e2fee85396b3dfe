"""Arguments that say the same: marks, merging and its undoing."""

from django.db.models import Q

from deliberation.actions import merging as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.pagination import orders
from deliberation.api.serializers import arguments as argument_forms
from deliberation.api.serializers import merging as forms
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.merging import duplicate_rows, shape_duplicate
from deliberation.models import Argument

from .arguments import ArgumentDoor
from .found import argument_of, named

DuplicateList = page_of(forms.DuplicateShape)
BY_TIME = orders({"created_at": ("created_at", "id")})["created_at"]


class Merge(ArgumentDoor):
    @describe(
        "Let an argument show as another, which counts its votes from then on",
        name="merge_argument",
        tells=True,
        body=forms.MergeInput,
        answer=argument_forms.ArgumentShape,
    )
    def post(self, request, pk):
        argument, body = argument_of(self, pk), self.body(forms.MergeInput)
        into = _another(self, "into", body["into"])
        actions.merge_argument(by=self.by, argument=argument, into=into)
        return self.argument_shown(pk)

    @describe(
        "Let a merged argument stand by itself again",
        name="unmerge_argument",
        tells=True,
        answer=argument_forms.ArgumentShape,
    )
    def delete(self, request, pk):
        actions.unmerge_argument(by=self.by, argument=argument_of(self, pk))
        return self.argument_shown(pk)


class DuplicateDoor(Door):
    """What answers with marks of duplicates."""

    def shape(self, row) -> dict:
        return shape_duplicate(row, self.reader)

    def duplicate_shown(self, pk, *, status: int = 200):
        return self.shown(self.shape(self.one(duplicate_rows(self.request.user), pk=pk)), status=status)


class Duplicates(DuplicateDoor):
    @describe(
        "What was marked as saying the same, either way round",
        name="list_duplicates",
        answer=DuplicateList,
        query=forms.DuplicateQuery,
    )
    def get(self, request, pk):
        members_only(argument_of(self, pk))
        rows = duplicate_rows(request.user).filter(Q(says=pk) | Q(said=pk))
        return self.listed(rows, order=BY_TIME, shape=self.shape)

    @describe(
        "Say that this argument says what another says",
        name="mark_duplicate",
        tells=True,
        body=forms.NewDuplicate,
        answer=forms.DuplicateShape,
        status=201,
    )
    def post(self, request, pk):
        argument, body = argument_of(self, pk), self.body(forms.NewDuplicate)
        of = _another(self, "of", body["of"])
        mark = actions.mark_duplicate(by=self.by, argument=argument, of=of)
        return self.duplicate_shown(mark.pk, status=201)


class OneDuplicate(DuplicateDoor):
    @describe("A mark", name="get_duplicate", answer=forms.DuplicateShape)
    def get(self, request, pk):
        return self.duplicate_shown(pk)

    @describe("Say that both say different things", name="dismiss_duplicate", answer=forms.DuplicateShape)
    def delete(self, request, pk):
        mark = self.one(duplicate_rows(request.user), pk=pk)
        actions.dismiss_duplicate(by=self.by, duplicate=mark)
        return self.duplicate_shown(pk)


def _another(door: Door, name: str, pk) -> Argument:
    """The argument that a body names."""
    rows = Argument.objects.visible_to(door.request.user).select_related("initiative__workspace")
    return named(rows, name, pk)
