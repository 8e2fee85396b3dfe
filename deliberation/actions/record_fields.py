"""The fields of a policy record: made tidy, and everything that is wrong with them said at once."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from accounts.models import Organisation
from deliberation.actions.writing import faults_of, many_lines, one_line
from deliberation.errors import Fault, Invalid
from deliberation.models import PolicyRecord
from deliberation.models.register import LINKS_AT_MOST, LONGEST_LINK
from deliberation.models.register_codes import PolicyTarget, PolicyTheme, Sharing

CODES: dict[str, type[TextChoices]] = {"themes": PolicyTheme, "targets": PolicyTarget}
TIDY: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(
        ("name_en", "name_ko", "name_original", "responsible", "international_organisation"), one_line
    ),
    "original_language": str.strip,
    "summary": many_lines,
    "links": lambda links: [one.strip() for one in links],
    **dict.fromkeys(CODES, lambda codes: list(dict.fromkeys(codes))),
}
DATED = {"starts_on": "start_year", "ends_on": "end_year"}
EDITABLE = frozenset(
    {
        *(
            "name_en",
            "name_ko",
            "name_original",
            "original_language",
            "country",
            "international_organisation",
        ),
        *("starts_on", "start_year", "ends_on", "end_year", "themes", "instrument", "responsible", "targets"),
        *("evaluated", "summary", "links", "verify_by"),
    }
)
ADDRESS = URLValidator(schemes=["http", "https"])


def tidied_record(fields: dict[str, Any], *, of: PolicyRecord | None = None) -> dict[str, Any]:
    """White space folded, codes once; a day says its year, and another year than its day's takes the day away."""
    told = {name: TIDY[name](value) if name in TIDY else value for name, value in fields.items()}
    for day, year in DATED.items():
        if told.get(day):
            told[year] = told[day].year
        elif day not in told and year in told and of is not None and getattr(of, day):
            kept = getattr(of, day)
            told[day] = kept if kept.year == told[year] else None
    return told


def require_sound_record(record: PolicyRecord) -> None:
    """Raise Invalid with all that is wrong."""
    faults = [*faults_of(record), *_faults_of_lists(record), *_faults_of_sense(record)]
    if faults:
        raise Invalid(faults=faults)


def require_organisations(
    record: PolicyRecord, sharing: str, named: Iterable[Organisation]
) -> list[Organisation]:
    """Those that it is shared with, in the workspace. Raises Invalid where names and sharing do not fit."""
    found = list(named)
    if sharing == Sharing.NAMED and not found:
        raise Invalid.at("shared_with", "required", _("Say with which organisations."))
    if sharing != Sharing.NAMED and found:
        raise Invalid.at("shared_with", "not_named", _("Organisations are named only where it is for them."))
    here = Organisation.objects.filter(workspace=record.workspace_id, pk__in=[one.pk for one in found])
    if here.count() != len({one.pk for one in found}):
        raise Invalid.at("shared_with", "unknown", _("This organisation is not in the workspace."))
    return found


def _faults_of_lists(record: PolicyRecord) -> list[Fault]:
    faults = []
    for name, codes in CODES.items():
        if unknown := [code for code in getattr(record, name) if code not in codes.values]:
            faults.append(Fault(name, "invalid_choice", _("There is no such code: %s.") % ", ".join(unknown)))
    if len(record.links) > LINKS_AT_MOST:
        faults.append(Fault("links", "max_length", _("There is room for %d links.") % LINKS_AT_MOST))
    if any(not _is_address(one) for one in record.links):
        faults.append(Fault("links", "invalid", _("Each link is a web address, one to a line.")))
    return faults


def _is_address(text: str) -> bool:
    try:
        ADDRESS(text)
    except ValidationError:
        return False
    return len(text) <= LONGEST_LINK


def _faults_of_sense(record: PolicyRecord) -> list[Fault]:
    faults = []
    if not (record.name_en or record.name_ko or record.name_original):
        faults.append(Fault("name_en", "required", _("Give it a name in one of the languages.")))
    if bool(record.country) == bool(record.international_organisation):
        said = _("Say whose it is: a country's, or an international organisation's.")
        faults.append(Fault("country", "one_of_two", said))
    if record.name_original and not record.original_language:
        faults.append(Fault("original_language", "required", _("Say in which language this name is.")))
    if _ends_too_early(record):
        faults.append(
            Fault("ends_on" if record.ends_on else "end_year", "before_start", _("It ends before it starts."))
        )
    return faults


def _ends_too_early(record: PolicyRecord) -> bool:
    if record.starts_on and record.ends_on:
        return record.ends_on < record.starts_on
    return bool(record.start_year and record.end_year) and record.end_year < record.start_year
