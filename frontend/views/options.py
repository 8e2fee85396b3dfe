"""Options of an initiative: the page that compares them, their forms, and the form of one score."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deliberation.actions import options, scores
from deliberation.errors import Invalid
from deliberation.models import Argument, Criterion, Option, Score
from deliberation.permissions import can_edit_option, can_score, require
from frontend.forms.options import OptionEditForm, OptionForm, ScoreForm
from frontend.pages.options import edit_page, named, of_option, of_score, options_page
from frontend.places import find_below, find_initiative
from frontend.responses import CONFLICT, actor_of, page, see_other, submit

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@page_or_form
@login_required
def listed(request, ref):
    """The comparison; a POST adds an option."""
    initiative = find_initiative(request, ref)
    if request.method != "POST":
        return page(request, "options/options.html", options_page(request, initiative))
    act = partial(options.add_option, by=actor_of(request), initiative=initiative)
    done = partial(_kept, request, ref, f"option:{ref}")
    again = partial(options_again, request, initiative, "option")
    return submit(request, OptionForm(request.POST), act, done=done, again=again)


@page_or_form
@login_required
def edit(request, ref, pk):
    option = find_below(request, Option, ref, pk)
    require(can_edit_option(actor_of(request), option))
    again = partial(_option_page, request, option)
    if request.method != "POST":
        return again(OptionEditForm(initial=of_option(option), option=option))
    act, done = partial(_edit, request, option), partial(_kept, request, ref, f"option:{pk}")
    return submit(request, OptionEditForm(request.POST, option=option), act, done=done, again=again)


@require_POST
@login_required
def remove(request, ref, pk):
    options.remove_option(by=actor_of(request), option=find_below(request, Option, ref, pk))
    return see_other(request, f"/i/{ref}/options/", said=_("The option was removed."))


@page_or_form
@login_required
def score(request, ref, pk, criterion):
    """How one option does by one criterion."""
    option, by_what = find_below(request, Option, ref, pk), find_below(request, Criterion, ref, criterion)
    require(can_score(actor_of(request), option))
    known = _known(option, by_what)
    again = partial(_score_page, request, option, by_what)
    if request.method != "POST":
        return again(ScoreForm(initial=of_score(known), criterion=by_what))
    act = partial(_score, request, option, by_what, known)
    done = partial(_kept, request, ref, f"score:{pk}:{criterion}")
    return submit(request, ScoreForm(request.POST, criterion=by_what), act, done=done, again=again)


@require_POST
@login_required
def remove_score(request, ref, pk, criterion):
    option, by_what = find_below(request, Option, ref, pk), find_below(request, Criterion, ref, criterion)
    scores.remove_score(by=actor_of(request), option=option, criterion=by_what)
    return see_other(request, f"/i/{ref}/options/#comparison", said=_("The score was removed."))


def options_again(request, initiative, name, form, status):
    """The page with the refused form in its place."""
    return page(request, "options/options.html", options_page(request, initiative, **{name: form}), status)


def _edit(request, option, *, numbers, **fields):
    here = Argument.objects.visible_to(request.user).filter(initiative=option.initiative_id)
    arguments = list(here.filter(number__in=numbers))
    if absent := set(numbers) - {one.number for one in arguments}:
        listed = ", ".join(map(str, sorted(absent)))
        sentence = _("There is no argument with the number %s here.") % listed
        raise Invalid.at("numbers", "does_not_exist", sentence)
    return options.edit_option(by=actor_of(request), option=option, arguments=arguments, **fields)


def _score(request, option, criterion, known, *, where, **fields):
    """A source that was not touched stays as it is, whatever else is called like it."""
    source = known.source if known and where == named(known.source) else where
    by = actor_of(request)
    return scores.score_option(by=by, option=option, criterion=criterion, source=source, **fields)


def _known(option, criterion) -> Score | None:
    rows = Score.objects.filter(option=option, criterion=criterion)
    return rows.select_related("source").first()


def _kept(request, ref, saved, result):
    return see_other(request, f"/i/{ref}/options/", said=_("Saved."), saved=saved)


def _option_page(request, option, form, status=200):
    if status == CONFLICT:
        form.catch_up(**of_option(option))
    remove = "" if option.is_as_it_is else f"/i/{option.initiative.ref}/options/{option.pk}/remove/"
    context = {
        "heading": _("Change the option"),
        "key": f"option:{option.pk}",
        "remove": remove,
        "remove_word": _("Remove the option"),
    }
    return edit_page(request, option.initiative, form, context, status)


def _score_page(request, option, criterion, form, status=200):
    known = _known(option, criterion)
    if status == CONFLICT:
        form.catch_up(**of_score(known))
    at = f"/i/{option.initiative.ref}/options/{option.pk}/scores/{criterion.pk}/"
    context = {
        "heading": _("%(option)s by %(criterion)s") % {"option": option.title, "criterion": criterion.name},
        "criterion": criterion,
        "key": f"score:{option.pk}:{criterion.pk}",
        "remove": f"{at}remove/" if known else "",
        "remove_word": _("Remove the score"),
    }
    return edit_page(request, option.initiative, form, context, status)
