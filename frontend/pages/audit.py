"""Who did what in a workspace, for its owners."""

from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from accounts.models import Workspace
from deliberation.audit import EVENTS, acts_of, behind, events_of, in_words
from deliberation.audit.acts import Act
from frontend.forms.audit import AuditForm
from frontend.reader import Reader

from .keyset import id_in, page_after

PAGE = 50


def acts_page(request, workspace: Workspace, form: AuditForm) -> dict:
    """The context of audit/acts.html: the latest first, from the act ``?before=`` down."""
    reader = Reader.of(request, workspace)
    asked = asked_of(form, workspace)
    rows = acts_of(workspace, request.user, **asked)
    if before := id_in(request.GET.get("before", "")):
        rows = behind(rows, before)
    found = list(rows.order_by("-seq")[: PAGE + 1]) if form.is_valid() else []
    kept = {name: value for name, value in form.data.items() if name in form.fields and value}
    return {
        **_around(workspace),
        "form": form,
        "narrowed": bool(kept),
        "acts": [_row(act, reader) for act in in_words(found[:PAGE], workspace.key)],
        "files": {kind: f"/w/{workspace.key}/audit.{kind}?{urlencode(kept)}" for kind in ("csv", "jsonl")},
        "next": f"?{urlencode(kept | {'before': found[PAGE - 1].pk})}" if len(found) > PAGE else "",
    }


def events_page(request, workspace: Workspace) -> dict:
    """The context of audit/events.html, from ``?after=`` on."""
    reader = Reader.of(request, workspace)
    rows, after = page_after(events_of(workspace), request.GET.get("after", ""), "-at", PAGE)
    return {
        **_around(workspace),
        "events": [
            {
                "when": reader.moment(row.at),
                "sentence": EVENTS[row.kind] % {"actor": row.user.name},
                "token": row.details.get("token_key", ""),
                "scopes": ", ".join(row.details.get("scopes", [])),
            }
            for row in rows
        ],
        "next": f"?{urlencode({'after': after})}" if after else "",
    }


def asked_of(form: AuditForm, workspace: Workspace) -> dict[str, Any]:
    """The form's filters as ``acts_of`` takes them: whole days of the workspace."""
    asked = dict(form.cleaned_data) if form.is_valid() else {}
    zone, a_day = ZoneInfo(workspace.time_zone), timedelta(days=1)
    for name, later in (("since", timedelta()), ("until", a_day)):
        if asked.get(name):
            asked[name] = datetime.combine(asked[name] + later, time(), zone)
    return asked


def _around(workspace: Workspace) -> dict:
    return {"workspace": workspace, "section": "people", "here": "audit"}


def _row(act: Act, reader: Reader) -> dict:
    return {
        "seq": act.seq,
        "when": reader.moment(act.at),
        "sentence": act.sentence,
        "about": act.about,
        "href": act.path,
        "ref": act.ref,
        "token": " ".join(filter(None, (act.token, act.token_key))),
    }
