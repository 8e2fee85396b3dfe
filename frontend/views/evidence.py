"""Evidence: of an initiative, and under an argument, where it is brought, said, graded and taken away."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deliberation.actions import sources as actions
from deliberation.errors import Refusal
from frontend.forms.sources import EvidenceEditForm, EvidenceForm, GradeForm
from frontend.in_place import card_anew, is_under_card
from frontend.pages.argument import argument_page
from frontend.pages.evidence import evidence_page
from frontend.pages.evidence_by_source import evidence_by_source
from frontend.places import find_argument, find_evidence, find_initiative, find_source
from frontend.responses import actor_of, page, see_other, submit

from .sources import file_source


@require_safe
def by_source(request, ref):
    """All evidence of an initiative, source by source."""
    context = evidence_by_source(request, find_initiative(request, ref))
    return page(request, "sources/of_initiative.html", context)


@require_POST
@login_required
def cite(request, ref, number):
    """Add a source as evidence to an argument: an address, a citation or a title is enough."""
    argument = find_argument(request, ref, number)
    act = partial(_cite, request, argument)
    done = partial(_cited, request, argument)
    again = partial(_cite_again, request, argument)
    return submit(request, EvidenceForm(request.POST, request.FILES), act, done=done, again=again)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def evidence(request, ref, number, pk):
    """What one piece of evidence says, to be changed, graded or taken away."""
    found = find_evidence(request, ref, number, pk)
    if request.method != "POST":
        return page(request, "sources/evidence.html", evidence_page(request, found))
    act = partial(actions.edit_evidence, by=actor_of(request), evidence=found)
    again = partial(_again, request, ref, number, pk, "edit")
    return submit(
        request, EvidenceEditForm(request.POST), act, done=partial(_saved, request, found), again=again
    )


@require_POST
@login_required
def grade(request, ref, number, pk):
    found = find_evidence(request, ref, number, pk)
    act = partial(actions.edit_evidence, by=actor_of(request), evidence=found)
    again = partial(_again, request, ref, number, pk, "grade")
    return submit(request, GradeForm(request.POST), act, done=partial(_saved, request, found), again=again)


@require_POST
@login_required
def remove(request, ref, number, pk):
    actions.remove_evidence(by=actor_of(request), evidence=find_evidence(request, ref, number, pk))
    said = _("Removed. The source stays in the library.")
    return see_other(request, f"/i/{ref}/{number}/#evidence", said=said)


def _cite(request, argument, where, chosen, file, kept, **fields):
    """A file goes to the library first, so that it is there whatever is wrong with the rest."""
    workspace = argument.initiative.workspace
    if file:
        where = file_source(request, workspace, file)
    elif pk := chosen or (None if where else kept):
        where = find_source(request, workspace.key, pk)
    return actions.add_evidence(by=actor_of(request), argument=argument, source=where, **fields)


def _cited(request, argument, added):
    ref, number = argument.initiative.ref, argument.number
    said = _("The source was added.")
    if is_under_card(request):
        return card_anew(request, argument, said)
    to = f"/i/{ref}/{number}/?added={added.pk}#evidence"
    return see_other(request, to, said=said, saved=f"cite:{ref}:{number}")


def _cite_again(request, argument, form, status):
    """A file that came with a refused form is in the library by now, so that nobody has to send it again."""
    if kept := _kept(request, argument):
        form.data = {**form.data.dict(), "where": "", "chosen": "", "kept": str(kept.pk)}
    return page(request, "arguments/argument.html", argument_page(request, argument, evidence=form), status)


def _kept(request, argument):
    """The source that the sent file is, or nothing where there is none or it is what was refused."""
    sent = request.FILES.get("file")
    try:
        return file_source(request, argument.initiative.workspace, sent) if sent else None
    except Refusal:
        return None


def _saved(request, found, _changed):
    argument = found.argument
    to = f"/i/{argument.initiative.ref}/{argument.number}/#evidence-{found.pk}"
    return see_other(request, to, said=_("Saved."), saved=f"evidence:{found.pk}")


def _again(request, ref, number, pk, name, form, status):
    """What was typed, beside what stands there now."""
    present = find_evidence(request, ref, number, pk)
    form.catch_up(version=present.version)
    return page(request, "sources/evidence.html", evidence_page(request, present, **{name: form}), status)
