"""What the search page shows: what was asked, and what of it the reader may see, the best first."""

from urllib.parse import urlencode

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Workspace
from deliberation.models import SearchEntry, Stage
from deliberation.permissions.workspaces import workspaces_of
from deliberation.search import MOST, Facets, Found, Hit, search, shown, terms_of
from frontend.reader import Reader

from .found_organisations import organisations_of
from .keyset import id_in, number_in
from .words import words

PAGE = 20
LONGEST = 200
UNSAID = {"type": "", "stage": "", "organisation": ""}

Type = SearchEntry.Type


def search_page(request) -> dict:
    """What ``?q=`` finds in the workspace ``?w=``, narrowed by the facets of these names, from ``?from=`` on."""
    workspace = _workspace(request)
    query = _query(request, workspace)
    asked = query["q"]
    found, facets = _found(request.user, query)
    hits, start = facets.narrowed, number_in(request.GET.get("from", ""))
    reader = Reader.of(request, workspace)
    return {
        "workspace": workspace,
        "section": "search",
        "asked": asked,
        "kept": [(name, value) for name, value in query.items() if value and name != "q"],
        "rows": [_row(hit, reader) for hit in shown(found, hits[start : start + PAGE])],
        "count": _count(len(hits), len(found.hits)) if hits else "",
        "says_nothing": bool(asked) and not terms_of(asked),
        "facets": _facets(facets, query, reader),
        "everywhere": _address(query, w="") if workspace else "",
        "all_kinds": _address(query, **UNSAID) if any(query[name] for name in UNSAID) else "",
        "next": _address(query, **{"from": str(start + PAGE)}) if len(hits) > start + PAGE else "",
    }


def _query(request, workspace: Workspace | None) -> dict[str, str]:
    """What is asked; unknown words count as not said."""
    asked = {name: request.GET.get(name, "") for name in ("type", "stage")}
    return {
        "q": request.GET.get("q", "").strip()[:LONGEST],
        "w": workspace.key if workspace else "",
        "type": asked["type"] if asked["type"] in Type.values else "",
        "stage": asked["stage"] if asked["stage"] in Stage.values else "",
        "organisation": str(id_in(request.GET.get("organisation", "")) or ""),
    }


def _found(user, query: dict[str, str]) -> tuple[Found, Facets]:
    """Of one type it is looked for by itself: among all types its best may be beyond the newest that match."""
    found = search(user, query["q"], workspace=query["w"], kind=query["type"])
    return found, Facets.of(found, stage=query["stage"], organisation=query["organisation"])


def _facets(facets: Facets, query: dict[str, str], reader: Reader) -> list[dict]:
    """A line of choices for each facet that has several; workspaces only where none is chosen."""
    stages = {code: words()["stages"][code] for code in Stage.values}
    lines = [_facet(facets, query, "type", _("What to show"), _types())]
    if not query["w"]:
        here = {key: key for key in sorted(facets.counts("w"))}
        lines.append(_facet(facets, query, "w", _("Workspace"), here))
    lines.append(_facet(facets, query, "stage", _("Stage"), stages))
    spoken_for = organisations_of(facets, query["organisation"], reader.language)
    lines.append(_facet(facets, query, "organisation", _("Organisation"), spoken_for))
    return [line for line in lines if len(line["choices"]) > 2 or query[line["code"]]]


def _facet(facets: Facets, query: dict[str, str], code: str, name: str, said: dict[str, str]) -> dict:
    """All, and each value that was found, with how often; of other types than the chosen one nothing was looked for."""
    counts, chosen = facets.counts(code), query[code]
    unknown = code == "type" and bool(chosen)
    every = _choice(query, **{code: ""}) | {
        "word": _("All"),
        "count": None if unknown else sum(counts.values()),
    }
    choices = [
        _choice(query, **{code: value})
        | {"word": said[value], "count": None if unknown and value != chosen else counts[value]}
        for value in said
        if unknown or counts[value] or value == chosen
    ]
    return {"code": code, "name": name, "choices": [every, *choices]}


def _workspace(request) -> Workspace | None:
    """The reader's workspace that ``?w=`` names; without one it is all that the reader may see."""
    key = request.GET.get("w", "")
    if not key or not request.user.is_authenticated:
        return None
    return workspaces_of(request.user).filter(key=key).first()


def _types() -> dict[str, str]:
    return {
        Type.INITIATIVE: _("Initiatives"),
        Type.ARGUMENT: _("Arguments"),
        Type.EVIDENCE: _("Evidence"),
        Type.SOURCE: _("Sources"),
        Type.COMMENT: _("Comments"),
        Type.FACT: _("Facts"),
        Type.QUESTION: _("Key questions"),
        Type.EVENT: _("Events"),
        Type.OPTION: _("Options"),
        Type.INDICATOR: _("Indicators"),
        Type.STATUS_REPORT: _("Status reports"),
        Type.MEETING: _("Meetings"),
        Type.MINUTE_LINE: _("Minutes"),
        Type.CLAUSE: _("Clauses"),
        Type.COMMITMENT: _("Commitments"),
        Type.POLICY_RECORD: _("Policies"),
        Type.CASE: _("Cases"),
    }


def _row(hit: Hit, reader: Reader) -> dict:
    """Title and snippet come as safe HTML."""
    return {
        "href": hit.path,
        "ref": hit.ref,
        "kind": _kind(hit.type),
        "title": mark_safe(hit.title),  # noqa: S308
        "place": hit.place,
        "snippet": mark_safe(hit.snippet),  # noqa: S308
        "withdrawn": hit.is_withdrawn,
        "merged": _("merged into %s") % hit.ref if hit.is_merged else "",
        "day": reader.day(hit.created_at),
    }


def _kind(kind: str) -> str:
    return {
        Type.INITIATIVE: _("Initiative"),
        Type.ARGUMENT: _("Argument"),
        Type.EVIDENCE: _("Evidence"),
        Type.SOURCE: _("Source"),
        Type.COMMENT: _("Comment"),
        Type.FACT: _("Fact"),
        Type.QUESTION: _("Key question"),
        Type.EVENT: _("Event"),
        Type.OPTION: _("Option"),
        Type.INDICATOR: _("Indicator"),
        Type.STATUS_REPORT: _("Status report"),
        Type.MEETING: _("Meeting"),
        Type.MINUTE_LINE: _("Minutes"),
        Type.CLAUSE: _("Clause"),
        Type.COMMITMENT: _("Commitment"),
        Type.POLICY_RECORD: _("Policy"),
        Type.CASE: _("Case"),
    }[Type(kind)]


def _count(count: int, matching: int) -> str:
    if matching >= MOST:
        return _("The best of the %d newest that match") % MOST
    return ngettext("%d result", "%d results", count) % count


def _choice(query: dict, **changed: str) -> dict:
    return {
        "href": _address(query, **changed),
        "now": all(query[name] == value for name, value in changed.items()),
    }


def _address(query: dict, **changed: str) -> str:
    return "?" + urlencode({name: value for name, value in {**query, **changed}.items() if value})
