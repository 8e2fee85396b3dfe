"""Cases of companies abroad, and how many of them bear on arguments."""

from functools import partial
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from accounts.permissions import ARGUE, READ
from deliberation.actions import cases as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.serializers import cases as forms
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.cases import case_rows, shape_case, shape_case_counts, shape_case_status
from deliberation.errors import Invalid
from deliberation.models import Case, Link
from deliberation.models.case_counts import counts_in
from deliberation.permissions import members_able

from .found import initiative_of, keeping, named

CaseList = page_of(forms.CaseShape)
CaseStatusList = page_of(forms.CaseStatusChangeShape)


class CaseDoor(Door):
    """What answers with cases."""

    def case(self, pk) -> Case:
        rows = Case.objects.visible_to(self.request.user).select_related("workspace", "handled_by", "owner")
        return self.one(rows, pk=pk)

    def case_shown(self, pk, *, status: int = 200):
        found = self.one(case_rows(self.request.user), pk=pk)
        return self.shown(shape_case(found, self.reader), status=status)


class Cases(CaseDoor):
    @describe("Cases of one's workspaces", name="list_cases", answer=CaseList, query=forms.CaseQuery)
    def get(self, request):
        rows = _filtered(case_rows(request.user), self.query, request.user)
        order = forms.ORDERS[self.query["ordering"]]
        return self.listed(rows, order=order, shape=partial(shape_case, reader=self.reader))

    @describe(
        "Open a case that came to one's own organisation",
        name="open_case",
        tells=True,
        body=forms.NewCase,
        answer=forms.CaseShape,
        status=201,
    )
    def post(self, request):
        body = self.body(forms.NewCase)
        workspace = named(keeping(self, "keeps_cases"), "workspace", body.pop("workspace"), by="key")
        opened = actions.open_case(by=self.by, workspace=workspace, **_with_rows(workspace.pk, body))
        return self.case_shown(opened.pk, status=201)


class OneCase(CaseDoor):
    @describe("A case", name="get_case", answer=forms.CaseShape)
    def get(self, request, pk):
        return self.case_shown(pk)

    @describe(
        "Change what is said of it, or who sees to it",
        name="edit_case",
        tells=True,
        conflicts=False,
        body=forms.CaseChange,
        answer=forms.CaseShape,
    )
    def patch(self, request, pk):
        case = self.case(pk)
        version, body = self.seen_version(case.version), self.body(forms.CaseChange)
        actions.edit_case(by=self.by, case=case, version=version, **_with_rows(case.workspace_id, body))
        return self.case_shown(pk)


class CaseHistory(CaseDoor):
    @describe("How it stood, the latest first", name="list_case_statuses", answer=CaseStatusList, query=Paged)
    def get(self, request, pk):
        case = self.case(pk)
        shape = partial(shape_case_status, role=case.reader_role)
        return self.listed(case.history.select_related("by"), order=forms.HISTORY, shape=shape)

    @describe(
        "Say how it stands now",
        name="change_case_status",
        tells=True,
        body=forms.CaseStatusInput,
        answer=forms.CaseShape,
    )
    def post(self, request, pk):
        case = self.case(pk)
        version = self.seen_version(case.version, required=False)
        body = self.body(forms.CaseStatusInput)
        actions.change_case_status(by=self.by, case=case, version=version, **body)
        return self.case_shown(pk)


class CaseCompany(CaseDoor):
    @describe(
        "Say what its company is called, whether it is to be named, and who else reads its name",
        name="name_company",
        body=forms.CompanyInput,
        answer=forms.CaseShape,
    )
    def post(self, request, pk):
        case = self.case(pk)
        version = self.seen_version(case.version, required=False)
        body = _with_rows(case.workspace_id, self.body(forms.CompanyInput))
        actions.name_company(by=self.by, case=case, version=version, **body)
        return self.case_shown(pk)


class CaseCounts(Door):
    @describe(
        "How many cases bear on each of its arguments, by kind and country",
        name="count_cases",
        answer=forms.CaseCountsShape,
    )
    def get(self, request, pk):
        initiative = initiative_of(self, pk)
        members_only(initiative)
        return self.shown(shape_case_counts(initiative.pk, counts_in(request.user, initiative.pk)))


def _with_rows(workspace_id: UUID, body: dict) -> dict:
    """What the body names by id as rows. Raises Invalid, alike for who is not there and for who may not."""
    found = dict(body)
    if body.get("owner") is not None:
        found["owner"] = named(_members(workspace_id, ARGUE), "owner", body["owner"])
    if body.get("handled_by") is not None:
        here = Organisation.objects.filter(workspace=workspace_id)
        found["handled_by"] = named(here, "handled_by", body["handled_by"])
    if "readers" in body:
        found["readers"] = _readers(workspace_id, body["readers"])
    return found


def _readers(workspace_id: UUID, ids: list[UUID]) -> list[User]:
    found = list(_members(workspace_id, READ).filter(pk__in=ids)) if ids else []
    if len(found) < len(set(ids)):
        raise Invalid.at("readers", "does_not_exist", _("There is nothing of this name for you."))
    return found


def _members(workspace_id: UUID, right: str) -> QuerySet[User]:
    return User.objects.filter(pk__in=[row.user_id for row in members_able(workspace_id, right)])


def _filtered(rows: QuerySet[Case], query: dict, user) -> QuerySet[Case]:
    asked = {"workspace": "workspace__key", "updated_since": "updated_at__gte"}
    plain = ("workspace", "kind", "country", "sector", "status", "organisation", "owner", "updated_since")
    rows = rows.filter(**{asked.get(name, name): query[name] for name in plain if name in query})
    if "argument" in query:
        there = Q(argument=query["argument"]) | Q(evidence__argument=query["argument"])
        rows = rows.filter(pk__in=Link.objects.visible_to(user).filter(there).values("case"))
    return rows.matching(query["q"]) if "q" in query else rows
