"""What a finding says, what to do about it, and where."""

from collections.abc import Callable
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deliberation.health import Finding
from deliberation.models import Waiver
from frontend.reader import Reader

from .sight import Sight
from .words import words


def heading(rule: str) -> str:
    return capfirst(str(Waiver.Rule(rule).label))


def sentence(finding: Finding, reader: Reader) -> str:
    return SENTENCES[finding.rule](finding.said, reader)


def to_do(rule: str) -> str:
    return {
        "one_sided": _("Ask for the other side on the board"),
        "one_author_above_half": _("Ask others for their arguments"),
        "three_arguments_on_one_source": _("Look for other sources"),
        "challenge_unhandled": _("Say who handles it"),
        "divided_without_response": _("Write a response"),
        "organisation_not_heard": _("See who was heard"),
        "stale_source": _("Check the source again"),
        "likely_duplicates": _("Say whether they are one"),
    }[rule]


def place(finding: Finding, sight: Sight) -> str:
    """Where that is done."""
    key = sight.base.split("/")[2].rpartition("-")[0]
    first = f"{sight.base}{finding.numbers[0]}/" if finding.numbers else sight.base
    if finding.rule == "likely_duplicates":
        return _duplicate(finding, sight)
    return {
        "three_arguments_on_one_source": f"{sight.base}evidence/",
        "challenge_unhandled": f"{first}challenge/",
        "organisation_not_heard": f"{sight.base}standing/",
        "stale_source": f"/w/{key}/sources/{finding.subject}/",
    }.get(finding.rule, first)


def _duplicate(finding: Finding, sight: Sight) -> str:
    """The later one says what the earlier one said."""
    earlier, later = finding.numbers
    return f"{sight.base}{later}/duplicate/?of={earlier}"


def _one_sided(said: dict[str, Any], reader: Reader) -> str:
    kinds = {
        "advantage": _("Of %(all)d advantages and disadvantages %(fewer)d are advantages."),
        "disadvantage": _("Of %(all)d advantages and disadvantages %(fewer)d are disadvantages."),
    }
    return kinds[said["missing"]] % said


def _unhandled(said: dict[str, Any], reader: Reader) -> str:
    days = said["days"]
    return ngettext("Unhandled for %d day.", "Unhandled for %d days.", days) % days


SENTENCES: dict[str, Callable[[dict[str, Any], Reader], str]] = {
    "one_sided": _one_sided,
    "one_author_above_half": lambda said, _reader: (
        _("%(count)d of %(all)d arguments are by one author.") % said
    ),
    "three_arguments_on_one_source": lambda said, _reader: (
        _("%(count)d arguments lean on one source alone: %(title)s") % said
    ),
    "challenge_unhandled": _unhandled,
    "divided_without_response": lambda _said, _reader: _("Votes are divided, and there is no response."),
    "organisation_not_heard": lambda said, reader: said["names"].get(reader.language, said["names"]["en"]),
    "stale_source": lambda said, reader: f"{said['title']} · {words()['due'] % reader.date(said['due'])}",
    "likely_duplicates": lambda _said, _reader: _("Both may say the same."),
}
