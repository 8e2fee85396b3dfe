"""Positions, decisions and standing: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation import standing
from deliberation.api.pagination import orders
from deliberation.models import (
    Condition,
    Confirmation,
    Decision,
    Disposition,
    Dissent,
    Kind,
    Position,
    Trigger,
)

from .base import Flag, Id, Input, Instant, Text, Truth, like
from .digests import LineShape
from .queries import Paged
from .shared import Count, OrganisationRef, Person, allowed

PROPOSED = orders({"proposed_at": ("proposed_at", "id")})["proposed_at"]
LONGEST_REASON = Trigger._meta.get_field("reason").max_length
BY_TIME = orders({"stated_at": ("stated_at", "id")})["stated_at"]


class NewPosition(Input):
    stand = like(Position, "stand")
    conditions = like(Position, "conditions")
    argument = Id(required=False, allow_null=True, help_text="for a position on one argument")


class PositionQuery(Paged):
    argument = Id(required=False, help_text="those on one argument")
    standing = Flag(required=False, allow_null=True, default=None)


class PositionShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    initiative = serializers.UUIDField()
    argument = serializers.UUIDField(allow_null=True)
    organisation = OrganisationRef()
    stand = serializers.ChoiceField(choices=Position.Stand.choices)
    conditions = serializers.CharField(allow_blank=True)
    stated_by = Person()
    cleared_by = Person(allow_null=True)
    cleared_at = serializers.DateTimeField(allow_null=True)
    supersedes = serializers.UUIDField(allow_null=True)
    standing = serializers.BooleanField(help_text="whether no later one took its place")
    stated_at = serializers.DateTimeField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Position", "clear")


class NewDisposition(Input):
    challenge = Id(help_text="an argument of that kind that is unhandled")
    value = like(Disposition, "value")
    note = like(Disposition, "note")


class NewCondition(Input):
    text = like(Condition, "text")
    organisation = Id(help_text="which one sees to it")
    due = like(Condition, "due")


class NewDecision(Input):
    outcome = like(Decision, "outcome")
    rationale = like(Decision, "rationale")
    dissent = like(Decision, "dissent")
    relied_on = serializers.ListField(child=Id(), required=False, max_length=1000, help_text="arguments")
    dispositions = NewDisposition(
        many=True, required=False, max_length=1000, help_text="one for each unhandled challenge"
    )
    conditions = NewCondition(
        many=True, required=False, max_length=100, help_text="of `adopt_with_conditions`, and only of that"
    )


class NewConfirmation(Input):
    agreed = Truth()
    reason = like(Confirmation, "reason")
    decision = Id(required=False, help_text="the decision that was read; the latest without it")


class ConfirmationShape(serializers.Serializer):
    organisation = OrganisationRef()
    by = Person()
    agreed = serializers.BooleanField()
    reason = serializers.CharField(allow_blank=True)
    at = serializers.DateTimeField()


class DispositionShape(serializers.Serializer):
    challenge = serializers.UUIDField()
    value = serializers.ChoiceField(choices=Disposition.Value.choices)
    note = serializers.CharField(allow_blank=True)


class ConditionShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    decision = serializers.UUIDField()
    initiative = serializers.UUIDField()
    text = serializers.CharField()
    organisation = OrganisationRef(help_text="which one sees to it")
    due = serializers.DateField(allow_null=True)
    met_on = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Condition", "meet")


class NewDissent(Input):
    text = like(Dissent, "text", help_text="word for word; it is frozen with the decision")
    for_organisation = Truth(
        required=False, help_text="whether one signs for the organisation one speaks for"
    )


class DissentShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    decision = serializers.UUIDField()
    initiative = serializers.UUIDField()
    organisation = OrganisationRef(allow_null=True, help_text="null for a person's own")
    signed_by = Person()
    text = serializers.CharField()
    signed_at = serializers.DateTimeField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Dissent", "withdraw")


class NewTrigger(Input):
    kind = like(Trigger, "kind")
    on = like(Trigger, "on", help_text="of a date: a day to come")
    source = Id(required=False, allow_null=True, help_text="of a source: which one")
    commitment = Id(required=False, allow_null=True, help_text="of a commitment: which one")
    organisation = Id(required=False, allow_null=True, help_text="of a position: whose")
    note = like(Trigger, "note")


class NewSettlement(Input):
    reason = Text(max_length=LONGEST_REASON, help_text="why the decision stands")


class TriggerShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    decision = serializers.UUIDField()
    initiative = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=Trigger.Kind.choices)
    on = serializers.DateField(allow_null=True)
    source = serializers.UUIDField(allow_null=True)
    commitment = serializers.UUIDField(allow_null=True)
    organisation = OrganisationRef(allow_null=True)
    note = serializers.CharField(allow_blank=True)
    fired_at = serializers.DateTimeField(allow_null=True, help_text="when it proposed to open it again")
    settled_as = serializers.ChoiceField(choices=Trigger.Settled.choices, allow_blank=True)
    settled_by = Person(allow_null=True)
    settled_at = serializers.DateTimeField(allow_null=True)
    reason = serializers.CharField(allow_blank=True, help_text="why the decision was kept")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Trigger", "settle", "remove")


class SnapshotRef(serializers.Serializer):
    id = serializers.UUIDField()
    number = serializers.IntegerField()
    hash = serializers.CharField()
    url = serializers.URLField()


class SnapshotInShort(SnapshotRef):
    html_url = serializers.URLField()
    initiative = serializers.UUIDField()
    decision = serializers.UUIDField()
    chain = serializers.IntegerField(help_text="the version of what the hash is over")
    previous_hash = serializers.CharField(allow_blank=True, help_text="empty of the first of a workspace")
    taken_at = serializers.DateTimeField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Snapshot", "read_hidden")


class SnapshotShape(SnapshotInShort):
    workspace_id = serializers.UUIDField()
    content = serializers.CharField(help_text="canonical JSON, as it was hashed but for what is hidden now")
    words = serializers.DictField(
        child=serializers.JSONField(),
        help_text="by place in the content: salt and text, or null where they were hidden or taken back",
    )
    withheld = serializers.IntegerField(help_text="words that are hidden from the reader")
    taken_back = serializers.IntegerField(help_text="words that are gone for everybody")
    holds = serializers.BooleanField(help_text="whether hash and words are what they were")


class DecisionShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    initiative = serializers.UUIDField()
    outcome = serializers.ChoiceField(choices=Decision.Outcome.choices)
    rationale = serializers.CharField()
    dissent = serializers.CharField(allow_blank=True)
    state = serializers.ChoiceField(choices=Decision.State.choices)
    relied_on = serializers.ListField(child=serializers.UUIDField())
    confirmations = ConfirmationShape(many=True)
    dispositions = DispositionShape(many=True)
    conditions = ConditionShape(many=True)
    dissents = DissentShape(many=True)
    triggers = TriggerShape(many=True)
    snapshot = SnapshotRef(allow_null=True, help_text="what it stood on, frozen when it was confirmed")
    waiting_for = OrganisationRef(many=True, help_text="lead parties without a word, while it is proposed")
    proposed_by = Person()
    proposed_at = serializers.DateTimeField()
    confirmed_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed(
        "Decision", "confirm", "sign_dissent", "sign_dissent_for_organisation", "set_trigger"
    )


class ArgumentStanding(serializers.Serializer):
    id = serializers.UUIDField()
    ref = serializers.CharField()
    kind = serializers.ChoiceField(choices=Kind.choices)
    tally = Count(allow_null=True)
    label = serializers.ChoiceField(choices=standing.LABELS, allow_null=True)


class OrganisationStanding(serializers.Serializer):
    organisation = OrganisationRef()
    arguments = serializers.IntegerField()
    comments = serializers.IntegerField()


class StandingQuery(Input):
    since = Instant(required=False, help_text="tell what changed after this moment")


class MovementShape(LineShape):
    argument = serializers.UUIDField(allow_null=True)
    reason = None  # who asks gets what changed for all, not why it concerns them


class CoverageShape(serializers.Serializer):
    without_source = serializers.ListField(child=serializers.UUIDField(), help_text="arguments")
    contradicted = serializers.ListField(child=serializers.UUIDField(), help_text="arguments")
    sources_due = serializers.ListField(child=serializers.UUIDField(), help_text="sources to check again")
    not_heard = OrganisationRef(many=True, help_text="neither argued nor commented nor voted")


class ViewCounts(serializers.Serializer):
    organisation = OrganisationRef(allow_null=True, help_text="null for the others together")
    counts = serializers.DictField(child=serializers.IntegerField(), help_text="members by view")


class ViewsShape(serializers.Serializer):
    counts = serializers.DictField(child=serializers.IntegerField(), help_text="members by view")
    by_organisation = ViewCounts(many=True)


class StandingShape(serializers.Serializer):
    initiative = serializers.UUIDField()
    url = serializers.URLField()
    electorate = serializers.IntegerField(help_text="who may vote")
    labels = serializers.DictField(
        child=serializers.IntegerField(), allow_null=True, help_text="arguments by label; null until told"
    )
    arguments = ArgumentStanding(many=True)
    by_organisation = OrganisationStanding(many=True)
    views = ViewsShape(allow_null=True, help_text="of the proposal; null until told")
    coverage = CoverageShape()
    changes = MovementShape(many=True, allow_null=True, help_text="in one's language; null without `since`")
