"""Agreements, clauses and commitments: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.api.pagination import orders
from deliberation.keeping import Lacks
from deliberation.models import (
    Agreement,
    AgreementParty,
    Clause,
    Commitment,
    Milestone,
    ProgressNote,
    Proof,
    Signatory,
)
from deliberation.reckoning.colour import WHOLE, Colour, Why

from .base import Flag, Id, Input, Instant, Number, Text, like
from .initiatives import KEY
from .queries import Paged, ordering
from .shared import OrganisationRef, Person, allowed
from .sources import OneSource

NEWEST = orders({"-created_at": ("-created_at", "-id"), "created_at": ("created_at", "id")})
OLDEST_FIRST = orders({"created_at": ("created_at", "id")})["created_at"]
NOTES = orders({"-at": ("-at", "-id")})["-at"]
MOST_PARTIES = 100


class SignatoryInput(Input):
    name = like(Signatory, "name")
    title = like(Signatory, "title")


class AgreementPartyInput(Input):
    organisation = Id(required=False, allow_null=True, help_text="of the workspace; or give name")
    name = like(AgreementParty, "name", help_text="of a party from outside")
    signatories = SignatoryInput(many=True, required=False, max_length=20)


class AgreementChange(Input):
    title = like(Agreement, "title", required=False)
    purpose = like(Agreement, "purpose")
    signed_on = like(Agreement, "signed_on")
    review_on = like(Agreement, "review_on")
    ends_on = like(Agreement, "ends_on")
    parties = AgreementPartyInput(
        many=True, required=False, max_length=MOST_PARTIES, help_text="all of them, in order"
    )


class NewAgreement(AgreementChange):
    workspace = Text(max_length=10, help_text="its key")
    title = like(Agreement, "title")


class AgreementQuery(Paged):
    workspace = serializers.RegexField(KEY, required=False)
    updated_since = Instant(required=False)
    ordering = ordering(NEWEST)


class SignatoryShape(serializers.Serializer):
    name = serializers.CharField()
    title = serializers.CharField(allow_blank=True)


class AgreementPartyShape(serializers.Serializer):
    organisation = OrganisationRef(allow_null=True, help_text="null for a party from outside")
    name = serializers.CharField(
        allow_blank=True, help_text="of a party from outside; else the organisation has it"
    )
    signatories = SignatoryShape(many=True)


class AgreementShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    workspace = serializers.CharField(help_text="its key")
    title = serializers.CharField()
    purpose = serializers.CharField(allow_blank=True)
    signed_on = serializers.DateField(allow_null=True)
    review_on = serializers.DateField(allow_null=True)
    ends_on = serializers.DateField(allow_null=True)
    parties = AgreementPartyShape(many=True)
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Agreement", "edit", "commit")


class ClauseChange(Input):
    heading = like(Clause, "heading", required=False)
    text = like(Clause, "text")


class ClausePlace(Input):
    parent = Id(
        required=False, allow_null=True, help_text="the clause under which it stands; none at the top"
    )
    position = Number(required=False, min_value=1, max_value=10_000, help_text="from 1; the last without it")


class NewClause(ClausePlace):
    heading = like(Clause, "heading")
    text = like(Clause, "text")


class ClauseShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    agreement = serializers.UUIDField()
    parent = serializers.UUIDField(allow_null=True)
    position = serializers.IntegerField(help_text="among those under the same parent, from 1")
    number = serializers.CharField(help_text="as 3.2, from where it stands")
    heading = serializers.CharField()
    text = serializers.CharField(allow_blank=True)
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Clause", "edit", "move", "commit")


class ClausesShape(serializers.Serializer):
    results = ClauseShape(many=True, help_text="as they are read; all of them")
    next = serializers.URLField(allow_null=True, help_text="null: there are no more")


def people_able() -> Id:
    return Id(required=False, allow_null=True, help_text="a member, analyst or above; null for nobody")


class CommitmentChange(Input):
    deliverable = like(Commitment, "deliverable", required=False)
    lead = Id(required=False, help_text="an organisation of the workspace")
    supporting = serializers.ListField(
        child=Id(), required=False, max_length=50, help_text="all that help it"
    )
    responsible = people_able()
    starts_on = like(Commitment, "starts_on")
    due = like(Commitment, "due")


class NewCommitment(CommitmentChange):
    deliverable = like(Commitment, "deliverable")
    lead = Id(help_text="an organisation of the workspace")


class CommitmentQuery(Paged):
    workspace = serializers.RegexField(KEY, required=False)
    agreement = Id(required=False)
    lead = Id(required=False, help_text="an organisation's id")
    responsible = Id(required=False, help_text="a person's id")
    withdrawn = Flag(required=False, allow_null=True, default=None)
    updated_since = Instant(required=False)
    ordering = ordering(NEWEST)


class MilestoneChange(Input):
    title = like(Milestone, "title", required=False)
    due = like(Milestone, "due", required=False)
    reached_on = like(Milestone, "reached_on", help_text="today or before; null for not yet")


class NewMilestone(Input):
    title = like(Milestone, "title")
    due = like(Milestone, "due")


class NewNote(Input):
    progress = like(ProgressNote, "progress", max_value=WHOLE, help_text="in percent")
    text = like(ProgressNote, "text")


class NewProof(OneSource):
    note = like(Proof, "note", help_text="what it shows")


class Withdrawal(Input):
    reason = Text(max_length=Commitment._meta.get_field("withdrawn_reason").max_length)


class NoteShape(serializers.Serializer):
    id = serializers.UUIDField()
    commitment = serializers.UUIDField()
    progress = serializers.IntegerField()
    text = serializers.CharField(allow_blank=True)
    by = Person()
    at = serializers.DateTimeField()


class MilestoneShape(serializers.Serializer):
    id = serializers.UUIDField()
    title = serializers.CharField()
    due = serializers.DateField()
    reached_on = serializers.DateField(allow_null=True)


class ProofShape(serializers.Serializer):
    id = serializers.UUIDField()
    source = serializers.UUIDField()
    title = serializers.CharField(help_text="the source's, or its address")
    note = serializers.CharField(allow_blank=True)
    added_by = Person()
    created_at = serializers.DateTimeField()


class CommitmentShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    agreement = serializers.UUIDField()
    clause = serializers.UUIDField()
    deliverable = serializers.CharField()
    lead = OrganisationRef()
    supporting = OrganisationRef(many=True)
    responsible = Person(allow_null=True)
    starts_on = serializers.DateField(allow_null=True)
    due = serializers.DateField(allow_null=True)
    progress = serializers.IntegerField(help_text="in percent, as last reported")
    colour = serializers.ChoiceField(
        choices=[*Colour],
        allow_null=True,
        help_text="computed, of today where the workspace is; null if withdrawn",
    )
    why = serializers.ChoiceField(
        choices=[*Why], allow_null=True, help_text="which part of the rule made it so"
    )
    milestones = MilestoneShape(many=True)
    delivery = ProofShape(many=True, help_text="evidence of it")
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    withdrawn_reason = serializers.CharField(allow_blank=True)
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Commitment", "edit")


class ColoursShape(serializers.Serializer):
    late = serializers.IntegerField()
    at_risk = serializers.IntegerField()
    not_begun = serializers.IntegerField()
    on_track = serializers.IntegerField()
    done = serializers.IntegerField()


class ClauseColoursShape(serializers.Serializer):
    clause = serializers.UUIDField()
    number = serializers.CharField()
    colours = ColoursShape(help_text="of its commitments and of those under it")


class LintShape(serializers.Serializer):
    code = serializers.ChoiceField(choices=[*Lacks])
    clause = serializers.UUIDField()
    commitment = serializers.UUIDField(allow_null=True)


class OwedShape(serializers.Serializer):
    organisation = OrganisationRef()
    leads = ColoursShape()
    supports = serializers.IntegerField()


class KeepingShape(serializers.Serializer):
    agreement = serializers.UUIDField()
    day = serializers.DateField(help_text="today where the workspace is")
    colours = ColoursShape(help_text="of all commitments that are not withdrawn")
    clauses = ClauseColoursShape(many=True)
    lacks = LintShape(many=True)
    organisations = OwedShape(many=True)
