"""What the pages themselves explain; open to everybody, as the words stand on pages that the public reads."""

from django.views.decorators.http import require_safe

from frontend import glossary
from frontend import keys as known_keys
from frontend.responses import page
from frontend.tour import STEPS


@require_safe
def words(request):
    return page(request, "help/words.html", {"groups": glossary.GROUPS})


@require_safe
def keys(request):
    return page(request, "help/keys.html", {"groups": known_keys.GROUPS})


@require_safe
def board(request):
    return page(request, "help/board.html", {"steps": STEPS})
