"""Files that texts show or link to: attached by a form of their own, which answers an editor with what to put in."""

from functools import partial

from csp.decorators import csp_update
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deliberation.actions import attachments as actions
from deliberation.actions.storing import bytes_of
from deliberation.briefs.extract.limits import FILE_AT_MOST
from deliberation.markup import markdown_of
from deliberation.permissions import can_read_as_member, require
from frontend.forms.attachments import AttachmentForm
from frontend.pages.attachments import attachments_page
from frontend.places import find_attachment, find_initiative
from frontend.responses import actor_of, download, page, see_other, submit

TEXT = "text/plain"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def attached(request, ref):
    """Without JavaScript the page is the way: it says what to put into a text."""
    initiative = find_initiative(request, ref)
    require(can_read_as_member(actor_of(request), initiative))
    if request.method != "POST":
        return page(request, "writing/attachments.html", attachments_page(request, initiative))
    act, again = partial(_attach, request, initiative), partial(_again, request, initiative)
    form = AttachmentForm(request.POST, request.FILES)
    return submit(request, form, act, done=partial(_attached, request), again=again)


@require_safe
@csp_update({"sandbox": True})  # type: ignore[arg-type]
def file(request, pk):
    """Shown are pictures, which we drew ourselves; anything else is to be kept."""
    attachment = find_attachment(request, pk)
    if not attachment.is_picture:
        return download(bytes_of(attachment.file), attachment.file_name)
    kind, name = attachment.media_type, attachment.file_name
    return FileResponse(bytes_of(attachment.file), filename=name, content_type=kind)


@require_POST
@login_required
def remove(request, pk):
    attachment = find_attachment(request, pk)
    actions.remove_attachment(by=actor_of(request), attachment=attachment)
    said = _("The file is gone; texts keep the words that stood for it.")
    return see_other(request, f"/i/{attachment.initiative.ref}/attachments/", said=said)


def _attach(request, initiative, *, file):
    content = file.read(FILE_AT_MOST + 1)
    by = actor_of(request)
    return actions.attach(by=by, initiative=initiative, content=content, filename=file.name)


def _attached(request, kept):
    attachment, _is_new = kept
    if _is_editor(request):
        put = markdown_of(attachment.pk, attachment.file_name, attachment.measures)
        return HttpResponse(put, status=201, content_type=f"{TEXT}; charset=utf-8")
    to = f"/i/{attachment.initiative.ref}/attachments/#file-{attachment.pk}"
    return see_other(request, to, said=_("The file is attached. Copy its line into your text."))


def _is_editor(request) -> bool:
    """It asks for a line of text where a page of ours asks for itself."""
    return request.headers.get("Accept") == TEXT


def _again(request, initiative, form, status):
    if _is_editor(request):
        return HttpResponse(form.sentence(), status=status, content_type=f"{TEXT}; charset=utf-8")
    return page(request, "writing/attachments.html", attachments_page(request, initiative, form), status)
