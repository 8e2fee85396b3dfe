"""The page of one source: what it is, when it was looked at, and all that leans on it as far as the reader sees."""

from urllib.parse import urlencode

from deliberation.models import Evidence, FactSource, PolicyRecord, Source
from deliberation.permissions import can_edit_source, can_recheck_source
from frontend.forms.sources import RecheckForm, RefuteForm
from frontend.reader import Reader
from frontend.responses import actor_of

from .keyset import page_after

PAGE = 50


def source_page(
    request, source: Source, *, recheck: RecheckForm | None = None, refute: RefuteForm | None = None
) -> dict:
    """The context of sources/source.html; ``recheck`` and ``refute`` are forms that were refused."""
    reader, by = Reader.of(request, source.workspace), actor_of(request)
    uses, after = page_after(_uses(request, source), request.GET.get("after", ""), "-created_at", PAGE)
    may_check = can_recheck_source(by, source)
    return {
        "workspace": source.workspace,
        "section": "sources",
        "source": source,
        "known": _known(source, reader),
        "overdue": source.re_check_by is not None and source.re_check_by <= reader.today,
        "check_by": reader.date(source.re_check_by) if source.re_check_by else "",
        "uses": [_use(row) for row in uses],
        "next": f"?{urlencode({'after': after})}#uses" if after else "",
        "facts": _facts(request, source),
        "policies": _policies(request, source, reader),
        "may_edit": can_edit_source(by, source),
        "recheck": may_check and (recheck or RecheckForm(initial={"version": source.version})),
        "refute": may_check and (refute or RefuteForm(initial={"version": source.version})),
        "recheck_open": recheck is not None or refute is not None,
        "refute_open": refute is not None,
    }


def _known(source: Source, reader: Reader) -> dict:
    return {
        "published": reader.date(source.published_on) if source.published_on else source.published_year or "",
        "retrieved": reader.date(source.retrieved_on) if source.retrieved_on else "",
        "added": reader.day(source.created_at),
        "refuted": reader.date(source.refuted_on) if source.refuted_on else "",
    }


def _uses(request, source: Source):
    rows = Evidence.objects.visible_to(request.user).shown().filter(source=source)
    return rows.select_related("argument__initiative__workspace")


def _use(row: Evidence) -> dict:
    return {
        "href": f"/i/{row.argument.initiative.ref}/{row.argument.number}/#evidence-{row.pk}",
        "ref": row.argument.ref,
        "claim": row.argument.claim,
        "bearing": row.get_bearing_display(),
        "quote": row.quote,
        "locator": row.locator,
    }


def _policies(request, source: Source, reader: Reader) -> list[dict]:
    """The records of the register that it stands for."""
    rows = PolicyRecord.objects.visible_to(request.user).filter(source=source).order_by("created_at", "pk")
    key = source.workspace.key
    return [{"href": row.path_in(key), "title": row.title_in(reader.language)} for row in rows[:PAGE]]


def _facts(request, source: Source) -> list[dict]:
    rows = FactSource.objects.visible_to(request.user).filter(source=source)
    rows = rows.select_related("fact__initiative__workspace").order_by("fact__created_at")
    return [
        {
            "href": f"/i/{row.fact.initiative.ref}/background/#fact-{row.fact_id}",
            "ref": row.fact.initiative.ref,
            "text": row.fact.text,
            "quote": row.quote,
        }
        for row in rows[:PAGE]
    ]
