"""What can be found: for each noun the rows that may stand in the index, and the words that each is found by."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from deliberation.countries import LANGUAGES, country_name
from deliberation.markup import plain_text
from deliberation.models import (
    Argument,
    Case,
    Clause,
    Comment,
    Commitment,
    Event,
    Evidence,
    Fact,
    Indicator,
    Initiative,
    Meeting,
    MinuteLine,
    Option,
    PolicyRecord,
    Question,
    SearchEntry,
    Source,
    StatusReport,
)

Type = SearchEntry.Type
SPOKEN_FOR = "organisation"


@dataclass(frozen=True, slots=True)
class Subject:
    """``rows`` have ``visible_to``; ``words`` are title and body, as they are read, without the marks of Markdown;
    ``place`` names workspace, initiative, argument; ``spoken_for`` the column of the organisation it was said for.
    """

    rows: Callable[[], QuerySet]
    words: Callable[[Any], tuple[str, str]]
    place: Callable[[Any], dict]
    spoken_for: str | None = None


def _of_argument(row: Any) -> dict:
    argument = row if isinstance(row, Argument) else row.argument
    return _of_initiative(argument) | {"argument_id": argument.pk}


def _of_comment(row: Comment) -> dict:
    return _of_initiative(row) | {"argument_id": row.argument_id}


def _of_initiative(row: Any) -> dict:
    return {"workspace_id": row.initiative.workspace_id, "initiative_id": row.initiative_id}


def _evidence_words(row: Evidence) -> tuple[str, str]:
    return str(row.source), _lines(row.quote, row.locator, row.grade_reason)


def _policy_words(row: PolicyRecord) -> str:
    names = (name for name in (row.name_ko, row.name_original) if name != str(row))
    whose = [country_name(row.country, language) for language in LANGUAGES if row.country]
    return _lines(*names, *whose, row.international_organisation, row.responsible, row.summary)


def _case_words(row: Case) -> str:
    """Never what a company is called that is not to be named."""
    return _lines(*(country_name(row.country, language) for language in LANGUAGES), row.description)


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))


# Hidden and deleted ones are found by nobody; what hangs from a hidden argument is as hidden as it.
SUBJECTS: dict[str, Subject] = {
    Type.INITIATIVE: Subject(
        Initiative.objects.all,
        lambda row: (row.title, _lines(row.proposal, row.summary, row.mandate, plain_text(row.text))),
        lambda row: {"workspace_id": row.workspace_id, "initiative_id": row.pk},
    ),
    Type.ARGUMENT: Subject(
        lambda: Argument.objects.filter(hidden_at=None).select_related("initiative"),
        lambda row: (row.claim, plain_text(row.reasons)),
        _of_argument,
        SPOKEN_FOR,
    ),
    Type.EVIDENCE: Subject(
        lambda: Evidence.objects.shown().select_related("source", "argument__initiative"),
        _evidence_words,
        _of_argument,
        SPOKEN_FOR,
    ),
    Type.SOURCE: Subject(
        Source.objects.all,
        lambda row: (str(row), _lines(row.publisher, row.url if row.title else "")),
        lambda row: {"workspace_id": row.workspace_id},
    ),
    Type.POLICY_RECORD: Subject(
        PolicyRecord.objects.all,
        lambda row: (row.name_en or str(row), _policy_words(row)),
        lambda row: {"workspace_id": row.workspace_id},
        SPOKEN_FOR,
    ),
    Type.COMMENT: Subject(
        lambda: Comment.objects.shown().select_related("initiative"),
        lambda row: ("", plain_text(row.text)),
        _of_comment,
        SPOKEN_FOR,
    ),
    Type.FACT: Subject(
        lambda: Fact.objects.select_related("initiative"), lambda row: (row.text, ""), _of_initiative
    ),
    Type.QUESTION: Subject(
        lambda: Question.objects.select_related("initiative"),
        lambda row: (row.text, row.answer),
        _of_initiative,
    ),
    Type.CLAUSE: Subject(
        lambda: Clause.objects.select_related("agreement"),
        lambda row: (row.heading, row.text),
        lambda row: {"workspace_id": row.agreement.workspace_id},
    ),
    Type.COMMITMENT: Subject(
        lambda: Commitment.objects.select_related("clause__agreement"),
        lambda row: (row.deliverable, row.clause.heading),
        lambda row: {"workspace_id": row.clause.agreement.workspace_id},
    ),
    Type.EVENT: Subject(
        Event.objects.all,
        lambda row: (row.title, _lines(row.host, row.summary)),
        lambda row: {"workspace_id": row.workspace_id},
    ),
    Type.CASE: Subject(
        Case.objects.select_related("workspace").all,
        lambda row: (row.title_in(row.workspace.language), _case_words(row)),
        lambda row: {"workspace_id": row.workspace_id},
    ),
    Type.INDICATOR: Subject(
        lambda: Indicator.objects.select_related("initiative"),
        lambda row: (row.name, row.target),
        _of_initiative,
    ),
    Type.STATUS_REPORT: Subject(
        lambda: StatusReport.objects.select_related("initiative"),
        lambda row: (row.title, plain_text(row.text)),
        _of_initiative,
    ),
    Type.OPTION: Subject(
        lambda: Option.objects.select_related("initiative"),
        lambda row: (row.title, _lines(row.text, row.set_aside)),
        _of_initiative,
    ),
    Type.MEETING: Subject(
        lambda: Meeting.objects.select_related("body"),
        lambda row: (row.title, row.place),
        lambda row: {"workspace_id": row.workspace_id},
    ),
    Type.MINUTE_LINE: Subject(
        lambda: MinuteLine.objects.select_related("item__meeting__body"),
        lambda row: ("", row.text),
        lambda row: {"workspace_id": row.workspace_id, "initiative_id": row.item.initiative_id},
    ),
}
