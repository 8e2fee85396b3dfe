"""Initiatives: what comes in, and what answers look like."""

from rest_framework import serializers

from accounts.models.workspaces import Language
from deliberation.api.pagination import orders
from deliberation.models import Audience, Ballot, Initiative, Party, Results, Stage, StageChange, View

from .base import Choice, Flag, Id, Input, Instant, Text, Words, like
from .queries import Expanded, Paged, ordering
from .shared import OrganisationRef, Person, allowed

ORDERS = orders(
    {
        "-created_at": ("-created_at", "-id"),
        "created_at": ("created_at", "id"),
        "updated_at": ("updated_at", "id"),
        "-updated_at": ("-updated_at", "-id"),
    }
)
BY_TIME = orders({"at": ("at", "id")})["at"]
REF = r"^[A-Z][A-Z0-9]{1,9}-[0-9]{1,9}\Z"
KEY = r"^[A-Z][A-Z0-9]{1,9}\Z"


class PartyInput(Input):
    organisation = Id()
    part = like(Party, "part", required=False)


class InitiativeChange(Input):
    """What can be edited; ``ballot`` and ``results`` until it opens."""

    title = like(Initiative, "title", required=False)
    proposal = like(Initiative, "proposal")
    summary = like(Initiative, "summary")
    text = like(Initiative, "text")
    mandate = like(Initiative, "mandate")
    objectives = Words(required=False)
    themes = Words(required=False)
    parties = PartyInput(many=True, required=False, max_length=50)
    opens_at = like(Initiative, "opens_at")
    closes_at = like(Initiative, "closes_at")
    audience = like(Initiative, "audience", required=False)
    ballot = like(Initiative, "ballot", required=False)
    results = like(Initiative, "results", required=False)
    language = like(Initiative, "language", required=False)


class NewInitiative(InitiativeChange):
    workspace = Text(max_length=10, help_text="its key")
    title = like(Initiative, "title")


class Transition(Input):
    to = Choice(choices=Stage.choices)
    closes_at = Instant(required=False, allow_null=True)
    reason = like(StageChange, "reason")


class Extension(Input):
    closes_at = Instant(help_text="later than before")
    reason = Text(max_length=500)


class StageChangeShape(serializers.Serializer):
    """A step; the calendar's has nobody in ``by``, an extension has the same stage on both sides."""

    id = serializers.UUIDField()
    before = serializers.ChoiceField(choices=Stage.choices)
    after = serializers.ChoiceField(choices=Stage.choices)
    by = Person(allow_null=True)
    reason = serializers.CharField(allow_blank=True)
    closes_at = serializers.DateTimeField(allow_null=True, help_text="what held from then on")
    at = serializers.DateTimeField()


class InitiativeQuery(Expanded, Paged):
    ref = serializers.RegexField(REF, required=False, help_text="as in AI-12; 404 when it is not there")
    workspace = serializers.RegexField(KEY, required=False)
    stage = serializers.ChoiceField(choices=Stage.choices, required=False)
    theme = serializers.CharField(max_length=280, required=False)
    party = Id(required=False, help_text="an organisation")
    q = serializers.CharField(max_length=200, required=False)
    updated_since = Instant(required=False)
    mine = Flag(required=False, help_text="`true` leaves what the caller follows or acted in")
    ordering = ordering(ORDERS)


class PartyShape(serializers.Serializer):
    organisation = OrganisationRef()
    part = serializers.ChoiceField(choices=Party.Part.choices)


class CountsShape(serializers.Serializer):
    advantage = serializers.IntegerField()
    disadvantage = serializers.IntegerField()
    challenge = serializers.IntegerField()


class ViewInShort(serializers.Serializer):
    value = serializers.ChoiceField(choices=View.Value.choices)
    reason = serializers.CharField(allow_blank=True)


class InitiativeShape(serializers.Serializer):
    id = serializers.UUIDField()
    ref = serializers.CharField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    workspace = serializers.CharField(help_text="its key")
    title = serializers.CharField()
    proposal = serializers.CharField(allow_blank=True)
    summary = serializers.CharField(allow_blank=True)
    text = serializers.CharField(allow_blank=True, help_text="Markdown")
    text_html = serializers.CharField(allow_blank=True, required=False, help_text="with ?expand=html")
    mandate = serializers.CharField(allow_blank=True)
    objectives = serializers.ListField(child=serializers.CharField())
    themes = serializers.ListField(child=serializers.CharField())
    stage = serializers.ChoiceField(choices=Stage.choices)
    stage_since = serializers.DateTimeField()
    parties = PartyShape(many=True)
    author = Person(allow_null=True)
    opens_at = serializers.DateTimeField(allow_null=True)
    closes_at = serializers.DateTimeField(allow_null=True)
    audience = serializers.ChoiceField(choices=Audience.choices)
    ballot = serializers.ChoiceField(choices=Ballot.choices)
    results = serializers.ChoiceField(choices=Results.choices)
    language = serializers.ChoiceField(choices=Language.choices)
    my_view = ViewInShort(allow_null=True)
    counts = CountsShape()
    external_id = serializers.CharField(allow_null=True)
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed(
        "Initiative",
        *("edit", "change_stage", "extend", "argue", "comment", "vote", "state_view", "state_position"),
        *("add_fact", "decide"),
    )
