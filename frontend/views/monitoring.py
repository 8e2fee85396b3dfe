"""What is watched after a decision: its page, readings that are typed in, and files of them."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from deliberation.actions.readings import Reading, remove_reading, take_readings
from deliberation.models import Indicator
from frontend.forms.actions import ReadingForm, ReadingsForm
from frontend.pages.monitoring import ids_of, monitoring_page
from frontend.places import find_below, find_initiative, find_reading
from frontend.readings_file import AT_MOST, readings_in
from frontend.responses import actor_of, page, press, see_other, submit


@require_safe
@login_required
def monitoring(request, ref):
    initiative = find_initiative(request, ref)
    return page(request, "monitoring/page.html", monitoring_page(request, initiative))


@require_POST
@login_required
def take(request, ref, pk):
    """One reading."""
    indicator = find_below(request, Indicator, ref, pk)
    form = ReadingForm(request.POST, auto_id=ids_of(ReadingForm, pk))
    act = partial(_take, request, indicator)
    return _submitted(request, ref, pk, form, act)


@require_POST
@login_required
def take_file(request, ref, pk):
    """Many of them."""
    indicator = find_below(request, Indicator, ref, pk)
    form = ReadingsForm(request.POST, request.FILES, auto_id=ids_of(ReadingsForm, pk))
    return _submitted(request, ref, pk, form, partial(_take_file, request, indicator))


@require_POST
@login_required
def remove(request, ref, pk):
    reading = find_reading(request, ref, pk)
    at = reading.indicator_id
    return press(
        partial(remove_reading, by=actor_of(request), reading=reading),
        done=partial(_kept, request, ref, at),
        again=partial(_not_removed, request, ref),
    )


def _submitted(request, ref, pk, form, act):
    again = partial(_again, request, ref, pk)
    return submit(request, form, act, done=partial(_kept, request, ref, pk), again=again)


def _take(request, indicator, *, on, value, note):
    one = Reading(on, value, note)
    return take_readings(by=actor_of(request), indicator=indicator, readings=[one])


def _take_file(request, indicator, *, file):
    readings = readings_in(file.read(AT_MOST + 1))
    return take_readings(by=actor_of(request), indicator=indicator, readings=readings)


def _kept(request, ref, pk, taken):
    return see_other(request, f"/i/{ref}/monitoring/#indicator-{pk}", said=_("Saved."))


def _again(request, ref, pk, form, status):
    context = monitoring_page(request, find_initiative(request, ref), refused={pk: form})
    return page(request, "monitoring/page.html", context, status)


def _not_removed(request, ref, *, status, notice):
    context = monitoring_page(request, find_initiative(request, ref))
    return page(request, "monitoring/page.html", {**context, "notice": notice}, status)
