"""A JSON document with the lines on which its objects begin, which JSON itself does not tell."""

import json
import re
from typing import Any

from django.utils.translation import gettext as _

from .faults import Faults


def document_of(text: str, faults: Faults) -> dict[str, Any]:
    """Raises Invalid where it is no JSON, or no object."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        faults.add(error.lineno, "not_json", _("This is not JSON: %s.") % error.msg)
    except (RecursionError, ValueError):
        faults.add(0, "nested", _("This JSON is nested too deeply, or holds a number that is too long."))
    else:
        if isinstance(found, dict):
            return found
        faults.add(1, "not_an_object", _("This JSON has to be an object."))
    faults.refuse()
    return {}


class Lines:
    """Where the objects of a list begin, by the name that each of them has: the n-th stands on the n-th such line."""

    def __init__(self, text: str, name: str) -> None:
        pattern = re.compile(rf'"{re.escape(name)}"\s*:')
        self._lines: list[int] = []
        line, at = 1, 0
        for found in pattern.finditer(text):
            line += text.count("\n", at, found.start())
            at = found.start()
            self._lines.append(line)

    def of(self, place: int) -> int:
        return self._lines[place] if place < len(self._lines) else 0


def objects_in(document: dict[str, Any], name: str, faults: Faults) -> list[dict[str, Any]]:
    """The objects in the list of that name. Raises Invalid where it is missing, or holds anything else."""
    found = document.get(name)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        faults.add(0, "not_a_list", _("“%s” has to be a list of objects.") % name)
        faults.refuse()
    return found or []
