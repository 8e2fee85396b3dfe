"""Options, criteria, scores and what they come to: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.api.pagination import orders
from deliberation.models import Criterion, Option, Score
from deliberation.models.options import HIGHEST

from .base import Id, Input, Number, like
from .shared import Person, allowed

BY_NUMBER = orders({"number": ("number", "id")})["number"]
OLDEST_FIRST = orders({"created_at": ("created_at", "id")})["created_at"]
SOURCE = "one of the workspace's library"


def source() -> Id:
    return Id(required=False, allow_null=True, help_text=SOURCE)


class OptionChange(Input):
    title = like(Option, "title", required=False)
    text = like(Option, "text")
    set_aside = like(Option, "set_aside", help_text="why it is out of the comparison; empty where it is not")
    arguments = serializers.ListField(
        child=Id(), required=False, max_length=200, help_text="all that bear on it"
    )


class NewOption(Input):
    title = like(Option, "title")
    text = like(Option, "text")
    arguments = serializers.ListField(child=Id(), required=False, max_length=200)


class CriterionChange(Input):
    name = like(Criterion, "name", required=False)
    text = like(Criterion, "text")
    weight = like(
        Criterion,
        "weight",
        max_value=HIGHEST,
        help_text="of the swing from its worst to its best reading; 100 for the swing that matters most",
    )
    unit = like(Criterion, "unit")
    worst = like(Criterion, "worst", help_text="the reading that is worth 0")
    middle = like(Criterion, "middle", help_text="the reading that is worth 50, where the line bends")
    best = like(Criterion, "best", help_text="the reading that is worth 100")
    source = source()


class NewCriterion(CriterionChange):
    name = like(Criterion, "name")


class ScoreInput(Input):
    reading = like(Score, "reading", help_text="in the criterion's unit; or give value")
    value = like(Score, "value", min_value=0, max_value=HIGHEST)
    note = like(Score, "note")
    source = source()
    version = Number(
        required=False, min_value=0, max_value=2**31 - 1, help_text="that you saw; 0 where there was none"
    )


class ScoreShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    option = serializers.UUIDField()
    criterion = serializers.UUIDField()
    reading = serializers.FloatField(allow_null=True)
    value = serializers.FloatField(allow_null=True, help_text="as it was given; null where a reading was")
    note = serializers.CharField(allow_blank=True)
    source = serializers.UUIDField(allow_null=True)
    scored_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Score", "edit", "remove")


class OptionShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    initiative = serializers.UUIDField()
    number = serializers.IntegerField(help_text="0 for what is as it is now")
    title = serializers.CharField()
    text = serializers.CharField(allow_blank=True)
    set_aside = serializers.CharField(allow_blank=True)
    arguments = serializers.ListField(child=serializers.UUIDField())
    scores = ScoreShape(many=True)
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Option", "edit", "score", "remove")


class CriterionShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    initiative = serializers.UUIDField()
    name = serializers.CharField()
    text = serializers.CharField(allow_blank=True)
    weight = serializers.IntegerField(allow_null=True, help_text="null until it is weighed")
    unit = serializers.CharField(allow_blank=True)
    worst = serializers.FloatField(allow_null=True)
    middle = serializers.FloatField(allow_null=True)
    best = serializers.FloatField(allow_null=True)
    source = serializers.UUIDField(allow_null=True)
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Criterion", "edit", "remove")


class PartShape(serializers.Serializer):
    criterion = serializers.UUIDField()
    share = serializers.FloatField(help_text="its weight as a part of all weights")
    value = serializers.FloatField(allow_null=True, help_text="from 0 to 100; null where it is missing")


class WeighedShape(serializers.Serializer):
    option = serializers.UUIDField()
    parts = PartShape(many=True, help_text="the total is the sum of share × value")
    total = serializers.FloatField(allow_null=True, help_text="null while a value is missing")
    least = serializers.FloatField(help_text="if all that is missing were 0")
    most = serializers.FloatField(help_text="if all that is missing were 100")
    missing = serializers.ListField(child=serializers.UUIDField(), help_text="criteria")


class FlipShape(serializers.Serializer):
    weight = serializers.FloatField(help_text="of this criterion, all others as they are")
    share = serializers.FloatField()
    option = serializers.UUIDField(help_text="which leads beyond it")


class SwayShape(serializers.Serializer):
    criterion = serializers.UUIDField()
    falling = FlipShape(allow_null=True)
    rising = FlipShape(allow_null=True)


class WeighingShape(serializers.Serializer):
    """The weighted sum of each option, and which change of a single weight makes another one lead."""

    initiative = serializers.UUIDField()
    html_url = serializers.URLField()
    options = WeighedShape(many=True)
    leading = serializers.ListField(child=serializers.UUIDField(), help_text="several where they are level")
    open = serializers.ListField(
        child=serializers.UUIDField(), help_text="options that lack a value and could lead with it"
    )
    unweighed = serializers.ListField(child=serializers.UUIDField(), help_text="criteria without a weight")
    sensitivity = SwayShape(many=True, help_text="empty unless one option leads")
