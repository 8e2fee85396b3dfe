"""What clauses oblige whom to deliver: commitments, their milestones, notes and evidence of delivery."""

from functools import partial

from django.db.models import QuerySet

from accounts.models import Organisation, User
from deliberation.actions import commitments, milestones
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import agreements as forms
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.agreements import (
    clause_rows,
    commitment_rows,
    note_rows,
    shape_commitment,
    shape_note,
)
from deliberation.models import Commitment, Milestone, Proof
from deliberation.permissions.members import members_of

from .found import named
from .sources import source_given

CommitmentList = page_of(forms.CommitmentShape)
NoteList = page_of(forms.NoteShape)
BESIDE = "commitment__clause__agreement__workspace"


class CommitmentDoor(Door):
    """What answers with commitments."""

    def commitment(self, pk) -> Commitment:
        return self.one(commitment_rows(self.request.user), pk=pk)

    def commitment_shown(self, pk, *, status: int = 200):
        return self.shown(shape_commitment(self.commitment(pk), self.reader), status=status)

    def commitments_listed(self, rows: QuerySet[Commitment]):
        order = forms.NEWEST[self.query["ordering"]]
        return self.listed(rows, order=order, shape=partial(shape_commitment, reader=self.reader))

    def milestone(self, pk) -> Milestone:
        return self.one(Milestone.objects.visible_to(self.request.user).select_related(BESIDE), pk=pk)

    def proof(self, pk) -> Proof:
        return self.one(Proof.objects.visible_to(self.request.user).select_related(BESIDE), pk=pk)


class Commitments(CommitmentDoor):
    @describe(
        "Who owes what by when, in one's workspaces",
        name="list_commitments",
        answer=CommitmentList,
        query=forms.CommitmentQuery,
    )
    def get(self, request):
        return self.commitments_listed(_filtered(commitment_rows(request.user), self.query))


class ClauseCommitments(CommitmentDoor):
    @describe(
        "Say what a clause obliges an organisation to deliver",
        name="add_commitment",
        tells=True,
        body=forms.NewCommitment,
        answer=forms.CommitmentShape,
        status=201,
    )
    def post(self, request, pk):
        clause = self.one(clause_rows(request.user), pk=pk)
        body = _with_nouns(clause.agreement.workspace, self.body(forms.NewCommitment))
        added = commitments.add_commitment(by=self.by, clause=clause, **body)
        return self.commitment_shown(added.pk, status=201)


class OneCommitment(CommitmentDoor):
    @describe("A commitment", name="get_commitment", answer=forms.CommitmentShape)
    def get(self, request, pk):
        return self.commitment_shown(pk)

    @describe(
        "Change what is delivered, by whom or when",
        name="edit_commitment",
        tells=True,
        body=forms.CommitmentChange,
        answer=forms.CommitmentShape,
    )
    def patch(self, request, pk):
        commitment = self.commitment(pk)
        version, body = self.seen_version(commitment.version), self.body(forms.CommitmentChange)
        body = _with_nouns(commitment.clause.agreement.workspace, body)
        commitments.edit_commitment(by=self.by, commitment=commitment, version=version, **body)
        return self.commitment_shown(pk)


class Notes(CommitmentDoor):
    @describe("How far it was, the latest first", name="list_progress_notes", answer=NoteList, query=Paged)
    def get(self, request, pk):
        self.commitment(pk)
        rows = note_rows(request.user).filter(commitment=pk)
        return self.listed(rows, order=forms.NOTES, shape=shape_note)

    @describe(
        "Say how far it is by now",
        name="report_progress",
        tells=True,
        body=forms.NewNote,
        answer=forms.CommitmentShape,
        status=201,
    )
    def post(self, request, pk):
        commitment, body = self.commitment(pk), self.body(forms.NewNote)
        commitments.report_progress(by=self.by, commitment=commitment, **body)
        return self.commitment_shown(pk, status=201)


class WithdrawnCommitment(CommitmentDoor):
    @describe(
        "Say, with a reason, that it is not owed any more",
        name="withdraw_commitment",
        tells=True,
        body=forms.Withdrawal,
        answer=forms.CommitmentShape,
    )
    def post(self, request, pk):
        commitment, body = self.commitment(pk), self.body(forms.Withdrawal)
        commitments.withdraw_commitment(by=self.by, commitment=commitment, **body)
        return self.commitment_shown(pk)

    @describe(
        "Say that it is owed after all", name="restore_commitment", tells=True, answer=forms.CommitmentShape
    )
    def delete(self, request, pk):
        commitments.restore_commitment(by=self.by, commitment=self.commitment(pk))
        return self.commitment_shown(pk)


class Milestones(CommitmentDoor):
    @describe(
        "Name a step on the way",
        name="add_milestone",
        tells=True,
        body=forms.NewMilestone,
        answer=forms.CommitmentShape,
        status=201,
    )
    def post(self, request, pk):
        commitment, body = self.commitment(pk), self.body(forms.NewMilestone)
        milestones.add_milestone(by=self.by, commitment=commitment, **body)
        return self.commitment_shown(pk, status=201)


class OneMilestone(CommitmentDoor):
    @describe(
        "Change a step, or say when it was reached; the version is the commitment's",
        name="edit_milestone",
        body=forms.MilestoneChange,
        answer=forms.CommitmentShape,
    )
    def patch(self, request, pk):
        milestone = self.milestone(pk)
        version = self.seen_version(milestone.commitment.version)
        body = self.body(forms.MilestoneChange)
        milestones.edit_milestone(by=self.by, milestone=milestone, version=version, **body)
        return self.commitment_shown(milestone.commitment_id)

    @describe("Take away a step", name="remove_milestone", tells=True, status=204)
    def delete(self, request, pk):
        milestones.remove_milestone(by=self.by, milestone=self.milestone(pk))
        return self.gone()


class Proofs(CommitmentDoor):
    @describe(
        "Show with a source that something was delivered",
        name="prove_delivery",
        body=forms.NewProof,
        answer=forms.CommitmentShape,
        status=201,
    )
    def post(self, request, pk):
        commitment, body = self.commitment(pk), self.body(forms.NewProof)
        source = source_given(self, body)
        milestones.prove_delivery(by=self.by, commitment=commitment, source=source, **body)
        return self.commitment_shown(pk, status=201)


class OneProof(CommitmentDoor):
    @describe("Take it away; the source stays in the library", name="remove_proof", status=204)
    def delete(self, request, pk):
        milestones.remove_proof(by=self.by, proof=self.proof(pk))
        return self.gone()


def _with_nouns(workspace, body: dict) -> dict:
    """The body with organisations and a member of the workspace for their ids."""
    here = Organisation.objects.filter(workspace=workspace)
    if "lead" in body:
        body["lead"] = named(here, "lead", body["lead"])
    if "supporting" in body:
        body["supporting"] = [
            named(here, f"supporting.{at}", one) for at, one in enumerate(body["supporting"])
        ]
    if "responsible" in body:
        people = User.objects.filter(pk__in=members_of(workspace).values("user"))
        body["responsible"] = named(people, "responsible", body["responsible"])
    return body


def _filtered(rows: QuerySet[Commitment], query: dict) -> QuerySet[Commitment]:
    asked = {
        "workspace": "clause__agreement__workspace__key",
        "agreement": "clause__agreement",
        "lead": "lead",
        "responsible": "responsible",
        "updated_since": "updated_at__gte",
    }
    rows = rows.filter(**{path: query[name] for name, path in asked.items() if name in query})
    if query.get("withdrawn") is not None:
        rows = rows.filter(withdrawn_at__isnull=not query["withdrawn"])
    return rows
