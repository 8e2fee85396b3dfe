"""All evidence of an initiative, source by source, and above it what its arguments lack."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import Coalesce, RowNumber
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from deliberation.coverage import counted_arguments
from deliberation.models import Argument, Evidence, Initiative, Source
from deliberation.models.sources import SourceKind

from .coverage_chart import coverage_chart
from .evidence import is_overdue, published
from .frame import frame
from .keyset import page_after
from .menus import Asked, known, menu
from .sight import Sight

PAGE = 20
SHOWN = 8  # pieces under one source; more stand on its own page
DUE = "due"
BEARINGS = {
    Evidence.Bearing.SUPPORTS: ngettext_lazy("supports %d argument", "supports %d arguments"),
    Evidence.Bearing.CONTRADICTS: ngettext_lazy("contradicts %d argument", "contradicts %d arguments"),
    Evidence.Bearing.CONTEXT: ngettext_lazy("gives context to %d argument", "gives context to %d arguments"),
}


@dataclass(frozen=True, slots=True)
class Wish(Asked):
    """What the address asks for."""

    bearing: str = ""
    kind: str = ""
    check: str = ""

    @classmethod
    def of(cls, query, *, inside: bool) -> "Wish":
        """Whether a source is due is told to members alone."""
        return cls(
            bearing=known(query.get("bearing", ""), BEARINGS),
            kind=known(query.get("kind", ""), SourceKind.values),
            check=known(query.get("check", ""), (DUE,) if inside else ()),
        )


def evidence_by_source(request, initiative: Initiative) -> dict:
    """The context of sources/of_initiative.html; the list goes on at ``?after=``."""
    sight = Sight.of(request, initiative)
    wish = Wish.of(request.GET, inside=sight.inside)
    pieces = _pieces(request, initiative)
    found, after = page_after(
        _sources(pieces, wish, sight), request.GET.get("after", ""), "-created_at", PAGE
    )
    return {
        **frame(request, initiative, sight, tab="evidence"),
        "todo": None,
        "inside": sight.inside,
        "coverage": coverage_chart(counted_arguments(initiative)),
        "due": _sources(pieces, Wish(check=DUE), sight).count() if sight.inside else 0,
        "tools": _tools(wish, sight),
        "narrowed": wish != Wish(),
        "rows": _rows(found, pieces, wish, sight),
        "next": f"{wish.address(after=after)}#sources" if after else "",
    }


def _pieces(request, initiative: Initiative) -> QuerySet[Evidence]:
    return Evidence.objects.beside(initiative, request.user).standing_in(initiative)


def _sources(pieces: QuerySet[Evidence], wish: Wish, sight: Sight) -> QuerySet[Source]:
    if wish.bearing:
        pieces = pieces.filter(bearing=wish.bearing)
    rows = Source.objects.filter(pk__in=pieces.values("source"))
    rows = rows.filter(kind=wish.kind) if wish.kind else rows
    return rows.due(sight.reader.today) if wish.check else rows


def _rows(found: list[Source], pieces: QuerySet[Evidence], wish: Wish, sight: Sight) -> list[dict]:
    here = pieces.filter(source__in=found)
    counts, shown = _counts(here), _first_pieces(here, wish)
    return [_row(source, counts[source.pk], shown[source.pk], sight) for source in found]


def _counts(here: QuerySet[Evidence]) -> dict:
    """By source and bearing, how many arguments; what was merged counts as what it shows as."""
    counts: dict = defaultdict(dict)
    shows_as = Count(Coalesce("argument__merged_into", "argument"), distinct=True)
    for source, bearing, count in here.values_list("source", "bearing").annotate(count=shows_as).order_by():
        counts[source][bearing] = count
    return counts


def _first_pieces(here: QuerySet[Evidence], wish: Wish) -> dict:
    if wish.bearing:
        here = here.filter(bearing=wish.bearing)
    place = Window(RowNumber(), partition_by=F("source"), order_by=["created_at", "id"])
    rows = here.annotate(place=place, in_all=Window(Count("pk"), partition_by=F("source")))
    shown: dict = defaultdict(list)
    for row in rows.select_related("argument__merged_into").filter(place__lte=SHOWN):
        shown[row.source_id].append(row)
    return shown


def _row(source: Source, counts: dict, pieces: list, sight: Sight) -> dict:
    check_by = source.re_check_by if sight.inside else None
    return {
        "title": str(source),
        "href": source.url,
        "in_library": f"sources/{source.pk}/" if sight.inside else "",
        "line": [part for part in (source.publisher, published(source, sight), _kind_of(source)) if part],
        "from_brief": source.brief_id is not None,
        "check_by": sight.reader.date(check_by) if check_by else "",
        "overdue": sight.inside and is_overdue(source, sight),
        "counts": [words % counts[bearing] for bearing, words in BEARINGS.items() if bearing in counts],
        "pieces": [_piece(row, sight) for row in pieces],
        "more": pieces[0].in_all - len(pieces),
    }


def _kind_of(source: Source) -> str:
    return source.get_kind_display() if source.kind else ""


def _piece(row: Evidence, sight: Sight) -> dict:
    shown: Argument = row.argument.merged_into or row.argument
    return {
        "href": f"{sight.base}{shown.number}/#evidence-{row.pk}",
        "number": shown.number,
        "claim": shown.claim,
        "bearing": row.get_bearing_display(),
        "contradicts": row.bearing == Evidence.Bearing.CONTRADICTS,
        "quote": row.quote,
        "locator": row.locator,
        "grade": row.get_grade_display() if row.grade else "",
    }


def _tools(wish: Wish, sight: Sight) -> list[dict]:
    says, kind = (
        [(code, capfirst(str(word))) for code, word in choices]
        for choices in (Evidence.Bearing.choices, SourceKind.choices)
    )
    menus = [
        menu("bearing", _("Says"), [("", _("All evidence")), *says], wish),
        menu("kind", _("Kind"), [("", _("All kinds of sources")), *kind], wish),
    ]
    checks = [("", _("Due or not")), (DUE, _("Due for a re-check"))]
    return [*menus, menu("check", _("Check again"), checks, wish)] if sight.inside else menus
