"""How an argument was and is worded."""

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_POST, require_safe

from deliberation.permissions import can_revise_argument, require
from frontend.forms.arguments import ReviseForm
from frontend.pages.wordings import wordings_page
from frontend.places import find_argument
from frontend.responses import actor_of, page


@require_safe
def show(request, ref, number):
    """All wordings, each with what it changed."""
    return page(
        request, "arguments/wordings.html", wordings_page(request, find_argument(request, ref, number))
    )


@require_POST
@login_required
def meaning(request, ref, number):
    """While the editor types: the question whether the meaning changes, with yes where it seems so."""
    argument = find_argument(request, ref, number)
    require(can_revise_argument(actor_of(request), argument))
    form = ReviseForm(request.POST, argument=argument)
    proposed = form.propose()
    context = {"argument": argument, "initiative": argument.initiative, "form": form, "proposed": proposed}
    return page(request, "arguments/meaning.html", context)
