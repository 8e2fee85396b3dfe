"""What bears on what: the links of a thing with the deliberation, and what stands around an initiative or argument."""

from typing import Any

from django.db.models import Q
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from accounts.models import Workspace
from deliberation.models import Argument, Evidence, Initiative, Link, Meeting
from deliberation.models.links import PLACES, THINGS, LinkQuerySet, type_of
from deliberation.permissions import can_link, can_remove_link, require
from frontend.forms.links import FindThingForm, PlaceForm, ThingForm
from frontend.responses import actor_of

from .frame import frame
from .on_agendas import meetings_about
from .sight import Sight

FOUND_AT_MOST = 10  # of each noun
LISTED_AT_MOST = 200


def links_of_thing(request, thing: Any, workspace: Workspace) -> dict:
    """The context of links/of_thing.html: what a thing bears on, and the form to say more."""
    noun = type_of(thing, THINGS)
    rows = _seen(request).filter(**{noun: thing.pk})
    return {
        "links": [_line(request, row, _place) for row in rows[:LISTED_AT_MOST]],
        "link_at": f"/w/{workspace.key}/links/{noun}/{thing.pk}/",
        "link_form": PlaceForm(auto_id="link_%s") if can_link(actor_of(request), workspace) else None,
    }


def linking_page(request, thing: Any, workspace: Workspace, form: PlaceForm | None = None) -> dict:
    """The context of links/thing.html; ``form`` is one that was refused."""
    return {
        **links_of_thing(request, thing, workspace),
        "workspace": workspace,
        "section": "follow-up",
        "title": thing.title_in(_language()),
        "word": thing._meta.verbose_name,
        "back": thing.path_in(workspace.key),
        "form": form or PlaceForm(),
    }


def around(request, place: Initiative | Argument) -> dict:
    """The context of links/of_place.html: what stands around an initiative with all in it, or around an argument."""
    links, kept_back = [], 0
    if getattr(place, "has_links", True):
        rows = _of_place(_seen(request), place)[:LISTED_AT_MOST]
        links = [_line(request, row, _thing) for row in rows]
        kept_back = _of_place(Link.objects.shown(), place).withheld_from(request.user)
    if getattr(place, "is_on_agendas", True):
        linked = {one["href"] for one in links}
        links += [one for one in _agendas(request, place) if one["href"] not in linked]
    return {
        "around": links,
        "around_withheld": _withheld(kept_back) if kept_back else "",
        "around_at": _base(place) + "links/",
        "may_link": _workspace(place).follows_up and can_link(actor_of(request), place),
    }


def around_page(
    request,
    initiative: Initiative,
    place: Initiative | Argument,
    *,
    find: FindThingForm,
    refused: ThingForm | None = None,
) -> dict:
    """The context of links/place.html, for an initiative or an argument of it.

    ``find`` is what is looked for, ``refused`` a link that could not be made. Raises NotAllowed to who is no member.
    """
    sight = Sight.of(request, initiative)
    require(sight.inside)
    context = {
        **frame(request, initiative, sight, tab="links"),
        **around(request, place),
        "argument": place if isinstance(place, Argument) else None,
        "find": find,
        "refused": refused,
        "todo": None,
    }
    words = find.cleaned_data["q"].strip() if find.is_valid() else ""
    if context["may_link"] and words:
        context["found"] = list(_found(request, _workspace(place), words))
        context["asked"] = words
    return context


def _seen(request) -> LinkQuerySet:
    return Link.objects.visible_to(request.user).with_ends()


def _of_place(rows: LinkQuerySet, place: Initiative | Argument) -> LinkQuerySet:
    if isinstance(place, Argument):
        return rows.filter(Q(argument=place) | Q(evidence__argument=place))
    inside = Q(argument__initiative=place) | Q(evidence__argument__initiative=place)
    return rows.filter(Q(initiative=place) | inside)


def _withheld(many: int) -> str:
    said = ngettext(
        "%d policy is withheld by its organisation.", "%d policies are withheld by their organisations.", many
    )
    return said % many


def _line(request, row: Link, end) -> dict:
    row.of_initiative.workspace = row.workspace  # known already; its key stands in every ref
    return {
        "id": row.pk,
        "note": row.note,
        "added_by": row.added_by.name,
        "may_remove": can_remove_link(actor_of(request), row),
        **end(row),
    }


def _place(row: Link) -> dict:
    initiative, argument = row.of_initiative, row.of_argument
    href, word, title = f"/i/{initiative.ref}/", PLACES[row.place_type]._meta.verbose_name, initiative.title
    if argument:
        href, title = f"{href}{argument.number}/", argument.claim
    if isinstance(row.place, Evidence):
        href, title = f"{href}#evidence-{row.place.pk}", str(row.place.source)
    ref = f"{initiative.ref}#{argument.number}" if argument else initiative.ref
    return {"href": href, "ref": ref, "word": word, "title": title}


def _thing(row: Link) -> dict:
    thing = row.thing
    return {
        "href": thing.path_in(row.workspace.key),
        "ref": f"{row.of_initiative.ref}#{row.of_argument.number}" if row.of_argument else "",
        "word": thing._meta.verbose_name,
        "title": thing.title_in(_language()),
    }


def _agendas(request, place: Initiative | Argument):
    """The meetings that have it on their agenda, as lines beside its links; nobody takes these away."""
    about = {"argument" if isinstance(place, Argument) else "initiative": place}
    for meeting in meetings_about(request, _workspace(place), **about):
        yield {
            "href": meeting["href"],
            "word": Meeting._meta.verbose_name,
            "title": meeting["title"],
            "note": _("On its agenda, %s") % meeting["when"],
        }


def _found(request, workspace: Workspace, words: str):
    """What is called so, of each noun a few."""
    for noun, model in THINGS.items():
        rows = model._default_manager.visible_to(request.user).called(words).in_workspace(workspace)
        for thing in rows[:FOUND_AT_MOST]:
            yield {
                "noun": noun,
                "id": thing.pk,
                "word": model._meta.verbose_name,
                "title": thing.title_in(_language()),
                "href": thing.path_in(workspace.key),
            }


def _base(place: Initiative | Argument) -> str:
    if isinstance(place, Argument):
        return f"/i/{place.initiative.ref}/{place.number}/"
    return f"/i/{place.ref}/"


def _workspace(place: Initiative | Argument) -> Workspace:
    return (place if isinstance(place, Initiative) else place.initiative).workspace


def _language() -> str:
    return (get_language() or "en")[:2]
