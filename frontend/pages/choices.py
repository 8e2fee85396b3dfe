"""What forms let people choose from, called as their reader calls it."""

from collections.abc import Iterable

from django.utils.translation import get_language

from accounts.models import Membership, Organisation

Choices = list[tuple[str, str]]


def of_members(rows: Iterable[Membership]) -> Choices:
    """People by their ids, each with the organisation that it is of."""
    language = get_language() or "en"
    return [(str(row.user_id), f"{row.user.name}, {row.organisation.name_in(language)}") for row in rows]


def of_organisations(rows: Iterable[Organisation]) -> Choices:
    language = get_language() or "en"
    return [(str(row.pk), row.name_in(language)) for row in rows]
