"""What the options of an initiative are held against: the forms of criteria."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deliberation.actions import criteria
from deliberation.models import Criterion
from deliberation.permissions import can_edit_criterion, require
from frontend.forms.options import CriterionForm
from frontend.pages.options import edit_page, named, of_criterion
from frontend.places import find_below, find_initiative
from frontend.responses import CONFLICT, actor_of, see_other, submit

from .options import options_again


@require_POST
@login_required
def add(request, ref):
    initiative = find_initiative(request, ref)
    act = partial(_add, request, initiative)
    done = partial(_kept, request, ref, f"criterion:{ref}")
    again = partial(options_again, request, initiative, "criterion")
    return submit(request, CriterionForm(request.POST), act, done=done, again=again)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request, ref, pk):
    criterion = find_below(request, Criterion, ref, pk)
    require(can_edit_criterion(actor_of(request), criterion))
    again = partial(_page, request, criterion)
    if request.method != "POST":
        return again(CriterionForm(initial=of_criterion(criterion)))
    act, done = partial(_edit, request, criterion), partial(_kept, request, ref, f"criterion:{pk}")
    return submit(request, CriterionForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def remove(request, ref, pk):
    criteria.remove_criterion(by=actor_of(request), criterion=find_below(request, Criterion, ref, pk))
    return see_other(request, f"/i/{ref}/options/#criteria", said=_("The criterion was removed."))


def _add(request, initiative, *, where, version=None, **fields):
    return criteria.add_criterion(by=actor_of(request), initiative=initiative, source=where, **fields)


def _edit(request, criterion, *, where, **fields):
    """A source that was not touched stays as it is, whatever else is called like it."""
    source = criterion.source if where == named(criterion.source) else where
    return criteria.edit_criterion(by=actor_of(request), criterion=criterion, source=source, **fields)


def _kept(request, ref, saved, _criterion):
    return see_other(request, f"/i/{ref}/options/#criteria", said=_("Saved."), saved=saved)


def _page(request, criterion, form, status=200):
    if status == CONFLICT:
        form.catch_up(**of_criterion(criterion))
    context = {
        "heading": _("Change the criterion"),
        "key": f"criterion:{criterion.pk}",
        "remove": f"/i/{criterion.initiative.ref}/criteria/{criterion.pk}/remove/",
        "remove_word": _("Remove the criterion"),
    }
    return edit_page(request, criterion.initiative, form, context, status)
