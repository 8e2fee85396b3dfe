"""What bears on what: made from a thing, or from an initiative or argument, and taken away."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deliberation.actions import links as actions
from deliberation.errors import NotFound
from deliberation.permissions import can_link, require
from frontend.forms.links import FindThingForm, PlaceForm, ThingForm
from frontend.pages.links import around_page, linking_page
from frontend.places import find_argument, find_initiative, find_workspace
from frontend.places.links import find_link, find_linkable, find_named
from frontend.responses import actor_of, back_to, page, see_other, submit


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def of_thing(request, key, noun, pk):
    """Say what a thing bears on."""
    workspace, thing = find_workspace(request, key), find_linkable(request, key, noun, pk)
    require(can_link(actor_of(request), workspace))
    again = partial(_thing_again, request, thing, workspace)
    if request.method != "POST":
        return again(PlaceForm(), 200)
    act = partial(_add_to_named, request, thing)
    done = partial(_added, request, f"{thing.path_in(key)}#links")
    return submit(request, PlaceForm(request.POST), act, done=done, again=again)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def of_initiative(request, ref):
    initiative = find_initiative(request, ref)
    return _of_place(request, initiative, initiative, f"/i/{ref}/links/")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def of_argument(request, ref, number):
    argument = find_argument(request, ref, number)
    if not argument.is_readable_by(request.user.pk, argument.reader_role):
        raise NotFound
    return _of_place(request, find_initiative(request, ref), argument, f"/i/{ref}/{number}/links/")


@require_POST
@login_required
def remove(request, pk):
    link = find_link(request, pk)
    to = back_to(request, f"{link.thing.path_in(link.workspace.key)}#links")
    actions.remove_link(by=actor_of(request), link=link)
    return see_other(request, to, said=_("The link was taken away."))


def _of_place(request, initiative, place, here):
    again = partial(_place_again, request, initiative, place)
    if request.method != "POST":
        return again(None, 200)
    act = partial(_add_thing, request, initiative.workspace.key, place)
    return submit(request, ThingForm(request.POST), act, done=partial(_added, request, here), again=again)


def _add_to_named(request, thing, place, note):
    named = find_named(request, place)
    return actions.add_link(by=actor_of(request), thing=thing, place=named, note=note)


def _add_thing(request, key, place, thing_type, thing, note):
    found = find_linkable(request, key, thing_type, thing)
    return actions.add_link(by=actor_of(request), thing=found, place=place, note=note)


def _added(request, to, link):
    return see_other(request, to, said=_("They are linked."))


def _thing_again(request, thing, workspace, form, status):
    return page(request, "links/thing.html", linking_page(request, thing, workspace, form), status)


def _place_again(request, initiative, place, form, status):
    find = FindThingForm(request.GET)
    context = around_page(request, initiative, place, find=find, refused=form)
    return page(request, "links/place.html", context, status)
