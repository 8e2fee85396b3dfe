"""What owners read of their workspace: a list of who did what, its files, and what members act with."""

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_safe

from deliberation.audit import acts_of, as_csv, as_json_lines
from frontend.forms.audit import AuditForm
from frontend.pages.audit import acts_page, asked_of, events_page
from frontend.places import find_managed
from frontend.responses import page, streamed

FILES = {"csv": (as_csv, "text/csv; charset=utf-8"), "jsonl": (as_json_lines, "application/jsonl")}


@require_safe
@login_required
def acts(request, key):
    workspace, form = find_managed(request, key), AuditForm(request.GET)
    status = 200 if form.is_valid() else 422
    return page(request, "audit/acts.html", acts_page(request, workspace, form), status)


@require_safe
@login_required
def events(request, key):
    return page(request, "audit/events.html", events_page(request, find_managed(request, key)))


@require_safe
@login_required
def as_file(request, key, kind):
    workspace, form = find_managed(request, key), AuditForm(request.GET)
    if not form.is_valid():
        return acts(request, key)
    write, media = FILES[kind]
    rows = acts_of(workspace, request.user, **asked_of(form, workspace))
    return streamed(write(rows, workspace.key), f"{workspace.key}-audit.{kind}", media)
