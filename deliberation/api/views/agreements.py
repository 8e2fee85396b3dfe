"""Agreements and their clauses."""

from functools import partial
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Organisation
from deliberation.actions import agreements, clauses
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import agreements as forms
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.agreements import (
    agreement_rows,
    clause_rows,
    shape_agreement,
    shape_clause,
    shape_keeping,
)
from deliberation.keeping import keeping_of
from deliberation.models import Agreement, Clause
from deliberation.reckoning.clauses import in_order

from .found import named, workspace_of

AgreementList = page_of(forms.AgreementShape)


class AgreementDoor(Door):
    """What answers with agreements."""

    def agreement(self, pk) -> Agreement:
        return self.one(agreement_rows(self.request.user), pk=pk)

    def agreement_shown(self, pk, *, status: int = 200):
        return self.shown(shape_agreement(self.agreement(pk), self.reader), status=status)

    def with_parties(self, workspace_id: UUID, body: dict) -> dict:
        """The body with organisations of the workspace for their ids."""
        if "parties" in body:
            here = Organisation.objects.filter(workspace=workspace_id)
            body["parties"] = [
                agreements.PartyGiven(
                    named(here, f"parties.{at}.organisation", one.get("organisation")),
                    one.get("name", ""),
                    tuple((who["name"], who.get("title", "")) for who in one.get("signatories", ())),
                )
                for at, one in enumerate(body["parties"])
            ]
        return body


class Agreements(AgreementDoor):
    @describe(
        "What was agreed, in one's workspaces",
        name="list_agreements",
        answer=AgreementList,
        query=forms.AgreementQuery,
    )
    def get(self, request):
        rows = _filtered(agreement_rows(request.user), self.query)
        order = forms.NEWEST[self.query["ordering"]]
        return self.listed(rows, order=order, shape=partial(shape_agreement, reader=self.reader))

    @describe(
        "Bring in what was agreed",
        name="add_agreement",
        body=forms.NewAgreement,
        answer=forms.AgreementShape,
        status=201,
    )
    def post(self, request):
        body = self.body(forms.NewAgreement)
        workspace = workspace_of(self, body.pop("workspace"))
        body = self.with_parties(workspace.pk, body)
        added = agreements.add_agreement(by=self.by, workspace=workspace, **body)
        return self.agreement_shown(added.pk, status=201)


class OneAgreement(AgreementDoor):
    @describe("An agreement", name="get_agreement", answer=forms.AgreementShape)
    def get(self, request, pk):
        return self.agreement_shown(pk)

    @describe(
        "Change it",
        name="edit_agreement",
        conflicts=False,
        body=forms.AgreementChange,
        answer=forms.AgreementShape,
    )
    def patch(self, request, pk):
        agreement = self.agreement(pk)
        version, body = self.seen_version(agreement.version), self.body(forms.AgreementChange)
        body = self.with_parties(agreement.workspace_id, body)
        agreements.edit_agreement(by=self.by, agreement=agreement, version=version, **body)
        return self.agreement_shown(pk)


class AgreementKeeping(AgreementDoor):
    @describe(
        "How it is kept today: colours, what it lacks, who owes what",
        name="get_agreement_keeping",
        answer=forms.KeepingShape,
    )
    def get(self, request, pk):
        return self.shown(shape_keeping(keeping_of(self.agreement(pk), timezone.now())))


class ClauseDoor(AgreementDoor):
    """What answers with clauses."""

    def clause(self, pk) -> Clause:
        return self.one(clause_rows(self.request.user), pk=pk)

    def clause_shown(self, pk, *, status: int = 200):
        clause = self.clause(pk)
        numbers = _numbers(Clause.objects.filter(agreement=clause.agreement_id))
        return self.shown(shape_clause(clause, self.reader, numbers), status=status)

    def placed(self, agreement_id: UUID, body: dict) -> dict:
        """The body with a clause of the agreement for its id."""
        if "parent" in body:
            here = Clause.objects.filter(agreement=agreement_id)
            body["parent"] = named(here, "parent", body["parent"])
        return body


class AgreementClauses(ClauseDoor):
    @describe("Its clauses, as they are read", name="list_clauses", answer=forms.ClausesShape)
    def get(self, request, pk):
        self.agreement(pk)
        ordered = in_order(clause_rows(request.user).filter(agreement=pk))
        numbers = {one.row.pk: one.number for one in ordered}
        rows = [shape_clause(one.row, self.reader, numbers) for one in ordered]
        return self.shown({"results": rows, "next": None})

    @describe("Add a clause", name="add_clause", body=forms.NewClause, answer=forms.ClauseShape, status=201)
    def post(self, request, pk):
        agreement = self.agreement(pk)
        body = self.placed(agreement.pk, self.body(forms.NewClause))
        added = clauses.add_clause(by=self.by, agreement=agreement, **body)
        return self.clause_shown(added.pk, status=201)


class OneClause(ClauseDoor):
    @describe("A clause", name="get_clause", answer=forms.ClauseShape)
    def get(self, request, pk):
        return self.clause_shown(pk)

    @describe(
        "Word it anew",
        name="edit_clause",
        conflicts=False,
        body=forms.ClauseChange,
        answer=forms.ClauseShape,
    )
    def patch(self, request, pk):
        clause = self.clause(pk)
        version, body = self.seen_version(clause.version), self.body(forms.ClauseChange)
        clauses.edit_clause(by=self.by, clause=clause, version=version, **body)
        return self.clause_shown(pk)

    @describe("Take it away, while nothing hangs from it", name="remove_clause", status=204)
    def delete(self, request, pk):
        clauses.remove_clause(by=self.by, clause=self.clause(pk))
        return self.gone()


class ClauseMove(ClauseDoor):
    @describe(
        "Put it, with all under it, at another place",
        name="move_clause",
        body=forms.ClausePlace,
        answer=forms.ClauseShape,
    )
    def post(self, request, pk):
        clause = self.clause(pk)
        body = self.placed(clause.agreement_id, self.body(forms.ClausePlace))
        clauses.move_clause(by=self.by, clause=clause, **body)
        return self.clause_shown(pk)


def _numbers(rows: QuerySet[Clause]) -> dict[UUID, str]:
    return {one.row.pk: one.number for one in in_order(rows.only("pk", "parent_id", "position"))}


def _filtered(rows: QuerySet, query: dict) -> QuerySet:
    asked = {"workspace": "workspace__key", "updated_since": "updated_at__gte"}
    return rows.filter(**{path: query[name] for name, path in asked.items() if name in query})
