"""The register of policies at home and abroad."""

from functools import partial

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation
from deliberation.actions import record_citing
from deliberation.actions import register as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import register as forms
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.serializers.sources import OLDEST_FIRST, EvidenceShape
from deliberation.api.shapes.register import policy_record_rows, shape_policy_record, shape_status
from deliberation.api.shapes.sources import evidence_rows, shape_evidence
from deliberation.errors import Invalid, NotFound
from deliberation.models import PolicyRecord
from deliberation.permissions.workspaces import workspaces_of

from .found import argument_of, named
from .sources import EvidenceDoor, EvidenceList

PolicyRecordList = page_of(forms.PolicyRecordShape)
PolicyStatusList = page_of(forms.PolicyStatusShape)


class RecordDoor(Door):
    """What answers with policy records."""

    def record(self, pk) -> PolicyRecord:
        return self.one(PolicyRecord.objects.visible_to(self.request.user), pk=pk)

    def record_shown(self, pk, *, status: int = 200):
        found = self.one(policy_record_rows(self.request.user), pk=pk)
        return self.shown(shape_policy_record(found, self.reader), status=status)


class PolicyRecords(RecordDoor):
    @describe(
        "The registers of one's workspaces, without what is withheld",
        name="list_policy_records",
        answer=PolicyRecordList,
        query=forms.PolicyRecordQuery,
    )
    def get(self, request):
        rows = _filtered(policy_record_rows(request.user), self.query)
        shape = partial(shape_policy_record, reader=self.reader)
        return self.listed(rows, order=forms.ORDERS[self.query["ordering"]], shape=shape)

    @describe(
        "Enter a policy in the register, for one's own organisation",
        name="add_policy_record",
        body=forms.NewPolicyRecord,
        answer=forms.PolicyRecordShape,
        status=201,
    )
    def post(self, request):
        body = self.body(forms.NewPolicyRecord)
        keeping = workspaces_of(request.user).filter(keeps_register=True)
        workspace = named(keeping, "workspace", body.pop("workspace"), by="key")
        body = _with_organisations(workspace.pk, body)
        record = actions.add_policy_record(by=self.by, workspace=workspace, **body)
        return self.record_shown(record.pk, status=201)


class Withheld(Door):
    @describe(
        "How many records their organisations keep from one's own",
        name="count_withheld_policy_records",
        answer=forms.WithheldShape,
        query=forms.WithheldQuery,
        may_be_missing=True,
    )
    def get(self, request):
        workspace = workspaces_of(request.user).filter(key=self.query["workspace"]).first()
        if workspace is None or not workspace.keeps_register:
            raise NotFound
        withheld = PolicyRecord.objects.withheld_from(request.user, workspace)
        return self.shown({"workspace": workspace.key, "withheld": withheld})


class OnePolicyRecord(RecordDoor):
    @describe("A policy of the register", name="get_policy_record", answer=forms.PolicyRecordShape)
    def get(self, request, pk):
        return self.record_shown(pk)

    @describe(
        "Correct what the register says of it",
        name="edit_policy_record",
        conflicts=False,
        body=forms.PolicyRecordChange,
        answer=forms.PolicyRecordShape,
    )
    def patch(self, request, pk):
        record = self.record(pk)
        version, body = self.seen_version(record.version), self.body(forms.PolicyRecordChange)
        actions.edit_policy_record(by=self.by, record=record, version=version, **body)
        return self.record_shown(pk)


class PolicyHistory(RecordDoor):
    @describe(
        "How it stood, the latest first", name="list_policy_statuses", answer=PolicyStatusList, query=Paged
    )
    def get(self, request, pk):
        record = self.record(pk)
        rows = record.history.select_related("by")
        return self.listed(rows, order=forms.HISTORY, shape=partial(shape_status, role=record.reader_role))

    @describe(
        "Say how it stands now, and since when",
        name="change_policy_status",
        tells=True,
        body=forms.PolicyStatusInput,
        answer=forms.PolicyRecordShape,
    )
    def post(self, request, pk):
        record = self.record(pk)
        version = self.seen_version(record.version, required=False)
        body = self.body(forms.PolicyStatusInput)
        actions.change_policy_status(by=self.by, record=record, version=version, **body)
        return self.record_shown(pk)


class PolicyVerification(RecordDoor):
    @describe(
        "Say that one looked today and it still holds, and when to look again",
        name="verify_policy_record",
        body=forms.Verification,
        answer=forms.PolicyRecordShape,
    )
    def post(self, request, pk):
        record, body = self.record(pk), self.body(forms.Verification)
        actions.verify_policy_record(by=self.by, record=record, **body)
        return self.record_shown(pk)


class PolicySharing(RecordDoor):
    @describe(
        "Say which organisations see it: all, named ones, or its own",
        name="share_policy_record",
        body=forms.SharingInput,
        answer=forms.PolicyRecordShape,
    )
    def post(self, request, pk):
        record = self.record(pk)
        version = self.seen_version(record.version, required=False)
        body = _with_organisations(record.workspace_id, self.body(forms.SharingInput))
        actions.share_policy_record(by=self.by, record=record, version=version, **body)
        return self.record_shown(pk)


class PolicyEvidence(RecordDoor):
    @describe(
        "What leans on it: evidence of arguments that one sees",
        name="list_policy_evidence",
        answer=EvidenceList,
        query=Paged,
    )
    def get(self, request, pk):
        record = self.record(pk)
        rows = evidence_rows(request.user).shown().filter(source=record.source_id or None)
        return self.listed(rows, order=OLDEST_FIRST, shape=partial(shape_evidence, reader=self.reader))


class ArgumentPolicies(EvidenceDoor):
    @describe(
        "Bring a policy of the register to an argument, as evidence",
        name="cite_policy_record",
        tells=True,
        body=forms.PolicyCitation,
        answer=EvidenceShape,
        status=201,
    )
    def post(self, request, pk):
        argument, body = argument_of(self, pk), self.body(forms.PolicyCitation)
        seen = PolicyRecord.objects.visible_to(request.user)
        record = named(seen, "record", body.pop("record"))
        evidence = record_citing.cite_policy_record(by=self.by, argument=argument, record=record, **body)
        return self.evidence_shown(evidence.pk, status=201)


def _with_organisations(workspace_id, body: dict) -> dict:
    """Raises Invalid for one that is not in the workspace."""
    if "shared_with" not in body:
        return body
    asked = set(body["shared_with"])
    found = list(Organisation.objects.filter(workspace=workspace_id, pk__in=asked))
    if len(found) < len(asked):
        raise Invalid.at("shared_with", "does_not_exist", _("There is nothing of this name for you."))
    return {**body, "shared_with": found}


def _filtered(rows: QuerySet, query: dict) -> QuerySet:
    plain = ("country", "instrument", "status", "organisation")
    asked = {
        **{name: name for name in plain},
        "workspace": "workspace__key",
        "updated_since": "updated_at__gte",
    }
    rows = rows.filter(**{path: query[name] for name, path in asked.items() if name in query})
    if "theme" in query:
        rows = rows.with_theme(query["theme"])
    if "due" in query:
        rows = rows.due(timezone.now().date())
    return rows.named_like(query.get("q", ""))
