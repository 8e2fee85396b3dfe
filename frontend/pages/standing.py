"""Where an initiative stands: labels, what it lacks, who was heard."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from deliberation.coverage import Coverage, coverage_of
from deliberation.models import Initiative
from deliberation.standing import LABELS
from frontend.reader import Reader

from .bar_chart import bar_chart
from .coverage_chart import coverage_chart
from .frame import frame
from .participation import participation
from .sight import Sight
from .words import words

SHOWN = 50


def standing_page(request, initiative: Initiative) -> dict:
    """The context of initiatives/standing.html."""
    sight = Sight.of(request, initiative)
    coverage = coverage_of(initiative, sight.reader.now)
    return {
        **frame(request, initiative, sight, tab="standing"),
        "labels": _labels(coverage) if sight.tells else None,
        "tells": sight.tells,
        "coverage": coverage_chart(coverage.arguments),
        "participation": participation(initiative, sight),
        "lacks": _lacks(coverage, initiative, sight),
        "parts": _parts(coverage, sight.reader),
        "todo": None,
    }


def _labels(coverage: Coverage) -> dict:
    """How many arguments bear each label, in the order of the table of labels."""
    counts = Counter(row.tally__label for row in coverage.arguments)
    rows = [(words()["labels"][code], [counts[code]]) for code in LABELS if counts[code]]
    return bar_chart(_("How arguments are judged"), rows, [("count", _("arguments"))])


def _lacks(coverage: Coverage, initiative: Initiative, sight: Sight) -> list[dict]:
    """What is missing, each as a heading, its sentence when nothing is, and links to what it is about."""
    key, reader = initiative.workspace.key, sight.reader
    due = [
        {
            "href": f"/w/{key}/sources/{source.pk}/",
            "ref": "",
            "text": str(source),
            "note": words()["due"] % reader.date(source.re_check_by),
        }
        for source in coverage.sources_due
    ]
    silent = [
        {"href": "", "ref": "", "text": one.name_in(reader.language), "note": ""}
        for one in coverage.not_heard
    ]
    return [
        _lack("sources", _("Arguments without a source"), _arguments(coverage.without_source, sight)),
        _lack("contradicted", _("Contradicted by a source"), _arguments(coverage.contradicted, sight)),
        _lack("due", _("Sources to check again"), due),
        _lack("silent", _("Organisations not heard"), silent),
    ]


def _lack(code: str, heading: str, rows: list[dict]) -> dict:
    return {
        "code": code,
        "heading": heading,
        "count": len(rows),
        "rows": rows[:SHOWN],
        "more": len(rows) - SHOWN if len(rows) > SHOWN else 0,
    }


def _arguments(rows: Iterable, sight: Sight) -> list[dict]:
    return [
        {"href": f"{sight.base}{row.number}/", "ref": f"#{row.number}", "text": row.claim, "note": ""}
        for row in rows
    ]


def _parts(coverage: Coverage, reader: Reader) -> list[dict]:
    return [
        {
            "name": part.organisation.name_in(reader.language),
            "arguments": part.arguments,
            "comments": part.comments,
        }
        for part in coverage.parts
    ]
