"""What the search page shows: what was asked, and what of it the reader may see, the best first."""

from urllib.parse import urlencode

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Workspace
from deliberation.models import SearchEntry
from deliberation.permissions.workspaces import workspaces_of
from deliberation.search import MOST, Hit, search, shown, terms_of
from frontend.reader import Reader

PAGE = 20
LONGEST = 200

Type = SearchEntry.Type


def search_page(request) -> dict:
    """What ``?q=`` finds, in the workspace ``?w=``, of one ``?type=``, from position ``?from=`` on."""
    asked = request.GET.get("q", "").strip()[:LONGEST]
    workspace = _workspace(request)
    kind = request.GET.get("type", "")
    kind = kind if kind in Type.values else ""
    found = search(request.user, asked, workspace=workspace.key if workspace else "", kind=kind)
    start = _position(request.GET.get("from", ""))
    reader = Reader.of(request, workspace)
    query = {"q": asked, "w": workspace.key if workspace else "", "type": kind}
    return {
        "workspace": workspace,
        "section": "search",
        "asked": asked,
        "type": kind,
        "rows": [_row(hit, reader) for hit in shown(found, found.hits[start : start + PAGE])],
        "count": _count(len(found.hits)) if found.hits else "",
        "says_nothing": bool(asked) and not terms_of(asked),
        "types": [_choice(query, type=code) | {"word": word} for code, word in _types().items()],
        "everywhere": _address(query, w="") if workspace else "",
        "next": _address(query, **{"from": str(start + PAGE)}) if len(found.hits) > start + PAGE else "",
    }


def _workspace(request) -> Workspace | None:
    """The reader's workspace that ``?w=`` names; without one it is all that the reader may see."""
    key = request.GET.get("w", "")
    if not key or not request.user.is_authenticated:
        return None
    return workspaces_of(request.user).filter(key=key).first()


def _types() -> dict[str, str]:
    return {
        "": _("All"),
        Type.INITIATIVE: _("Initiatives"),
        Type.ARGUMENT: _("Arguments"),
        Type.EVIDENCE: _("Evidence"),
        Type.SOURCE: _("Sources"),
        Type.COMMENT: _("Comments"),
        Type.FACT: _("Facts"),
        Type.QUESTION: _("Key questions"),
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
    }[Type(kind)]


def _count(count: int) -> str:
    if count >= MOST:
        return _("The best of the %d newest that match") % MOST
    return ngettext("%d result", "%d results", count) % count


def _choice(query: dict, **changed: str) -> dict:
    return {
        "href": _address(query, **changed),
        "now": all(query[name] == value for name, value in changed.items()),
    }


def _address(query: dict, **changed: str) -> str:
    return "?" + urlencode({name: value for name, value in {**query, **changed}.items() if value})


def _position(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
