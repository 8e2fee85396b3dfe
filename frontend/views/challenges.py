"""The challenges of an initiative, and who handles one."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Organisation, User
from deliberation.actions import arguments as actions
from deliberation.errors import NotFound
from deliberation.models import Kind
from frontend.pages.challenge import as_it_stands, challenge_form, challenge_page
from frontend.pages.challenges import challenges_page
from frontend.places import find_argument, find_initiative
from frontend.responses import CONFLICT, actor_of, page, see_other, submit


@require_safe
def listed(request, ref):
    return page(request, "challenges/list.html", challenges_page(request, find_initiative(request, ref)))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def handle(request, ref, number):
    """Who handles it? How likely, how grave, by when, how it stands, and how it stood before."""
    argument = find_challenge(request, ref, number)
    again = partial(_again, request, ref, number)
    if request.method != "POST":
        return again(challenge_form(argument, get_language()))
    act = partial(_handle, request, argument)
    form = challenge_form(argument, get_language(), request.POST)
    return submit(request, form, act, done=partial(_handled, request, ref, number), again=again)


def find_challenge(request, ref, number):
    argument = find_argument(request, ref, number)
    readable = argument.is_readable_by(request.user.pk, argument.reader_role)
    if argument.kind != Kind.CHALLENGE or not readable:
        raise NotFound
    return argument


def _handle(request, argument, owner, responsible, **fields):
    """The form offers only ids that exist; the verb says whether they fit."""
    nouns: dict[str, Any] = {
        "owner": Organisation.objects.filter(pk=owner).first() if owner else None,
        "responsible": User.objects.filter(pk=responsible).first() if responsible else None,
    }
    return actions.update_challenge(by=actor_of(request), argument=argument, **nouns, **fields)


def _handled(request, ref, number, _challenge):
    to = f"/i/{ref}/{number}/#handling"
    return see_other(request, to, said=_("Saved."), saved=f"challenge:{ref}:{number}")


def _again(request, ref, number, form, status=200):
    """After a conflict beside how it stands now, so that what was typed can be saved again."""
    argument = find_challenge(request, ref, number)
    if status == CONFLICT:
        form.catch_up(**as_it_stands(argument.challenge))
    return page(request, "challenges/challenge.html", challenge_page(request, argument, form), status)
