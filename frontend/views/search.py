"""Search over all that the reader may see, and what is like a claim that is being written."""

from django.views.decorators.http import require_safe

from frontend.pages.search import search_page
from frontend.pages.similar import similar_lines
from frontend.places import find_initiative
from frontend.responses import page


@require_safe
def find(request):
    context = search_page(request)
    return page(request, "search/search.html", context, 422 if context["says_nothing"] else 200)


@require_safe
def alike(request, ref):
    """For htmx, while a claim is being written; an empty answer where nothing is like it.

    In the reply box the claim is its ``text``, and ``but`` the number of the argument that it responds to.
    """
    initiative, asked = find_initiative(request, ref), request.GET
    lines = similar_lines(
        request, initiative, asked.get("claim") or asked.get("text", ""), but=asked.get("but")
    )
    context = {"similar": lines}
    return page(request, "components/similar.html", context)
