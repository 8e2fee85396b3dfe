"""Comments on initiatives and arguments."""

from functools import partial

from django.db.models import QuerySet

from deliberation.actions import discussion as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.serializers import discussion as forms
from deliberation.api.serializers.queries import Expanded
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.discussion import (
    SHOWN,
    SHOWN_WITH_HTML,
    comment_rows,
    comments_on_argument,
    comments_on_initiative,
    shape_callable,
    shape_comment,
)
from deliberation.models import Comment
from deliberation.permissions.calling import people_like

from .found import argument_of, comment_of, initiative_of, named

CommentList = page_of(forms.CommentShape)
PersonList = page_of(forms.CallableShape)


class CommentDoor(Door):
    """What answers with comments."""

    def shape(self, row) -> dict:
        return shape_comment(row, self.reader)

    def rows(self):
        return comment_rows(self.request.user, html=self.reader.html)

    def comment_shown(self, pk, *, status: int = 200):
        found = self.found(SHOWN_WITH_HTML if self.reader.html else SHOWN, pk)
        return self.shown(self.shape(found), status=status)

    def comments_listed(self, pk, rows):
        order = forms.ORDERS[self.query["ordering"]]
        narrowed = partial(_filtered, query=self.query)
        return self.listed_below(pk, rows, order=order, shape=self.shape, narrowed=narrowed)

    def parent_in(self, body: dict) -> Comment | None:
        rows = Comment.objects.visible_to(self.request.user)
        return named(rows, "parent", body.pop("parent", None))


class ArgumentComments(CommentDoor):
    @describe(
        "Comments on an argument, replies among them",
        name="list_argument_comments",
        answer=CommentList,
        query=forms.CommentQuery,
    )
    def get(self, request, pk):
        argument = argument_of(self, pk)
        members_only(argument)
        if not argument.tally.merged:
            return self.comments_listed(pk, comments_on_argument)
        rows = self.rows().filter(argument__in=argument.shown_together)
        order = forms.ORDERS[self.query["ordering"]]
        return self.listed(_filtered(rows, self.query), order=order, shape=self.shape)

    @describe(
        "Comment on an argument",
        name="comment_on_argument",
        tells=True,
        body=forms.NewComment,
        answer=forms.CommentShape,
        query=Expanded,
        status=201,
    )
    def post(self, request, pk):
        argument, body = argument_of(self, pk), self.body(forms.NewComment)
        place = {"initiative": argument.initiative, "argument": argument, "parent": self.parent_in(body)}
        return self.comment_shown(actions.add_comment(by=self.by, **place, **body).pk, status=201)


class InitiativeComments(CommentDoor):
    @describe(
        "Comments on the initiative itself",
        name="list_initiative_comments",
        answer=CommentList,
        query=forms.CommentQuery,
    )
    def get(self, request, pk):
        members_only(initiative_of(self, pk))
        return self.comments_listed(pk, comments_on_initiative)

    @describe(
        "Comment on an initiative",
        name="comment_on_initiative",
        tells=True,
        body=forms.NewComment,
        answer=forms.CommentShape,
        query=Expanded,
        status=201,
    )
    def post(self, request, pk):
        initiative, body = initiative_of(self, pk), self.body(forms.NewComment)
        place = {"initiative": initiative, "parent": self.parent_in(body)}
        return self.comment_shown(actions.add_comment(by=self.by, **place, **body).pk, status=201)


class People(Door):
    @describe(
        "Members who see the initiative, by name or organisation, to be called in a text",
        name="list_people",
        answer=PersonList,
        query=forms.PeopleQuery,
        spends="searches",
    )
    def get(self, request, pk):
        initiative = initiative_of(self, pk)
        members_only(initiative)
        found = people_like(initiative, self.query["q"])
        return self.listed_in_memory(found, order=forms.NEAREST_FIRST, shape=shape_callable)


class OneComment(CommentDoor):
    @describe("A comment", name="get_comment", answer=forms.CommentShape, query=Expanded)
    def get(self, request, pk):
        return self.comment_shown(pk)

    @describe(
        "Change one's comment, for half an hour",
        name="edit_comment",
        tells=True,
        body=forms.CommentChange,
        answer=forms.CommentShape,
        query=Expanded,
    )
    def patch(self, request, pk):
        comment = comment_of(self, pk)
        version, body = self.seen_version(comment.version), self.body(forms.CommentChange)
        actions.edit_comment(by=self.by, comment=comment, version=version, **body)
        return self.comment_shown(pk)

    @describe("Take one's comment away; its place stays", name="delete_comment", status=204)
    def delete(self, request, pk):
        actions.delete_comment(by=self.by, comment=comment_of(self, pk))
        return self.gone()


def _filtered(rows: QuerySet, query: dict) -> QuerySet:
    asked = {"author": "author", "updated_since": "updated_at__gte"}
    return rows.filter(**{path: query[name] for name, path in asked.items() if name in query})
