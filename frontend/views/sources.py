"""The library of a workspace's sources."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deliberation.actions import sources as actions
from deliberation.actions.files import keep_file
from deliberation.actions.storing import bytes_of
from deliberation.briefs.extract.limits import FILE_AT_MOST
from deliberation.citations import read_citation
from deliberation.errors import NotFound
from deliberation.permissions import can_add_source, can_edit_source, require
from frontend.forms.sources import FileForm, RecheckForm, RefuteForm, SourceForm
from frontend.pages.library import called as library_called
from frontend.pages.library import library_page
from frontend.pages.library import options as library_options
from frontend.pages.source import source_page
from frontend.places import find_source, find_workspace
from frontend.responses import CONFLICT, actor_of, back_to, download, page, see_other, submit


@require_safe
@login_required
def library(request, key):
    return page(request, "sources/library.html", library_page(request, find_workspace(request, key)))


@require_safe
@login_required
def options(request, key):
    """What can be chosen from the library while somebody types; for the listbox of a combobox."""
    return page(request, "sources/options.html", library_options(request, find_workspace(request, key)))


@require_safe
@login_required
def called(request, key):
    """Options for whoever types "[[" in a text; for a listbox."""
    return page(
        request, "sources/called.html", {"sources": library_called(request, find_workspace(request, key))}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add(request, key):
    workspace = find_workspace(request, key)
    require(can_add_source(actor_of(request), workspace))
    again = partial(_form_page, request, workspace, None)
    if request.method != "POST":
        return again(SourceForm())
    if "paste" in request.POST:
        return again(SourceForm(initial=read_citation(request.POST["paste"]).fields()))
    act = partial(_add, request, workspace)
    return submit(request, SourceForm(request.POST), act, done=partial(_added, request), again=again)


@require_POST
@login_required
def upload(request, key):
    """A file as a source: filed first, then its fields can be filled in."""
    workspace = find_workspace(request, key)
    act = partial(_upload, request, workspace)
    again = partial(_upload_again, request, workspace)
    form = FileForm(request.POST, request.FILES)
    return submit(request, form, act, done=partial(_uploaded, request, workspace), again=again)


@require_safe
@login_required
def file(request, key, pk):
    """The file of a source, to be kept and never to be shown in place."""
    source = find_source(request, key, pk)
    if not source.file:
        raise NotFound
    return download(bytes_of(source.file), source.file_name)


@require_safe
@login_required
def show(request, key, pk):
    return page(request, "sources/source.html", source_page(request, find_source(request, key, pk)))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request, key, pk):
    source = find_source(request, key, pk)
    require(can_edit_source(actor_of(request), source))
    again = partial(_form_page, request, source.workspace, source)
    if request.method != "POST":
        return again(SourceForm(initial=_as_it_stands(source)))
    act = partial(actions.edit_source, by=actor_of(request), source=source)
    done = partial(_kept, request)
    return submit(request, SourceForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def recheck(request, key, pk):
    """It was looked at today, and still says what it is cited for."""
    source = find_source(request, key, pk)
    act = partial(actions.recheck_source, by=actor_of(request), source=source)
    again = partial(_recheck_again, request, source)
    return submit(request, RecheckForm(request.POST), act, done=partial(_kept, request), again=again)


@require_POST
@login_required
def refute(request, key, pk):
    """It was looked at today, and does not hold."""
    source = find_source(request, key, pk)
    act = partial(actions.refute_source, by=actor_of(request), source=source)
    again = partial(_recheck_again, request, source, name="refute")
    return submit(request, RefuteForm(request.POST), act, done=partial(_kept, request), again=again)


def _add(request, workspace, *, version=None, **fields):
    return actions.keep_source(by=actor_of(request), workspace=workspace, **fields)


def file_source(request, workspace, sent):
    """The source that an uploaded file is. Raises NotAllowed, Invalid."""
    sent.seek(0)
    content = sent.read(FILE_AT_MOST + 1)
    by = actor_of(request)
    return keep_file(by=by, workspace=workspace, content=content, filename=sent.name)[0]


def _upload(request, workspace, file):
    return file_source(request, workspace, file)


def _uploaded(request, workspace, source):
    may_edit = can_edit_source(actor_of(request), source)
    to = f"/w/{workspace.key}/sources/{source.pk}/{'edit/' if may_edit else ''}"
    return see_other(request, to, said=_("The file is in the library."))


def _upload_again(request, workspace, form, status):
    return _form_page(request, workspace, None, SourceForm(), status, upload=form)


def _as_it_stands(source) -> dict:
    return {name: getattr(source, name) for name in SourceForm.base_fields}


def _form_page(request, workspace, source, form, status=200, upload=None):
    """After a conflict with the present version, so that what was typed can be saved again."""
    if status == CONFLICT:
        form.catch_up(**_as_it_stands(source))
    context = {"form": form, "workspace": workspace, "source": source, "section": "sources"}
    context["upload"] = upload or FileForm()
    return page(request, "sources/form.html", context | {"next": back_to(request, "")}, status)


def _added(request, kept):
    source, is_new = kept
    said = _("Saved.") if is_new else _("It is in the library already; what stands here was not changed.")
    key = source.workspace.key
    return see_other(request, f"/w/{key}/sources/{source.pk}/", said=said, saved=f"source:{key}")


def _kept(request, source):
    to = back_to(request, f"/w/{source.workspace.key}/sources/{source.pk}/")
    return see_other(request, to, said=_("Saved."), saved=f"source:{source.pk}")


def _recheck_again(request, source, form, status, name="recheck"):
    if status == CONFLICT:
        form.catch_up(version=source.version)
    return page(request, "sources/source.html", source_page(request, source, **{name: form}), status)
