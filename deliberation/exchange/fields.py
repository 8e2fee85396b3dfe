"""The values of one line, checked: every fault is told with its line, and something harmless stands in for it."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Model
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from deliberation.actions.brought import Name
from deliberation.actions.writing import many_lines, one_line

from .faults import Faults

KEY_AT_MOST = 200
REF = re.compile(
    r"([A-Z][A-Z0-9]*-[0-9]{1,9})?#[0-9]{1,9}\Z"
)  # what people call an argument here: AI-12#7, #7
ADDRESS = URLValidator(schemes=["http", "https"])


class Values:
    """What stands in one line, by the names of the REST API."""

    def __init__(self, line: int, values: Mapping[str, Any], faults: Faults, system: str) -> None:
        self.line, self.values, self.faults, self.system = line, values, faults, system

    def fault(self, name: str, code: str, detail: object) -> None:
        self.faults.add(self.line, code, detail, name)

    def text(self, name: str, most: int, *, lines: bool = False, required: bool = False) -> str:
        value = self.values.get(name)
        if value is None:
            value = ""
        if not isinstance(value, str):
            self.fault(name, "invalid", _("This is to be a text."))
            return ""
        text = many_lines(value) if lines else one_line(value)
        if required and not text:
            self.fault(name, "required", _("Please write something here."))
        if "\x00" in text:
            self.fault(name, "control_character", _("Please remove the control character in this text."))
        if len(text) > most:
            said = _("This has %(here)d characters, %(most)d at the most.")
            self.fault(name, "max_length", said % {"here": len(text), "most": most})
            return text[:most]
        return text

    def code(self, name: str, codes: Collection[str], *, otherwise: str = "") -> str:
        value = self.values.get(name)
        if value in (None, ""):
            return otherwise
        if value not in codes:
            self.fault(name, "invalid_choice", _("This is one of: %s.") % ", ".join(codes))
            return otherwise
        return str(value)

    def day(self, name: str) -> date | None:
        value = self.values.get(name)
        if value in (None, ""):
            return None
        try:
            found = parse_date(value) if isinstance(value, str) else None
        except ValueError:
            found = None
        if found is None:
            self.fault(name, "invalid", _("This is to be a day, as in 2026-05-04."))
        return found

    def year(self, name: str) -> int | None:
        value = self.values.get(name)
        if value in (None, ""):
            return None
        if type(value) is not int or not 1 <= value <= 2999:
            self.fault(name, "invalid", _("This is to be a year."))
            return None
        return value

    def address(self, name: str, most: int) -> str:
        url = self.text(name, most)
        try:
            if url:
                ADDRESS(url)
        except ValidationError:
            self.fault(name, "invalid", _("This is not a web address; mend it, or give a title."))
            return ""
        return url

    def words(self, name: str, most: int, longest: int) -> list[str]:
        value = self.values.get(name) or []
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.fault(name, "invalid", _("This is to be a list of texts."))
            return []
        found = [one_line(one) for one in value]
        if len(found) > most or any(len(one) > longest for one in found):
            self.fault(name, "max_length", _("This list, or a text in it, is too long."))
            return []
        return found

    def own_name(self, *said: str) -> Name:
        """By what its system calls it, which is no number here, whatever it looks like; what has no name is known by
        what it says.
        """
        for name in ("id", "external_id"):
            if self.values.get(name) not in (None, ""):
                return replace(self._name(name), ref="")
        digest = sha256("\x1f".join(said).encode()).hexdigest()[:32]
        return Name(f"{self.system}:{digest}")

    def name(self, name: str) -> Name | None:
        """The thing that this field points at; None where it is empty."""
        return None if self.values.get(name) in (None, "") else self._name(name)

    def names(self, name: str, most: int) -> tuple[Name, ...]:
        """The things that a list points at."""
        value = self.values.get(name) or []
        if not isinstance(value, list) or len(value) > most:
            self.fault(name, "invalid", _("This is to be a list of what the other system calls them."))
            return ()
        found = [Values(self.line, {name: one}, self.faults, self.system).name(name) for one in value]
        return tuple(one for one in found if one is not None)

    def _name(self, name: str) -> Name:
        value = self.values[name]
        if type(value) is int:
            value = str(value)
        if not isinstance(value, str) or not value.isprintable():
            self.fault(name, "invalid", _("This is to be what the other system calls it."))
            return Name("")
        value = value.strip()
        # What has a colon names its system by itself.
        key = value if ":" in value else f"{self.system}:{value}"
        if len(key) > KEY_AT_MOST:
            self.fault(name, "max_length", _("This name is too long."))
        return Name(key[:KEY_AT_MOST], uuid_of(value), value if REF.match(value) else "")


def at_most(noun: type[Model], name: str) -> int:
    """How many characters a text of ours holds."""
    return noun._meta.get_field(name).max_length or 0


def uuid_of(value: str) -> UUID | None:
    """An id of ours, which is written with its hyphens."""
    try:
        return UUID(value) if len(value) == 36 else None
    except ValueError:
        return None
