"""Arguments, responses, their state and their wordings."""

from functools import partial

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from deliberation.actions import arguments as actions
from deliberation.actions import external
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.pagination import orders
from deliberation.api.serializers import arguments as forms
from deliberation.api.serializers.base import Nothing
from deliberation.api.serializers.queries import Expanded, Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.arguments import (
    SHOWN,
    SHOWN_WITH_HTML,
    argument_rows,
    arguments_of,
    shape_argument,
    shape_revision,
)
from deliberation.errors import Invalid, NotAllowed
from deliberation.models import Initiative

from .found import argument_of, initiative_of

ArgumentList = page_of(forms.ArgumentShape)
RevisionList = page_of(forms.RevisionShape)
BY_NUMBER = orders({"number": ("number",)})["number"]


class ArgumentDoor(Door):
    """What answers with arguments."""

    public = True

    def rows(self):
        return argument_rows(self.request.user, html=self.reader.html)

    def shape(self, row) -> dict:
        return shape_argument(row, self.reader)

    def argument_shown(self, pk, *, status: int = 200):
        found = self.found(SHOWN_WITH_HTML if self.reader.html else SHOWN, pk)
        return self.shown(self.shape(found), status=status)


class Arguments(ArgumentDoor):
    @describe(
        "Arguments and responses of an initiative",
        name="list_arguments",
        answer=ArgumentList,
        query=forms.ArgumentQuery,
    )
    def get(self, request, pk):
        _require_told(initiative_of(self, pk), self.query)
        return self.listed_below(
            pk,
            arguments_of,
            order=forms.ORDERS[self.query["ordering"]],
            shape=self.shape,
            narrowed=partial(_filtered, query=self.query),
        )

    @describe(
        "Add an argument of a kind",
        name="add_argument",
        tells=True,
        body=forms.NewArgument,
        answer=forms.ArgumentShape,
        query=Expanded,
        status=201,
    )
    def post(self, request, pk):
        initiative, body = initiative_of(self, pk), self.body(forms.NewArgument)
        argument = actions.add_argument(by=self.by, initiative=initiative, **body)
        return self.argument_shown(argument.pk, status=201)


class ArgumentsByRef(ArgumentDoor):
    @describe(
        "The argument that people call by this reference",
        name="find_argument",
        may_be_missing=True,
        answer=ArgumentList,
        query=forms.ArgumentByRef,
    )
    def get(self, request):
        rows = self.rows().filter(**_place(self.query["ref"]))
        self.one(rows)
        return self.listed(rows, order=BY_NUMBER, shape=self.shape)


class OneArgument(ArgumentDoor):
    @describe("An argument", name="get_argument", answer=forms.ArgumentShape, query=Expanded)
    def get(self, request, pk):
        return self.argument_shown(pk)

    @describe(
        "Change its wording",
        name="revise_argument",
        tells=True,
        body=forms.ArgumentChange,
        answer=forms.ArgumentShape,
        query=Expanded,
    )
    def patch(self, request, pk):
        argument = argument_of(self, pk)
        version, body = self.seen_version(argument.version), self.body(forms.ArgumentChange)
        actions.revise_argument(by=self.by, argument=argument, version=version, **body)
        return self.argument_shown(pk)


class ArgumentByExternalId(ArgumentDoor):
    @describe(
        "Add or reword the argument that another system knows by this id",
        name="put_argument_by_external_id",
        tells=True,
        body=forms.ExternalArgument,
        answer=forms.ArgumentShape,
        status=(200, 201),
    )
    def put(self, request, pk, system, external_id):
        initiative, body = initiative_of(self, pk), self.body(forms.ExternalArgument)
        argument, is_new = external.put_argument(
            by=self.by, initiative=initiative, external_id=f"{system}:{external_id}", **body
        )
        return self.argument_shown(argument.pk, status=201 if is_new else 200)


class Withdrawal(ArgumentDoor):
    @describe(
        "Take an argument back; its votes stay",
        name="withdraw_argument",
        body=Nothing,
        answer=forms.ArgumentShape,
    )
    def post(self, request, pk):
        self.body(Nothing)
        actions.withdraw_argument(by=self.by, argument=argument_of(self, pk))
        return self.argument_shown(pk)

    @describe("Bring a withdrawn argument back", name="restore_argument", answer=forms.ArgumentShape)
    def delete(self, request, pk):
        actions.restore_argument(by=self.by, argument=argument_of(self, pk))
        return self.argument_shown(pk)


class Responses(ArgumentDoor):
    @describe(
        "Responses to an argument", name="list_responses", answer=ArgumentList, query=forms.ResponseQuery
    )
    def get(self, request, pk):
        here = argument_of(self, pk).shown_together
        return self.listed(self.rows().filter(parent__in=here), order=BY_NUMBER, shape=self.shape)

    @describe(
        "Support, rebut or answer an argument",
        name="respond_to_argument",
        tells=True,
        body=forms.NewResponse,
        answer=forms.ArgumentShape,
        query=Expanded,
        status=201,
    )
    def post(self, request, pk):
        parent, body = argument_of(self, pk), self.body(forms.NewResponse)
        argument = actions.respond(by=self.by, parent=parent, **body)
        return self.argument_shown(argument.pk, status=201)


class Revisions(Door):
    public = True

    @describe("The wordings of an argument", name="list_revisions", answer=RevisionList, query=Paged)
    def get(self, request, pk):
        argument = argument_of(self, pk)
        readable = argument.is_readable_by(self.reader.user_id, argument.reader_role)
        return self.listed(
            argument.revisions.select_related("editor"),
            order=BY_NUMBER,
            shape=lambda row: shape_revision(row, argument.reader_role, readable=readable),
        )


def _filtered(rows: QuerySet, query: dict) -> QuerySet:
    if since := query.get("updated_since"):
        rows = rows.filter(updated_at__gte=since)
    if query.get("missing") == "source":
        rows = rows.filter(tally__sources=0)
    if query.get("missing") == "my_vote":
        rows = rows.filter(state="active", hidden_at=None, my_value=None)
    asked = {"kind": "kind", "label": "tally__label", "author": "author", "organisation": "organisation"}
    return rows.filter(**{path: query[name] for name, path in asked.items() if name in query})


def _require_told(initiative: Initiative, query: dict) -> None:
    """A filter or an order must not tell what the answer would not."""
    if initiative.reader_role is None and {"author", "missing"} & query.keys():
        raise NotAllowed
    told = initiative.results_are_out and initiative.reader_role is not None
    if "label" in query and not told:
        raise Invalid.at("label", "not_told", _("Labels are not told here, or not yet."))
    if query["ordering"] == forms.BY_RESULT and not told:
        raise Invalid.at("ordering", "not_told", _("The order by strength is not told here, or not yet."))


def _place(ref: str) -> dict:
    of_initiative, _sharp, number = ref.partition("#")
    key, _dash, its_number = of_initiative.partition("-")
    return {
        "initiative__workspace__key": key,
        "initiative__number": int(its_number),
        "number": int(number),
    }
