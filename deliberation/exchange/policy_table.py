"""A table of policies: whoever brings it says what its columns mean; each row is a policy of the register."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any, BinaryIO

from django.db.models import TextChoices
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.models import Organisation, Workspace
from deliberation.actions import job_runs
from deliberation.actions.bring_policies import BroughtPolicy, bring_policies, plan_policies
from deliberation.actions.brought import Outcome
from deliberation.actions.job_runs import LONGEST_WRITE, Run
from deliberation.countries import CODES, LANGUAGES, countries
from deliberation.errors import Invalid
from deliberation.models import Job, PolicyRecord
from deliberation.models.register_codes import (
    Evaluated,
    PolicyInstrument,
    PolicyStatus,
    PolicyTarget,
    PolicyTheme,
    Sharing,
)
from deliberation.permissions import Actor

from .columns import rows_of
from .faults import Faults
from .fields import Values, at_most

NOUN = "policy_records"
AT_ONCE = 500
MOST_ROWS = 20_000
TEXTS = {
    "name_en": gettext_lazy("the name in English"),
    "name_ko": gettext_lazy("the name in Korean"),
    "name_original": gettext_lazy("the name in the original language"),
    "original_language": gettext_lazy("the code of that language"),
    "international_organisation": gettext_lazy("the international organisation"),
    "responsible": gettext_lazy("the responsible organisation"),
    "summary": gettext_lazy("the summary"),
}
CHOSEN: dict[str, tuple[Any, type[TextChoices]]] = {
    "instrument": (gettext_lazy("the instrument"), PolicyInstrument),
    "status": (gettext_lazy("the status"), PolicyStatus),
    "evaluated": (gettext_lazy("whether it was evaluated"), Evaluated),
    "sharing": (gettext_lazy("who sees it"), Sharing),
}
LISTED: dict[str, tuple[Any, type[TextChoices]]] = {
    "themes": (gettext_lazy("the themes"), PolicyTheme),
    "targets": (gettext_lazy("the target groups"), PolicyTarget),
}
DAYS = {
    "starts_on": gettext_lazy("the day of the start"),
    "ends_on": gettext_lazy("the day of the end"),
    "status_since": gettext_lazy("since when it stands so"),
    "verify_by": gettext_lazy("when to verify again"),
}
YEARS = {
    "start_year": gettext_lazy("the year of the start"),
    "end_year": gettext_lazy("the year of the end"),
}
# What a column can mean, by the name that the API has for it.
MEANINGS = {
    **TEXTS,
    "country": gettext_lazy("the country"),
    **{name: words for name, (words, _choices) in (CHOSEN | LISTED).items()},
    **DAYS,
    **YEARS,
    "links": gettext_lazy("the links"),
    "shared_with": gettext_lazy("the organisations that it is shared with"),
    "external_id": gettext_lazy("what the other system calls it"),
    "id": gettext_lazy("its id here"),
}
# Names of columns that people give, in small letters, beside those of the API.
GUESSES = {
    "name_en": ("name", "english name", "name in english", "title", "영문명"),
    "name_ko": ("korean name", "국문명", "정책명", "이름"),
    "name_original": ("original name", "name in original language", "원어명"),
    "country": ("country", "국가"),
    "international_organisation": ("organisation", "organization", "국제기구"),
    "responsible": ("responsible organisation", "responsible organization", "담당 기관", "담당기관"),
    "instrument": ("policy instrument", "정책 수단"),
    "themes": ("theme", "theme area(s)", "주제"),
    "targets": ("target groups", "대상"),
    "status": ("상태",),
    "starts_on": ("start date", "시작일"),
    "start_year": ("start year", "시작 연도"),
    "ends_on": ("end date", "종료일"),
    "end_year": ("end year", "종료 연도"),
    "summary": ("description", "short description", "요약"),
    "links": ("link", "url", "public access url", "링크"),
    "evaluated": ("is evaluated", "evaluation", "평가"),
}
NAMES = ("name_en", "name_ko", "name_original")
BETWEEN = re.compile(r"[;|\n]+")
BETWEEN_ADDRESSES = re.compile(r";?\s+")  # in which a semicolon may stand


class PolicyTable:
    """One table; ``mapping`` is column → meaning."""

    def __init__(self, file: BinaryIO, system: str, mapping: Mapping[str, str], workspace: Workspace) -> None:
        self.file, self.system = file, system
        self.mapping = {column: meaning for column, meaning in mapping.items() if meaning}
        self.organisations = _called(workspace)
        self.words = {name: _words(choices) for name, (_said, choices) in (CHOSEN | LISTED).items()}
        self.countries = _countries()

    def policies(self, faults: Faults) -> Iterator[BroughtPolicy]:
        """Each row that says something; what is wrong in its cells is in ``faults``."""
        for line, row in rows_of(self.file, faults):
            # In the order of the file's columns: a database may keep the mapping in another.
            told = {self.mapping[column]: text for column, text in row.items() if column in self.mapping}
            if any(text.strip() for text in told.values()):
                yield self._read(Values(line, told, faults, self.system), told)

    def _read(self, values: Values, told: dict[str, str]) -> BroughtPolicy:
        fields: dict[str, Any] = {}
        for name in told:
            if (read := READ.get(name)) is not None:
                fields[name] = read(self, values, name)
        for name in ("status", "evaluated", "sharing"):
            if fields.get(name) == "":
                del fields[name]  # an empty cell says nothing of what has no empty word
        said = [str(fields.get(name, "")) for name in (*NAMES, "country", "international_organisation")]
        named = values.own_name("policy", *said)
        return BroughtPolicy(values.line, named, fields, self._shared_with(values, told))

    def text(self, values: Values, name: str) -> str:
        return values.text(name, at_most(PolicyRecord, name), lines=name == "summary")

    def code(self, values: Values, name: str) -> str:
        """By its code, or by what people call it."""
        text = values.values[name].strip()
        found = self.words[name].get(text.casefold(), text)
        if text and found not in (codes := CHOSEN[name][1].values):
            values.fault(name, "invalid_choice", _("This is one of: %s.") % ", ".join(codes))
            return ""
        return found

    def codes(self, values: Values, name: str) -> list[str]:
        parts = [part.strip() for part in BETWEEN.split(values.values[name]) if part.strip()]
        found = [self.words[name].get(part.casefold(), part) for part in parts]
        if unknown := [part for part in found if part not in LISTED[name][1].values]:
            values.fault(name, "invalid_choice", _("There is no such code: %s.") % ", ".join(unknown))
        return [part for part in found if part in LISTED[name][1].values]

    def country(self, values: Values, name: str) -> str:
        text = values.values[name].strip()
        found = self.countries.get(text.casefold(), text.upper())
        if text and found not in CODES:
            values.fault(name, "invalid_choice", _("%(code)s is not a country.") % {"code": text})
            return ""
        return found

    def day(self, values: Values, name: str):
        return values.day(name)

    def year(self, values: Values, name: str) -> int | None:
        text = values.values[name].strip()
        whole = int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else text
        return Values(values.line, {name: whole}, values.faults, values.system).year(name)

    def links(self, values: Values, name: str) -> list[str]:
        return [part for part in BETWEEN_ADDRESSES.split(values.values[name].strip()) if part]

    def _shared_with(self, values: Values, told: dict[str, str]) -> tuple[Organisation, ...] | None:
        if "shared_with" not in told:
            return None
        parts = [part.strip() for part in BETWEEN.split(told["shared_with"]) if part.strip()]
        unknown = [part for part in parts if part.casefold() not in self.organisations]
        if unknown:
            said = _("There is no such organisation here: %s.") % ", ".join(unknown)
            values.fault("shared_with", "unknown", said)
        return tuple(self.organisations[part.casefold()] for part in parts if part not in unknown)


Read = Callable[[PolicyTable, Values, str], Any]
READ: dict[str, Read] = {
    **dict.fromkeys(TEXTS, PolicyTable.text),
    **dict.fromkeys(CHOSEN, PolicyTable.code),
    **dict.fromkeys(LISTED, PolicyTable.codes),
    **dict.fromkeys(DAYS, PolicyTable.day),
    **dict.fromkeys(YEARS, PolicyTable.year),
    "country": PolicyTable.country,
    "links": PolicyTable.links,
}


def carry_out(run: Run, by: Actor, file: BinaryIO) -> None:
    """Raises Invalid with every fault by line, and then nothing is written; Stopped."""
    job = run.job
    table = PolicyTable(file, job.options["system"], job.options["mapping"], job.workspace)
    policies = _looked_through(table, run)
    run.tell(len(policies), total=len(policies))
    if job.dry_run:
        outcome = _added(plan_policies(by, job.workspace, some) for some in _batches(policies))
        return job_runs.finish_trial(run, _report(outcome), done=len(policies))
    run.keep(LONGEST_WRITE)
    write = partial(_written, by, job, policies)
    return job_runs.finish_import(run, by, write, done=len(policies))


def guessed(columns: list[str]) -> dict[str, str]:
    """What columns of these names most likely mean; none twice."""
    found: dict[str, str] = {}
    for meaning in MEANINGS:
        names = (meaning, *GUESSES.get(meaning, ()))
        column = next((one for one in columns if one.strip().casefold() in names and one not in found), None)
        if column is not None:
            found[column] = meaning
    return found


def require_mapping(meanings: list[str]) -> None:
    """Raise Invalid unless a column holds a name, and one says whose the policies are."""
    if not set(NAMES) & set(meanings):
        raise Invalid.at("mapping", "required", _("Say which column holds the name."))
    if not {"country", "international_organisation", "id"} & set(meanings):
        said = _("Say which column holds the country, or the international organisation.")
        raise Invalid.at("mapping", "required", said)


def _looked_through(table: PolicyTable, run: Run) -> list[BroughtPolicy]:
    faults, found, known = Faults(), [], set()
    for number, one in enumerate(table.policies(faults), start=1):
        run.tell(number)
        if number > MOST_ROWS:
            faults.add(one.line, "too_many", _("A file has up to %d lines.") % MOST_ROWS)
            break
        if one.name.key in known:
            faults.add(one.line, "twice", _("“%s” stands in the file already.") % one.name.key, "id")
        known.add(one.name.key)
        found.append(one)
    faults.refuse()
    return found


def _written(by: Actor, job: Job, policies: list[BroughtPolicy]) -> dict[str, Any]:
    bring = partial(bring_policies, by=by, workspace=job.workspace)
    return _report(_added(bring(brought=some) for some in _batches(policies)))


def _added(outcomes: Iterator[Outcome]) -> Outcome:
    """All together. Raises Invalid with all faults."""
    whole, faults = Outcome(), Faults()
    for outcome in outcomes:
        whole.add(outcome)
    faults.extend(whole.faults)
    faults.refuse()
    return whole


def _report(outcome: Outcome) -> dict[str, Any]:
    counts = {name: dict(getattr(outcome, name)) for name in ("made", "changed", "skipped")}
    return {**counts, "notes": [], "initiative": None}


def _batches(policies: list[BroughtPolicy]) -> Iterator[list[BroughtPolicy]]:
    rest = iter(policies)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def _called(workspace: Workspace) -> dict[str, Organisation]:
    """The organisations by every name that they have."""
    found = {}
    for one in Organisation.objects.filter(workspace=workspace):
        names = (one.name_en, one.name_ko, one.short_name_en, one.short_name_ko)
        found.update({name.casefold(): one for name in names if name})
    return found


def _words(choices: type[TextChoices]) -> dict[str, str]:
    """Codes by what people call them, in the language that is active."""
    return {str(label).casefold(): code for code, label in choices.choices}


def _countries() -> dict[str, str]:
    reads = (get_language() or "en")[:2]
    return {name.casefold(): code for language in {*LANGUAGES, reads} for code, name in countries(language)}
