"""What may stand behind the question mark."""

from rest_framework import serializers

from deliberation.api.pagination import LIMIT, MOST, Order

from .base import Input


class NoQuery(Input):
    """Nothing."""


class Expanded(Input):
    expand = serializers.ChoiceField(choices=["html"], required=False, help_text="texts as safe HTML, too")


def page_size() -> serializers.IntegerField:
    return serializers.IntegerField(min_value=1, max_value=MOST, default=LIMIT)


class Paged(Input):
    limit = page_size()
    cursor = serializers.CharField(max_length=1000, required=False, help_text="from `next`, as it is")


def ordering(orders: dict[str, Order]) -> serializers.ChoiceField:
    """The allowed orders of a list; the first is the default."""
    names = list(orders)
    return serializers.ChoiceField(choices=names, default=names[0])
