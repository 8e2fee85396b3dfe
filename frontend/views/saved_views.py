"""What one asks a list for again and again: kept under a name, opened from a menu, removed."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deliberation.actions import saved_views as actions
from frontend.forms.saved_views import SaveViewForm
from frontend.pages.saved_views import Place, views_page
from frontend.places import find_saved_view, find_workspace
from frontend.responses import actor_of, page, see_other, submit
from frontend.said import Undo


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def views(request, key):
    """One's views of a list, for htmx as what its menu holds; a POST saves another."""
    workspace = find_workspace(request, key)
    place = Place.of(workspace, request.POST or request.GET)
    if request.method != "POST":
        template = "saved_views/panel.html" if request.htmx else "saved_views/page.html"
        return page(request, template, views_page(request, place))
    act = partial(
        actions.save_view,
        by=actor_of(request),
        workspace=workspace,
        listing=place.listing,
        query=place.asked,
    )
    again = partial(_again, request, place)
    return submit(request, SaveViewForm(request.POST), act, done=partial(_saved, request, place), again=again)


@require_POST
@login_required
def remove(request, key, pk):
    view = find_saved_view(request, key, pk)
    place = Place.of(view.workspace, request.POST)
    actions.remove_view(by=actor_of(request), view=view)
    undo = Undo(f"/w/{key}/views/", {"name": view.name, **place.named, **view.asked})
    said = _("“%s” is no longer kept.") % view.name
    return see_other(request, place.address(), said=said, undo=undo)


def _saved(request, place, view):
    undo = Undo(f"/w/{place.workspace.key}/views/{view.pk}/remove/", place.said)
    return see_other(request, place.address(view), said=_("Saved as “%s”.") % view.name, undo=undo)


def _again(request, place, form, status):
    return page(request, "saved_views/page.html", views_page(request, place, form), status)
