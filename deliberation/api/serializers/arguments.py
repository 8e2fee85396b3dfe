"""Arguments: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation import standing
from deliberation.api.pagination import orders
from deliberation.models import Argument, ArgumentState, Challenge, ChallengeStatus, Kind, Relation, VoteValue

from .base import Id, Input, Instant, Truth, like
from .queries import Expanded, Paged, ordering
from .shared import Count, OrganisationRef, Person, allowed

ORDERS = orders(
    {
        "number": ("number",),
        "-number": ("-number",),
        "updated_at": ("updated_at", "id"),
        "-updated_at": ("-updated_at", "-id"),
        "-strength": ("-tally__order_value", "-id"),
    }
)
BY_RESULT = "-strength"


class NewArgument(Input):
    kind = like(Argument, "kind", required=True, allow_null=False)
    claim = like(Argument, "claim")
    reasons = like(Argument, "reasons")


class NewResponse(Input):
    relation = like(Argument, "relation", required=True, allow_null=False)
    claim = like(Argument, "claim")
    reasons = like(Argument, "reasons")


class MeaningChanged(Truth):
    """Left out, it is judged by how alike the wordings are."""

    def __init__(self) -> None:
        super().__init__(
            required=False,
            help_text="votes on the wording before are then shown apart; left out, it is judged by how alike they are",
        )


class ArgumentChange(Input):
    claim = like(Argument, "claim", required=False)
    reasons = like(Argument, "reasons")
    meaning_changed = MeaningChanged()


class Move(Input):
    """A kind, or a parent and a relation."""

    kind = like(Argument, "kind", allow_null=False)
    parent = Id(required=False, help_text="the argument that it responds to from now on")
    relation = like(Argument, "relation", allow_null=False)


class ExternalArgument(Input):
    kind = like(Argument, "kind", required=True, allow_null=False)
    claim = like(Argument, "claim")
    reasons = like(Argument, "reasons")
    meaning_changed = MeaningChanged()


class ChallengeChange(Input):
    likelihood = like(Challenge, "likelihood", min_value=1, max_value=5)
    impact = like(Challenge, "impact", min_value=1, max_value=5)
    owner = Id(required=False, allow_null=True, help_text="an organisation of the workspace")
    responsible = Id(required=False, allow_null=True, help_text="a member of the workspace")
    mitigation = like(Challenge, "mitigation")
    due = like(Challenge, "due")
    status = like(Challenge, "status", required=False)


class ArgumentQuery(Expanded, Paged):
    kind = serializers.ChoiceField(choices=Kind.choices, required=False)
    label = serializers.ChoiceField(choices=standing.LABELS, required=False)
    missing = serializers.ChoiceField(choices=["source", "my_vote"], required=False)
    author = Id(required=False)
    organisation = Id(required=False)
    updated_since = Instant(required=False)
    ordering = ordering(ORDERS)


class ResponseQuery(Expanded, Paged):
    pass


class ArgumentByRef(Expanded, Paged):
    ref = serializers.RegexField(r"^[A-Z][A-Z0-9]{1,9}-[0-9]{1,9}#[0-9]{1,9}\Z", help_text="as in AI-12#7")


class MyVoteInShort(serializers.Serializer):
    value = serializers.ChoiceField(choices=VoteValue.choices)
    revision = serializers.IntegerField()


class ChallengeInShort(serializers.Serializer):
    likelihood = serializers.IntegerField(min_value=1, max_value=5, allow_null=True)
    impact = serializers.IntegerField(min_value=1, max_value=5, allow_null=True)
    owner = OrganisationRef(allow_null=True)
    status = serializers.ChoiceField(choices=ChallengeStatus.choices)
    due = serializers.DateField(allow_null=True)
    answered = serializers.BooleanField(help_text="whether an active response answers it")
    overdue = serializers.BooleanField(
        help_text="unhandled or in hand after its due day, in the workspace's zone"
    )


class ArgumentShape(serializers.Serializer):
    id = serializers.UUIDField()
    ref = serializers.CharField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    initiative = serializers.UUIDField()
    parent = serializers.UUIDField(allow_null=True)
    relation = serializers.ChoiceField(choices=Relation.choices, allow_null=True)
    kind = serializers.ChoiceField(choices=Kind.choices, allow_null=True)
    claim = serializers.CharField(allow_null=True, help_text="null where it is hidden from the caller")
    reasons = serializers.CharField(allow_blank=True, allow_null=True, help_text="Markdown")
    reasons_html = serializers.CharField(
        allow_blank=True, allow_null=True, required=False, help_text="with ?expand=html"
    )
    hidden = serializers.BooleanField()
    hidden_reason = serializers.CharField(allow_null=True, help_text="for members")
    state = serializers.ChoiceField(choices=ArgumentState.choices)
    merged_into = serializers.UUIDField(allow_null=True)
    revision = serializers.IntegerField()
    version = serializers.IntegerField()
    author = Person(allow_null=True)
    organisation = OrganisationRef()
    tally = Count(allow_null=True, help_text="null where it may not be seen yet")
    label = serializers.ChoiceField(choices=standing.LABELS, allow_null=True)
    my_vote = MyVoteInShort(allow_null=True)
    evidence_count = serializers.IntegerField()
    response_count = serializers.IntegerField()
    comment_count = serializers.IntegerField(allow_null=True, help_text="null for readers from outside")
    challenge = ChallengeInShort(allow_null=True)
    external_id = serializers.CharField(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed(
        "Argument",
        *("revise", "withdraw", "restore", "respond", "cite", "comment", "vote", "handle", "move"),
        *("mark_duplicate", "merge", "report", "hide"),
    )


class ChallengeShape(ChallengeInShort):
    argument = serializers.UUIDField()
    url = serializers.URLField()
    responsible = Person(allow_null=True)
    mitigation = serializers.CharField(allow_blank=True)
    version = serializers.IntegerField()
    permissions = allowed("Challenge", "handle")


class HandlingShape(serializers.Serializer):
    at = serializers.DateTimeField()
    by = Person(allow_null=True)
    what = serializers.ChoiceField(
        choices=["updated", "handed_on"], help_text="handed on: who handled it left"
    )
    fields = serializers.ListField(child=serializers.CharField())
    before = serializers.ChoiceField(choices=ChallengeStatus.choices, allow_null=True, help_text="status")
    after = serializers.ChoiceField(choices=ChallengeStatus.choices, allow_null=True, help_text="status")


class RevisionShape(serializers.Serializer):
    number = serializers.IntegerField()
    claim = serializers.CharField(allow_null=True)
    reasons = serializers.CharField(allow_blank=True, allow_null=True)
    editor = Person(allow_null=True)
    meaning_changed = serializers.BooleanField()
    created_at = serializers.DateTimeField()
