"""Facts: stating, citing, taking away; and what a key question shares with them."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deliberation.actions import facts
from frontend.forms import facts as forms
from frontend.pages.background import background_page
from frontend.pages.facts import fact_page
from frontend.places import find_fact, find_initiative
from frontend.responses import CONFLICT, actor_of, page, see_other, submit


@require_POST
@login_required
def add_fact(request, ref):
    initiative = find_initiative(request, ref)
    act = partial(_add_fact, request, initiative)
    done = partial(to_background, request, ref, "fact", _("The fact was added."), saved=f"fact:{ref}")
    again = partial(background_again, request, initiative, "fact")
    return submit(request, forms.FactForm(request.POST), act, done=done, again=again)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def fact(request, ref, pk):
    """One fact, to be worded anew and cited."""
    found = find_fact(request, ref, pk)
    if request.method != "POST":
        return page(request, "facts/fact.html", fact_page(request, found))
    form = forms.FactEditForm(request.POST, links=list(found.links.all()))
    act = partial(_edit_fact, request, found)
    done = partial(to_background, request, ref, "fact", _("Saved."))
    return submit(request, form, act, done=done, again=partial(_fact_again, request, ref, pk, "edit"))


@require_POST
@login_required
def cite_fact(request, ref, pk):
    found = find_fact(request, ref, pk)
    act = partial(_cite_fact, request, found)
    done = partial(to_background, request, ref, "fact", _("The source was added."))
    again = partial(_fact_again, request, ref, pk, "cite")
    return submit(request, forms.FactCiteForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def remove_fact(request, ref, pk):
    facts.remove_fact(by=actor_of(request), fact=find_fact(request, ref, pk))
    return see_other(request, f"/i/{ref}/background/#facts", said=_("The fact was removed."))


def _add_fact(request, initiative, text, where, quote):
    cited = [(where, quote)] if where else []
    return facts.add_fact(by=actor_of(request), initiative=initiative, text=text, sources=cited)


def _edit_fact(request, found, text, version, kept=None):
    """Links that were not there when the page was read are not dropped: then the version differs."""
    links = found.links.select_related("source")
    sources = [(link.source, link.quote) for link in links if str(link.source_id) in (kept or ())]
    dropped = len(sources) < len(links)
    return facts.edit_fact(
        by=actor_of(request), fact=found, version=version, text=text, sources=sources if dropped else None
    )


def _cite_fact(request, found, where, quote):
    return facts.cite_fact(by=actor_of(request), fact=found, source=where, quote=quote)


def to_background(request, ref, name, said, noun, saved=""):
    """``saved`` is the draft of a new one; each that stands has a draft of its own."""
    to = f"/i/{ref}/background/#{name}-{noun.pk}"
    return see_other(request, to, said=said, saved=saved or f"{name}:{noun.pk}")


def background_again(request, initiative, name, form, status):
    context = background_page(request, initiative, **{name: form})
    return page(request, "initiatives/background.html", context, status)


def beside(request, shown, template, present, name, form, status):
    """What was typed, beside what stands there now."""
    if status == CONFLICT:
        form.catch_up(version=present.version)
    return page(request, template, shown(request, present, **{name: form}), status)


def _fact_again(request, ref, pk, *refused):
    return beside(request, fact_page, "facts/fact.html", find_fact(request, ref, pk), *refused)
