"""Comments on an initiative, the reply box of an argument, and what stands in the background of both."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deliberation.actions import arguments, discussion
from deliberation.errors import NotFound
from deliberation.markup import uncalled
from deliberation.models import Comment
from frontend.forms.discussion import CommentForm, ReplyForm
from frontend.in_place import card_anew, is_under_card
from frontend.pages.argument import argument_page
from frontend.pages.background import background_page
from frontend.pages.discussion import discussion_page
from frontend.pages.thread import address_of
from frontend.places import find_argument, find_initiative
from frontend.responses import actor_of, page, see_other, submit


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def talk(request, ref):
    """The discussion tab: comments on the initiative itself."""
    initiative = find_initiative(request, ref)
    again = partial(_talk_again, request, initiative)
    if request.method != "POST":
        return again(None)
    act = partial(_comment, request, initiative, None)
    done = partial(_commented, request, f"comment:{ref}")
    return submit(request, CommentForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def reply(request, ref, number):
    """The one box under an argument: a comment, or a response that is itself an argument."""
    argument = find_argument(request, ref, number)
    done = partial(_replied, request, argument)
    again = partial(_reply_again, request, argument)
    return submit(
        request, ReplyForm(request.POST), partial(_reply, request, argument), done=done, again=again
    )


@require_safe
def background(request, ref):
    """What is taken as given: text, objectives, facts, key questions."""
    return page(
        request, "initiatives/background.html", background_page(request, find_initiative(request, ref))
    )


def _reply(request, argument, reply_as, text, to):
    if reply_as == ReplyForm.COMMENT:
        return _comment(request, argument.initiative, argument, text, to)
    return arguments.respond(by=actor_of(request), parent=argument, relation=reply_as, claim=text)


def _comment(request, initiative, argument, text, to):
    parent = _parent(request, initiative, to) if to else None
    by = actor_of(request)
    return discussion.add_comment(by=by, initiative=initiative, argument=argument, parent=parent, text=text)


def _parent(request, initiative, pk):
    """The comment that is answered. Raises NotFound."""
    found = Comment.objects.visible_to(request.user).filter(initiative=initiative, pk=pk).first()
    if found is None:
        raise NotFound
    return found


def _replied(request, argument, result):
    ref, number = argument.initiative.ref, argument.number
    is_comment = isinstance(result, Comment)
    said = _standing(result) if is_comment else _("Your response stands, and can be voted on.")
    if is_under_card(request):
        return card_anew(request, argument, said)
    if is_comment:
        return _commented(request, f"reply:{ref}:{number}", result)
    return see_other(request, f"/i/{ref}/{number}/#responses", said=said, saved=f"reply:{ref}:{number}")


def _reply_again(request, argument, form, status):
    return page(request, "arguments/argument.html", argument_page(request, argument, reply=form), status)


def _commented(request, saved, comment):
    return see_other(request, address_of(comment), said=_standing(comment), saved=saved)


def _standing(comment):
    """With a word where somebody was to be called and nobody was."""
    missed = uncalled(comment.text)
    if not missed:
        return _("Your comment stands.")
    return _("Your comment stands, but %s called nobody: edit it to hold the whole name.") % missed


def _talk_again(request, initiative, form, status=200):
    return page(request, "discussion/discussion.html", discussion_page(request, initiative, form), status)
