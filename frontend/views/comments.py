"""One comment: where it stands, changing it for half an hour, taking it away."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from deliberation.actions import discussion as actions
from deliberation.markup import spell_mentions
from deliberation.permissions import can_edit_comment, can_read_as_member, require
from deliberation.permissions.calling import spellings
from frontend.forms.discussion import EditForm
from frontend.pages.people import people_page
from frontend.pages.thread import address_of
from frontend.places import find_comment, find_initiative
from frontend.responses import actor_of, page, see_other, submit


@require_safe
@login_required
def show(request, pk):
    """The lasting address of a comment: it leads to the page of its thread."""
    return see_other(request, address_of(find_comment(request, pk)))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request, pk):
    comment = find_comment(request, pk)
    require(can_edit_comment(actor_of(request), comment))
    seen = {"text": spell_mentions(comment.text, spellings(comment.initiative)), "version": comment.version}
    again = partial(_edit_page, request, comment)
    if request.method != "POST":
        return again(EditForm(initial=seen))
    act = partial(actions.edit_comment, by=actor_of(request), comment=comment)
    done = partial(_saved, request)
    return submit(request, EditForm(request.POST, initial=seen), act, done=done, again=again)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def delete(request, pk):
    comment = find_comment(request, pk)
    require(can_edit_comment(actor_of(request), comment))
    if request.method != "POST":
        return page(request, "discussion/delete.html", comment_place(comment))
    actions.delete_comment(by=actor_of(request), comment=comment)
    return see_other(request, address_of(comment), said=_("Deleted. Its place and the replies stay."))


@require_safe
@login_required
def people(request, ref):
    """Options for whoever types "@": members who see the initiative, by name or organisation."""
    initiative = find_initiative(request, ref)
    require(can_read_as_member(actor_of(request), initiative))
    return page(request, "discussion/people.html", people_page(request, initiative))


def comment_place(comment) -> dict:
    """What pages about one comment show around it."""
    initiative = comment.initiative
    return {
        "comment": comment,
        "initiative": initiative,
        "workspace": initiative.workspace,
        "section": "initiatives",
        "back": f"/comments/{comment.pk}/",
    }


def _edit_page(request, comment, form, status=200):
    """With the present text beside the form when it was changed meanwhile, perhaps in another window."""
    context = {**comment_place(comment), "form": form, "present": comment if status == 409 else None}
    return page(request, "discussion/edit.html", context, status)


def _saved(request, comment):
    return see_other(request, f"/comments/{comment.pk}/", said=_("Saved."), saved=f"comment:{comment.pk}")
