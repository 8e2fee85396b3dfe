"""Status reports: the list with the form of a new one, one of them, its buttons, and what it is as a file."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deliberation.actions import status_reports as actions
from deliberation.briefings import FILES, last_of, stamped
from deliberation.briefings.status_reports import report_as_outline
from deliberation.models import StatusReport
from deliberation.permissions import can_edit_status_report, can_read_as_member, require
from frontend.forms.status_reports import ReportWordForm, StatusReportForm
from frontend.pages.status_reports import initial_of, read_whole, report_page, reports_page
from frontend.places import find_below, find_initiative
from frontend.responses import CONFLICT, actor_of, page, press, see_other, submit

BY_ENDING = {file.ending: file for file in FILES.values()}
page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@page_or_form
@login_required
def listed(request, ref):
    """All of them; a POST begins one."""
    initiative = find_initiative(request, ref)
    if request.method != "POST":
        return page(request, "monitoring/reports.html", reports_page(request, initiative))
    act, again = partial(_add, request, initiative), partial(_list_again, request, initiative)
    done = partial(_kept, request, ref, f"report:{ref}")
    return submit(request, StatusReportForm(request.POST), act, done=done, again=again)


@require_safe
@login_required
def show(request, ref, pk):
    return page(request, "monitoring/report.html", report_page(request, _whole(request, ref, pk)))


@page_or_form
@login_required
def edit(request, ref, pk):
    report = find_below(request, StatusReport, ref, pk)
    require(can_edit_status_report(actor_of(request), report))
    again = partial(_edit_page, request, report)
    if request.method != "POST":
        return again(StatusReportForm(initial=initial_of(report)))
    act = partial(actions.edit_status_report, by=actor_of(request), report=report)
    done = partial(_kept, request, ref, f"report:{pk}")
    return submit(request, StatusReportForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def hand_in(request, ref, pk):
    report = find_below(request, StatusReport, ref, pk)
    act = partial(actions.submit_status_report, by=actor_of(request), report=report)
    return press(act, done=partial(_kept, request, ref, ""), again=partial(_noticed, request, ref, pk))


@require_POST
@login_required
def answer(request, ref, pk):
    """What a lead party says to it."""
    report = find_below(request, StatusReport, ref, pk)
    act = partial(actions.answer_status_report, by=actor_of(request), report=report)
    again, done = partial(_word_again, request, ref, pk), partial(_kept, request, ref, "")
    return submit(request, ReportWordForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def remove(request, ref, pk):
    report = find_below(request, StatusReport, ref, pk)
    act = partial(actions.remove_status_report, by=actor_of(request), report=report)
    done = partial(_removed, request, ref)
    return press(act, done=done, again=partial(_noticed, request, ref, pk))


@require_safe
@login_required
def as_file(request, ref, pk, ending):
    """The report as one of the files that documents become, stamped."""
    report, file, now = _whole(request, ref, pk), BY_ENDING.get(ending), timezone.now()
    require(can_read_as_member(actor_of(request), report.initiative))
    if file is None:
        raise Http404
    workspace = report.initiative.workspace
    seq = last_of(workspace)
    outline = stamped(report_as_outline(report), workspace, seq, now)
    answered = HttpResponse(file.write(outline, report.title, now), content_type=file.media)
    name = f"{ref}-report-{report.ends_on}.{ending}"
    answered["Content-Disposition"] = f'attachment; filename="{name}"'
    return answered


def _whole(request, ref, pk):
    report = find_below(request, StatusReport, ref, pk)
    return read_whole(report, find_initiative(request, ref))


def _add(request, initiative, *, version=None, **fields):
    return actions.add_status_report(by=actor_of(request), initiative=initiative, **fields)


def _kept(request, ref, saved, report):
    return see_other(request, f"/i/{ref}/monitoring/reports/{report.pk}/", said=_("Saved."), saved=saved)


def _removed(request, ref, _nothing):
    return see_other(request, f"/i/{ref}/monitoring/reports/", said=_("The report was removed."))


def _list_again(request, initiative, form, status):
    return page(request, "monitoring/reports.html", reports_page(request, initiative, form=form), status)


def _noticed(request, ref, pk, *, status, notice):
    context = report_page(request, _whole(request, ref, pk), notice=notice)
    return page(request, "monitoring/report.html", context, status)


def _word_again(request, ref, pk, form, status):
    """The page as it is now with the refused word; where it takes none any more, with the sentence alone."""
    context = report_page(request, _whole(request, ref, pk), word=form)
    if context["word"] is None:
        context["notice"] = form.sentence()
    return page(request, "monitoring/report.html", context, status)


def _edit_page(request, report, form, status=200):
    if status == CONFLICT:
        form.catch_up(**initial_of(report))
    place = {"initiative": report.initiative, "workspace": report.initiative.workspace}
    context = {"form": form, "report": report, "section": "initiatives", **place}
    return page(request, "monitoring/edit_report.html", context, status)
