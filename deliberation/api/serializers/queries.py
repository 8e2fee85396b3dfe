"""What may stand behind the question mark."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from deliberation.api.pagination import LIMIT, MOST, Order

from .base import Flag, Input, Whole

LONGEST_CHOICE = 2000  # signs: all members of the largest noun, with commas


class NoQuery(Input):
    """Nothing."""


class Expanded(Input):
    expand = serializers.ChoiceField(choices=["html"], required=False, help_text="texts as safe HTML, too")


def page_size() -> Whole:
    return Whole(min_value=1, max_value=MOST, default=LIMIT)


class Paged(Input):
    limit = page_size()
    cursor = serializers.RegexField(
        r"^[A-Za-z0-9_=-]+\Z", max_length=1000, required=False, help_text="from `next`, as it is"
    )


class Members(serializers.CharField):
    """Names of members of an answer, with commas between them."""

    default_error_messages = {
        "unknown": _("There is no such member here: {names}."),
        "repeated": _("This stands there more than once."),
    }

    def __init__(self, names: list[str], **options: Any) -> None:
        super().__init__(**options)
        self.names = names

    def to_internal_value(self, data: Any) -> tuple[str, ...]:
        asked = tuple(super().to_internal_value(data).split(","))
        if unknown := [name for name in asked if name not in self.names]:
            self.fail("unknown", names=", ".join(unknown))
        if len(set(asked)) < len(asked):
            self.fail("repeated")
        return asked


def with_fields(query: type[Input], names: list[str]) -> type[Input]:
    """``query`` with ``fields``, out of ``names``."""
    says = "the members that are wanted, of the object or of each of the list"
    return _with(query, fields=Members(names, required=False, max_length=LONGEST_CHOICE, help_text=says))


def with_notify(query: type[Input]) -> type[Input]:
    """``query`` with ``notify``."""
    says = "false: nobody is told of it; for facilitators and services"
    return _with(query, notify=Flag(default=True, help_text=says))


def ordering(orders: dict[str, Order]) -> serializers.ChoiceField:
    """The allowed orders of a list; the first is the default."""
    names = list(orders)
    return serializers.ChoiceField(choices=names, default=names[0])


def _with(query: type[Input], **fields: serializers.Field) -> type[Input]:
    return type(f"{query.__name__}And{''.join(map(str.title, fields))}", (query,), fields)
