"""What owners read of their workspace."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from deliberation.activity import KINDS
from deliberation.api.pagination import Order, orders
from deliberation.audit import EVENTS, behind

from .base import Choice, Id, Instant, Text
from .queries import Paged


class ByNumber(Order):
    """The latest first; a place is told by its act, for numbers count what is not told."""

    def place_of(self, row: Any) -> list:
        return [row.pk]

    def after(self, rows: QuerySet, place: list) -> QuerySet:
        return behind(rows, place[0])


BY_NUMBER = ByNumber("-seq", ("-seq",))
LATEST = orders({"-at": ("-at", "-id")})["-at"]
VERBS = sorted(KINDS)


class AuditQuery(Paged):
    person = Id(required=False, help_text="a user's id")
    verb = Choice(choices=VERBS, required=False)
    since = Instant(required=False)
    until = Instant(required=False, help_text="before this moment")
    token = Text(required=False, max_length=25, help_text="what its key begins with")


class ActorShape(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()


class TokenRef(serializers.Serializer):
    key = serializers.CharField(help_text="how the token begins")
    name = serializers.CharField(allow_blank=True, help_text="empty once it was revoked")


class SubjectShape(serializers.Serializer):
    type = serializers.CharField()
    id = serializers.UUIDField()
    ref = serializers.CharField(allow_blank=True, help_text="of its argument or initiative")
    html_url = serializers.URLField(allow_null=True)
    about = serializers.CharField(allow_blank=True, help_text="the member or organisation that it is about")


class ActShape(serializers.Serializer):
    seq = serializers.IntegerField(
        allow_null=True, help_text="null while an initiative that tells results at close is open"
    )
    at = serializers.DateTimeField()
    verb = serializers.ChoiceField(choices=VERBS)
    actor = ActorShape(allow_null=True, help_text="null for the system, and in a ballot by organisation")
    system = serializers.CharField(allow_blank=True)
    token = TokenRef(allow_null=True)
    request_id = serializers.CharField(allow_blank=True)
    subject = SubjectShape()
    details = serializers.DictField(help_text="codes, ids and numbers; never votes or texts")
    sentence = serializers.CharField()


class SecurityEventShape(serializers.Serializer):
    id = serializers.UUIDField()
    at = serializers.DateTimeField()
    kind = serializers.ChoiceField(choices=sorted(EVENTS))
    user = ActorShape()
    details = serializers.DictField()
