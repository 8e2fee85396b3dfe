"""Search over all that the reader may see."""

from django.views.decorators.http import require_safe

from frontend.pages.search import search_page
from frontend.responses import page


@require_safe
def find(request):
    context = search_page(request)
    return page(request, "search/search.html", context, 422 if context["says_nothing"] else 200)
