"""Countries by their two letters (ISO 3166-1), and the European Union, as readers of English and Korean call them.

The names are those of Unicode's CLDR, kept in a file beside this one: decision 33 says why. They stand in no catalogue
of translations, as dates do not.
"""

import json
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NAMES: dict[str, list[str]] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
CODES = tuple(NAMES)
LENGTH = 2
LANGUAGES = ("en", "ko")


def country_name(code: str, language: str) -> str:
    """What a country is called in a language ("ko", "ko-KR"), in English in any other; of no country, nothing."""
    names = NAMES.get(code)
    return names[language[:2] == "ko"] if names else code


@cache
def countries(language: str) -> list[tuple[str, str]]:
    """All of them as (code, name), in the order in which a reader looks for names."""
    return sorted(((code, country_name(code, language)) for code in CODES), key=lambda one: _folded(one[1]))


def validate_country(code: str) -> None:
    """Raise ValidationError unless ``code`` are the letters of a country."""
    if code not in NAMES:
        raise ValidationError(_("%(code)s is not a country."), code="country", params={"code": code})


def _folded(name: str) -> str:
    """Å among A, as lists of names have it; Hangul stands in its own order."""
    return name.replace("Å", "A").replace("Ç", "C").casefold()
