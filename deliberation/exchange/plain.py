"""What is exchanged as JSON values and back: the fields that differ from what they are by themselves.

Reading checks types, codes and lengths by what `tree` says of each field, and names everything wrong at once.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from django.utils.translation import gettext as _

from deliberation.actions.writing import many_lines, one_line

MOST_IN_A_LIST = 20_000
LARGEST = 1_000_000_000
DEEPEST = 6  # of values in values, beside the tree of arguments itself

YEAR, DAY = re.compile(r"[0-9]{1,4}\Z"), re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
Complain = Callable[[str, str], None]  # a code and a sentence


def as_plain(noun: Any, *, without: Iterable[str] = ()) -> dict[str, Any]:
    """The fields of a dataclass that say something."""
    left_out = frozenset(without)
    return {
        one.name: _plain(value)
        for one in fields(noun)
        if one.name not in left_out and (value := getattr(noun, one.name)) != one.default
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):  # moments too
        return value.isoformat()
    return as_plain(value) if is_dataclass(value) else value


def from_plain(
    noun: type, value: Any, complain: Complain, *, known: Iterable[str] = (), depth: int = 0
) -> Any:
    """A dataclass of a dict; None if something is wrong, which ``complain`` was told. ``known`` names pass, too."""
    if not isinstance(value, dict) or depth > DEEPEST:
        complain("not_an_object", _("“%s” has to be an object.") % noun.__name__.lower())
        return None
    hints, found, ill = _hints(noun), {}, False
    for one in fields(noun):
        if one.name not in value:
            if one.default is MISSING:
                complain("required", _("“%s” is missing.") % one.name)
                ill = True
            continue
        got = _Value(one, complain, depth).of(hints[one.name], value[one.name])
        ill = ill or got is _ILL
        found[one.name] = got
    for name in (one for one in value if one not in hints and one not in known):
        complain("unknown", _("“%s” is not known here.") % str(name)[:80])
    return None if ill else noun(**found)


@cache
def _hints(noun: type) -> dict[str, Any]:
    return get_type_hints(noun)


def _is_day_or_year(words: str) -> bool:
    try:
        return bool(YEAR.match(words) or (DAY.match(words) and date.fromisoformat(words)))
    except ValueError:
        return False


_ILL = object()


class _Value:
    """Turns the value of one field into what its type says."""

    def __init__(self, field: Field, complain: Complain, depth: int) -> None:
        self.field, self.complain, self.depth = field, complain, depth

    def of(self, hint: Any, value: Any) -> Any:
        if isinstance(hint, UnionType):
            return None if value is None else self.of(get_args(hint)[0], value)
        if get_origin(hint) is tuple:
            return self._many(get_args(hint)[0], value)
        if is_dataclass(hint):
            got = from_plain(hint, value, self.complain, depth=self.depth + 1)  # type: ignore[arg-type]
            return _ILL if got is None else got
        return {
            str: self._text,
            int: self._number,
            bool: self._flag,
            datetime: self._moment,
            date: self._day,
        }[hint](value)

    def _many(self, hint: Any, value: Any) -> Any:
        if not isinstance(value, list) or len(value) > MOST_IN_A_LIST:
            return self._ill("not_a_list", _("“%s” has to be a list."))
        got = [self.of(hint, one) for one in value]
        return _ILL if any(one is _ILL for one in got) else tuple(got)

    def _text(self, value: Any) -> Any:
        if not isinstance(value, str):
            return self._ill("not_a_text", _("“%s” has to be a text."))
        rules = self.field.metadata
        got = many_lines(value) if rules.get("many_lines") else one_line(value)
        if len(got) > rules.get("most", 280):
            return self._ill("too_long", _("“%s” is too long."))
        if "\x00" in got:
            return self._ill("control_character", _("“%s” holds a control character."))
        if rules.get("codes") and got not in rules["codes"] and got != self.field.default:
            return self._ill("invalid_choice", _("“%s” is none of what it may be."))
        if got and rules.get("is_day_or_year") and not _is_day_or_year(got):
            return self._ill("not_a_day", _("“%s” has to be a day."))
        return got

    def _number(self, value: Any) -> Any:
        least, most = self.field.metadata.get("range", (0, LARGEST))
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            return self._ill("not_a_number", _("“%s” has to be a whole number within its bounds."))
        return value

    def _flag(self, value: Any) -> Any:
        return value if isinstance(value, bool) else self._ill("not_a_flag", _("“%s” is true or false."))

    def _moment(self, value: Any) -> Any:
        try:
            got = datetime.fromisoformat(value)
        except (TypeError, ValueError):
            got = None
        if got is None or got.tzinfo is None:
            return self._ill("not_a_moment", _("“%s” has to be a moment with its offset."))
        return got

    def _day(self, value: Any) -> Any:
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            return self._ill("not_a_day", _("“%s” has to be a day."))

    def _ill(self, code: str, detail: str) -> object:
        self.complain(code, detail % self.field.name)
        return _ILL
