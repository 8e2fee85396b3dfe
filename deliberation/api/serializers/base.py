"""What comes in, strictly: nothing unknown, nothing guessed. Lengths and choices are those of the models."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from deliberation.models.initiatives import LONGEST_LINE, MOST_LINES

UUID_AS_TEXT = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
WHOLE = re.compile(r"-?[0-9]{1,18}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# RFC 3339 with "T"; without an offset it is one, too, so that it can be refused in words of its own.
MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?", re.I
)


class Input(serializers.Serializer):
    """The fields of a body or a query; any other name is a fault beside the others."""

    at_least = 0  # how many of them have to be there, for the schema; `validate` asks for them

    def to_internal_value(self, data: Any) -> dict:
        if not isinstance(data, Mapping):
            return super().to_internal_value(data)
        unknown = {
            name: [ErrorDetail(_("There is no such field here."), code="unknown")]
            for name in data
            if name not in self.fields
        }
        try:
            valid = super().to_internal_value(data)
        except ValidationError as error:
            raise ValidationError({**error.detail, **unknown})
        if unknown:
            raise ValidationError(unknown)
        return valid


class Nothing(Input):
    """A body without fields."""


class Text(serializers.CharField):
    """A string, and not a number that could be read as one."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Number(serializers.IntegerField):
    """A whole JSON number; 1.0 is one, too."""

    def to_internal_value(self, data: Any) -> int:
        if type(data) is float and data.is_integer():
            data = int(data)
        if type(data) is not int:
            self.fail("invalid")
        return super().to_internal_value(data)


class Amount(serializers.DecimalField):
    """A JSON number with few decimals, told as a number, too."""

    def __init__(self, **options) -> None:
        super().__init__(**{"coerce_to_string": False, **options})

    def to_internal_value(self, data: Any) -> Decimal:
        if type(data) not in (int, float):
            self.fail("invalid")
        return super().to_internal_value(data)


class Truth(serializers.BooleanField):
    """true or false and no synonym."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class Flag(serializers.BooleanField):
    """``true`` or ``false`` behind the question mark, and no synonym."""

    def to_internal_value(self, data: Any) -> bool:
        if data not in ("true", "false"):
            self.fail("invalid", input=data)
        return data == "true"


class Whole(serializers.IntegerField):
    """A whole number behind the question mark, in digits."""

    def to_internal_value(self, data: Any) -> int:
        if not WHOLE.fullmatch(str(data)):
            self.fail("invalid")
        return super().to_internal_value(data)


class Choice(serializers.ChoiceField):
    """One of the codes, of their own type."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, bool) or not isinstance(data, str | int):
            self.fail("invalid_choice", input=data)
        if data not in self.choices and not (data == "" and self.allow_blank):
            self.fail("invalid_choice", input=data)
        return data


class Id(serializers.UUIDField):
    """A UUID as text."""

    def to_internal_value(self, data: Any) -> UUID:
        if not isinstance(data, str) or not UUID_AS_TEXT.fullmatch(data):
            self.fail("invalid", value=data)
        return super().to_internal_value(data)


class Day(serializers.DateField):
    """A day as 2026-05-04."""

    def to_internal_value(self, data: Any) -> date:
        if not isinstance(data, str) or not DAY.fullmatch(data):
            self.fail("invalid", format="2026-05-04")
        return super().to_internal_value(data)


class Instant(serializers.DateTimeField):
    """A moment with its offset, read as UTC; a local time without one is refused."""

    default_error_messages = {
        "naive": gettext_lazy("Give the offset from UTC, as in 2026-05-04T09:00:00+09:00."),
        "out_of_range": gettext_lazy("There is no such moment in UTC."),
    }

    def to_internal_value(self, data: Any) -> datetime:
        if not isinstance(data, str) or not MOMENT.fullmatch(data):
            self.fail("invalid", format="2026-05-04T00:00:00Z")
        try:
            return self._in_utc(parse_datetime(data.upper()))
        except (ValueError, OverflowError, AttributeError):
            self.fail("out_of_range")

    def _in_utc(self, value: datetime) -> datetime:
        if value.tzinfo is None:
            self.fail("naive")
        return value.astimezone(UTC)


class File(serializers.FileField):
    """A part of a form that has a file name."""

    default_error_messages = {"no_file": gettext_lazy("Send this as a file, with its name.")}

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, str):
            self.fail("no_file")
        return super().to_internal_value(data)


class Words(serializers.ListField):
    """A short list of short texts."""

    def __init__(self, **options) -> None:
        super().__init__(child=Text(max_length=LONGEST_LINE), max_length=MOST_LINES, **options)


def like(model: type[models.Model], name: str, **options) -> serializers.Field:
    """A field of the shape of ``model.name``: its choices or its length, blank where the model allows it."""
    field = model._meta.get_field(name)
    if field.blank:
        options.setdefault("required", False)
    if field.null:
        options.setdefault("allow_null", True)
    if field.choices:
        return Choice(choices=field.choices, allow_blank=field.blank and not field.null, **options)
    if isinstance(field, models.DateTimeField):
        return Instant(**options)
    if isinstance(field, models.DateField):
        return Day(**options)
    if isinstance(field, models.DecimalField):
        return Amount(max_digits=field.max_digits, decimal_places=field.decimal_places, **options)
    if isinstance(field, models.IntegerField):
        return Number(**{"min_value": 0, "max_value": 32_767, **options})
    return Text(max_length=field.max_length, allow_blank=field.blank, **options)
