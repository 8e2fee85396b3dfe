"""Positions, decisions and standing: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation import standing
from deliberation.api.pagination import orders
from deliberation.models import Confirmation, Decision, Disposition, Kind, Position

from .base import Flag, Id, Input, Instant, Truth, like
from .digests import LineShape
from .queries import Paged
from .shared import Count, OrganisationRef, Person, allowed

PROPOSED = orders({"proposed_at": ("proposed_at", "id")})["proposed_at"]
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


class NewDecision(Input):
    outcome = like(Decision, "outcome")
    rationale = like(Decision, "rationale")
    dissent = like(Decision, "dissent")
    relied_on = serializers.ListField(child=Id(), required=False, max_length=1000, help_text="arguments")
    dispositions = NewDisposition(
        many=True, required=False, max_length=1000, help_text="one for each unhandled challenge"
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
    waiting_for = OrganisationRef(many=True, help_text="lead parties without a word, while it is proposed")
    proposed_by = Person()
    proposed_at = serializers.DateTimeField()
    confirmed_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Decision", "confirm")


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
