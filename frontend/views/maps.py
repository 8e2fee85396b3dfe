"""The argument map of an initiative."""

from django.views.decorators.http import require_safe

from frontend.pages.maps import map_page
from frontend.places import find_initiative
from frontend.responses import page


@require_safe
def show(request, ref):
    return page(request, "initiatives/map.html", map_page(request, find_initiative(request, ref)))
