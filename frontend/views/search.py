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
    """For htmx, while a claim is being written; an empty answer where nothing is like it."""
    initiative = find_initiative(request, ref)
    context = {"similar": similar_lines(request, initiative, request.GET.get("claim", ""))}
    return page(request, "components/similar.html", context)
