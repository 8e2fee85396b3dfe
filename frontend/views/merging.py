"""Arguments that say the same: choosing the other one, merging, and undoing it."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deliberation.actions import merging as actions
from deliberation.errors import Invalid, NotFound
from deliberation.models import Argument, Duplicate
from deliberation.permissions import can_mark_duplicate, can_merge, require
from frontend.forms.merging import DuplicateForm
from frontend.pages.merging import duplicate_page
from frontend.pages.similar import similar_choices
from frontend.places import find_argument
from frontend.responses import actor_of, page, see_other, submit
from frontend.said import Undo


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def duplicate(request, ref, number):
    """Choose the argument that says the same, then mark it or merge this one into it."""
    argument = find_argument(request, ref, number)
    require(can_mark_duplicate(actor_of(request), argument))
    again, offered = partial(_choose, request, argument), similar_choices(request, argument)
    if request.method != "POST":
        return again(DuplicateForm(initial={"of": request.GET.get("of", "")}, ref=ref, alike=offered))
    form = DuplicateForm(request.POST, ref=ref, alike=offered)
    return submit(
        request, form, partial(_say_so, request, argument), done=lambda response: response, again=again
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def unmerge(request, ref, number):
    argument = find_argument(request, ref, number)
    require(can_merge(actor_of(request), argument))
    if request.method != "POST":
        return page(request, "merging/unmerge.html", duplicate_page(request, argument))
    into = argument.merged_into
    actions.unmerge_argument(by=actor_of(request), argument=argument)
    here, said = f"/i/{ref}/{number}/", _("It stands by itself again.")
    again = {"of": str(into.number), "do": DuplicateForm.MERGE} if into else {}
    return see_other(request, here, said=said, undo=Undo(f"{here}duplicate/", again) if again else None)


@require_POST
@login_required
def dismiss(request, ref, number, pk):
    argument = find_argument(request, ref, number)
    mark = (
        Duplicate.objects.visible_to(request.user).filter(says=argument, pk=pk).select_related("says").first()
    )
    if mark is None:
        raise NotFound
    actions.dismiss_duplicate(by=actor_of(request), duplicate=mark)
    return see_other(request, f"/i/{ref}/{number}/", said=_("Kept apart: both say different things."))


def _choose(request, argument, form, status=200):
    return page(request, "merging/duplicate.html", duplicate_page(request, argument, form), status)


def _say_so(request, argument, of, do):
    here, by, other = f"/i/{argument.initiative.ref}/", actor_of(request), _other(request, argument, of)
    if do == DuplicateForm.MERGE:
        actions.merge_argument(by=by, argument=argument, into=other)
        said = _("Merged. %s shows as this argument; both can be parted again.") % argument.ref
        undo = Undo(f"{here}{argument.number}/unmerge/")
        return see_other(request, f"{here}{other.number}/", said=said, undo=undo)
    actions.mark_duplicate(by=by, argument=argument, of=other)
    said = _("Marked. Its author and the facilitators are asked to look at it.")
    return see_other(request, f"{here}{argument.number}/", said=said)


def _other(request, argument, number) -> Argument:
    rows = Argument.objects.visible_to(request.user).select_related("initiative__workspace")
    other = rows.filter(initiative=argument.initiative, number=number).first()
    if other is None:
        raise Invalid.at("of", "does_not_exist", _("There is no argument of this number here."))
    return other
