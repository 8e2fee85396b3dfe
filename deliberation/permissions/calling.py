"""Whom a text at some place may call: members who see it, and how each is spelled."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from deliberation.models import Initiative
from deliberation.models.visibility import memberships_seeing

HANGUL = "\u1100"
NAMES = ("name_en", "name_ko", "short_name_en", "short_name_ko")
COLUMNS = ("user_id", "user__name", "organisation_id", *(f"organisation__{name}" for name in NAMES))


def callable_people(initiative: Initiative) -> list[dict]:
    """Persons who see the initiative, by name: rows of COLUMNS, each with its ``spelling``. One query."""
    rows = list(memberships_seeing(initiative).persons().order_by("user__name", "user_id").values(*COLUMNS))
    shared = {name for name, number in Counter(row["user__name"] for row in rows).items() if number > 1}
    for row in rows:
        row["spelling"] = _with_organisation(row) if row["user__name"] in shared else row["user__name"]
    return rows


def spellings(initiative: Initiative) -> dict[str, str]:
    """The id (text) of each person by spelling; who cannot be told apart is left out."""
    people = callable_people(initiative)
    alone = Counter(row["spelling"] for row in people)
    return {row["spelling"]: str(row["user_id"]) for row in people if alone[row["spelling"]] == 1}


def people_like(initiative: Initiative, asked: str, *, limit: int | None = None) -> list[dict]:
    """Those whose name or organisation holds ``asked``, names that begin with it first (``later`` is false). One query.

    Compared here and not in the database, so that capitals of all scripts are alike on each.
    """
    asked = _folded(asked)
    found = [
        row for row in callable_people(initiative) if any(asked in _folded(name) for name in _names(row))
    ]
    for row in found:
        row["later"] = not _folded(row["user__name"]).startswith(asked)
    return sorted(found, key=lambda row: (row["later"], row["user__name"], str(row["user_id"])))[:limit]


def _names(row: dict) -> Iterable[str]:
    return (row["user__name"], *(row[f"organisation__{name}"] for name in NAMES))


def _with_organisation(row: dict) -> str:
    """A Korean name goes with the Korean name of the organisation."""
    korean = row["organisation__short_name_ko"] if row["user__name"][:1] >= HANGUL else ""
    return f"{row['user__name']} ({korean or row['organisation__short_name_en']})"


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()
