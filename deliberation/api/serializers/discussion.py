"""Comments: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.api.pagination import MOST, Order, orders
from deliberation.models import Argument, Comment, Kind, Relation

from .base import Choice, Id, Input, Instant, Text, Whole, like
from .queries import Expanded, Paged, ordering
from .shared import OrganisationRef, Person, allowed

ORDERS = orders(
    {
        "created_at": ("created_at", "id"),
        "-created_at": ("-created_at", "-id"),
        "updated_at": ("updated_at", "id"),
    }
)


class NewComment(Input):
    text = like(Comment, "text")
    parent = Id(required=False, allow_null=True, help_text="the comment that this replies to")


class CommentChange(Input):
    text = like(Comment, "text")


class Turning(Input):
    into = Choice(
        choices=[*Relation.choices, *Kind.choices],
        help_text="a relation under an argument, a kind on an initiative",
    )
    claim = Text(
        max_length=Argument._meta.get_field("claim").max_length,
        required=False,
        help_text="without it the first sentence is the claim, and the rest the reasons",
    )
    reasons = like(Argument, "reasons")


class CommentQuery(Expanded, Paged):
    author = Id(required=False)
    updated_since = Instant(required=False)
    ordering = ordering(ORDERS)


class ByNearness(Order):
    """People who may be called, as a list in memory: names that begin with what was typed first."""

    def place_of(self, row: dict) -> list:
        return [row["later"], row["user__name"], str(row["user_id"])]

    def is_behind(self, row: dict, place: list) -> bool:
        return self.place_of(row) > place


NEAREST_FIRST = ByNearness("near", ("later", "name", "user"))


class PeopleQuery(Paged):
    q = serializers.CharField(
        max_length=120, default="", allow_blank=True, help_text="part of a name or of an organisation"
    )
    limit = Whole(min_value=1, max_value=MOST, default=8)


class CallableShape(Person):
    spelling = serializers.CharField(help_text="what follows the @ in a text")


class CommentShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    initiative = serializers.UUIDField()
    argument = serializers.UUIDField(allow_null=True)
    parent = serializers.UUIDField(allow_null=True)
    text = serializers.CharField(allow_null=True, help_text="Markdown; null where it is deleted or hidden")
    text_html = serializers.CharField(
        allow_blank=True, allow_null=True, required=False, help_text="with ?expand=html"
    )
    author = Person(allow_null=True)
    organisation = OrganisationRef()
    hidden = serializers.BooleanField()
    hidden_reason = serializers.CharField(allow_null=True)
    deleted = serializers.BooleanField()
    became_argument = serializers.UUIDField(allow_null=True)
    minute_line = serializers.UUIDField(allow_null=True, help_text="of the meeting at which it was said")
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Comment", "edit", "delete", "reply", "turn", "report", "hide")
