"""All evidence of an initiative, source by source, and above it what its arguments lack."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import Coalesce, RowNumber
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deliberation.models import Argument, ArgumentState, Evidence, Initiative, Kind, Source
from deliberation.models.sources import SourceKind

from .bar_chart import bar_chart
from .evidence import is_overdue, published
from .frame import frame
from .keyset import page_after
from .sight import Sight
from .words import kind_words

PAGE = 20
SHOWN = 8  # pieces under one source; more stand on its own page
DUE = "due"
BEARINGS: dict[str, tuple[str, str]] = {
    Evidence.Bearing.SUPPORTS: ("supports %d argument", "supports %d arguments"),
    Evidence.Bearing.CONTRADICTS: ("contradicts %d argument", "contradicts %d arguments"),
    Evidence.Bearing.CONTEXT: ("gives context to %d argument", "gives context to %d arguments"),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the address asks for. Unknown words count as not said."""

    bearing: str = ""
    kind: str = ""
    check: str = ""

    @classmethod
    def of(cls, query, *, inside: bool) -> "Wish":
        """Whether a source is due is told to members alone."""
        return cls(
            bearing=_known(query.get("bearing", ""), BEARINGS),
            kind=_known(query.get("kind", ""), SourceKind.values),
            check=_known(query.get("check", ""), (DUE,) if inside else ()),
        )

    def address(self, **changes: str) -> str:
        said = {name: value for name, value in (asdict(self) | changes).items() if value}
        return f"?{urlencode(said)}" if said else "?"


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
        "coverage": coverage_chart(initiative),
        "due": _sources(pieces, Wish(check=DUE), sight).count() if sight.inside else 0,
        "tools": _tools(wish, sight),
        "narrowed": wish != Wish(),
        "rows": _rows(found, pieces, wish, sight),
        "next": f"{wish.address(after=after)}#sources" if after else "",
    }


def _pieces(request, initiative: Initiative) -> QuerySet[Evidence]:
    """What stands under arguments that neither are withdrawn nor hidden, nor show as one that is hidden."""
    rows = Evidence.objects.beside(initiative, request.user).shown().filter(argument__initiative=initiative)
    return rows.exclude(argument__state=ArgumentState.WITHDRAWN).filter(argument__merged_into__hidden_at=None)


def _sources(pieces: QuerySet[Evidence], wish: Wish, sight: Sight) -> QuerySet[Source]:
    if wish.bearing:
        pieces = pieces.filter(bearing=wish.bearing)
    rows = Source.objects.filter(pk__in=pieces.values("source"))
    rows = rows.filter(kind=wish.kind) if wish.kind else rows
    return rows.due(sight.reader.today) if wish.check else rows


def _rows(found: list[Source], pieces: QuerySet[Evidence], wish: Wish, sight: Sight) -> list[dict]:
    here = pieces.filter(source__in=found)
    counts, shown = _counts(here), _first_pieces(here, wish)
    return [_row(source, counts[source.pk], shown[source.pk], wish, sight) for source in found]


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
    shown: dict = defaultdict(list)
    for row in here.select_related("argument__merged_into").annotate(place=place).filter(place__lte=SHOWN):
        shown[row.source_id].append(row)
    return shown


def _row(source: Source, counts: dict, pieces: Iterable[Evidence], wish: Wish, sight: Sight) -> dict:
    in_all = sum(counts.values()) if not wish.bearing else counts[wish.bearing]
    pieces = list(pieces)
    check_by = source.re_check_by if sight.inside else None
    return {
        "title": str(source),
        "href": source.url,
        "in_library": f"sources/{source.pk}/" if sight.inside else "",
        "line": [part for part in (source.publisher, published(source, sight), _kind_of(source)) if part],
        "from_brief": source.brief_id is not None,
        "check_by": sight.reader.date(check_by) if check_by else "",
        "overdue": sight.inside and is_overdue(source, sight),
        "counts": [
            ngettext(*BEARINGS[code], counts[code]) % counts[code] for code in BEARINGS if code in counts
        ],
        "pieces": [_piece(row, sight) for row in pieces],
        "more": max(in_all - len(pieces), 0),
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


def coverage_chart(initiative: Initiative) -> dict:
    """How many arguments of each kind have sources, are contradicted by one, or have none; one query."""
    bare, against = Q(tally__sources=0), Q(tally__contradicting__gt=0)
    rows = Argument.objects.counted().filter(initiative=initiative).values("kind").order_by()
    found = rows.annotate(
        sourced=Count("pk", filter=~bare & ~against),
        contradicted=Count("pk", filter=against),
        bare=Count("pk", filter=bare),
    )
    counts = {row["kind"]: row for row in found}
    parts = [("sourced", _("with a source")), ("against", _("contradicted")), ("bare", _("without a source"))]
    bars = [
        (kind_words(kind)["many"], [counts[kind][name] for name in ("sourced", "contradicted", "bare")])
        for kind in Kind
        if kind in counts
    ]
    return {
        **bar_chart(_("Evidence of the arguments"), bars, parts),
        "bare": sum(row["bare"] for row in counts.values()),
        "contradicted": sum(row["contradicted"] for row in counts.values()),
    }


def _tools(wish: Wish, sight: Sight) -> list[dict]:
    bearings = [("", _("All evidence")), *((code, _capital(word)) for code, word in Evidence.Bearing.choices)]
    kinds = [("", _("All kinds of sources")), *((code, _capital(word)) for code, word in SourceKind.choices)]
    menus = [_menu("bearing", _("Says"), bearings, wish), _menu("kind", _("Kind"), kinds, wish)]
    checks = [("", _("Due or not")), (DUE, _("Due for a re-check"))]
    return [*menus, _menu("check", _("Check again"), checks, wish)] if sight.inside else menus


def _menu(name: str, title: str, choices: list[tuple[str, str]], wish: Wish) -> dict:
    chosen = getattr(wish, name)
    links = [
        {"word": word, "href": wish.address(**{name: code}), "now": code == chosen} for code, word in choices
    ]
    return {"code": f"evidence-{name}", "name": title, "now": dict(choices)[chosen], "choices": links}


def _known(asked: str, words: Iterable[str]) -> str:
    return asked if asked in words else ""


def _capital(word: object) -> str:
    text = str(word)
    return text[:1].upper() + text[1:]


def _counted_messages() -> None:
    """Never called: names the messages of ``BEARINGS`` for the extraction of translations."""
    ngettext("supports %d argument", "supports %d arguments", 1)
    ngettext("contradicts %d argument", "contradicts %d arguments", 1)
    ngettext("gives context to %d argument", "gives context to %d arguments", 1)
