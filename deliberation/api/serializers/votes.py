"""Votes and views: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation import standing
from deliberation.api.pagination import orders
from deliberation.models import View, Vote, VoteValue

from .base import Input, Number, like
from .queries import Paged
from .shared import Count, OrganisationRef, Person

ORDERS = orders({"cast_at": ("cast_at", "id")})


class VoteInput(Input):
    value = like(Vote, "value", required=True, allow_null=False)
    reason = like(Vote, "reason")
    revision = Number(
        required=False,
        min_value=1,
        max_value=2_147_483_647,
        help_text="the wording that was shown; may be left out as long as there is one wording",
    )
    version = Number(
        required=False,
        min_value=1,
        max_value=2_147_483_647,
        help_text="the version that was shown: then the vote is refused, too, if the same wording was mended since",
    )


class ViewInput(Input):
    value = like(View, "value")
    reason = like(View, "reason")


class VotesQuery(Paged):
    pass


class PastVote(serializers.Serializer):
    value = serializers.ChoiceField(choices=VoteValue.choices, allow_null=True, help_text="null: taken back")
    reason = serializers.CharField(allow_blank=True)
    revision = serializers.IntegerField()
    cast_at = serializers.DateTimeField()


class VoteShape(serializers.Serializer):
    argument = serializers.UUIDField()
    url = serializers.URLField()
    value = serializers.ChoiceField(choices=VoteValue.choices, allow_null=True, help_text="null without one")
    reason = serializers.CharField(allow_blank=True, allow_null=True)
    revision = serializers.IntegerField(allow_null=True)
    cast_at = serializers.DateTimeField(allow_null=True)
    tally = Count(allow_null=True, help_text="null where it may not be seen yet")
    label = serializers.ChoiceField(choices=standing.LABELS, allow_null=True)
    history = PastVote(many=True, required=False, help_text="what it was before, the oldest first; with GET")


class ViewShape(serializers.Serializer):
    initiative = serializers.UUIDField()
    url = serializers.URLField()
    value = serializers.ChoiceField(choices=View.Value.choices)
    reason = serializers.CharField(allow_blank=True)
    stated_at = serializers.DateTimeField()


class GroupShape(serializers.Serializer):
    organisation = OrganisationRef(allow_null=True, help_text="null for the others together")
    agree = serializers.IntegerField()
    disagree = serializers.IntegerField()
    unsure = serializers.IntegerField()


class SingleVoteShape(serializers.Serializer):
    voter = Person()
    value = serializers.ChoiceField(choices=VoteValue.choices)
    reason = serializers.CharField(allow_blank=True)
    revision = serializers.IntegerField()
    cast_at = serializers.DateTimeField()


class VotesShape(serializers.Serializer):
    tally = Count(allow_null=True)
    label = serializers.ChoiceField(choices=standing.LABELS, allow_null=True)
    by_organisation = GroupShape(many=True, allow_null=True)
    results = SingleVoteShape(many=True, allow_null=True, help_text="null where single votes are not told")
    next = serializers.URLField(allow_null=True)
