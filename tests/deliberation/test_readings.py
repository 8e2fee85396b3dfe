"""Readings of an indicator; a breach is told once, when it begins."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from deliberation import movement, todo
from deliberation.actions import indicators
from deliberation.actions.readings import Reading, Taken, remove_reading, take_readings
from deliberation.digests.facts import InitiativeFacts
from deliberation.digests.lines import SAID
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed
from deliberation.models import Activity, Indicator, Measurement, Notification
from deliberation.notifications.notices import BESIDE, notices_of
from tests.cast import MONDAY

TODAY = MONDAY.date()


@pytest.fixture
def indicator(cast, initiative):
    """By Minji, watched by Hana, meant to be 90 at every reading."""
    return indicators.add_indicator(
        by=cast.actor(cast.minji, MONDAY),
        initiative=initiative,
        name="Lines checked",
        target_value=Decimal(90),
        frequency="monthly",
        owner=cast.hana,
    )


def take(cast, indicator, *readings, who=None, at=MONDAY) -> Taken:
    by = cast.actor(who or cast.dohyun, at)
    sent = [Reading(TODAY + timedelta(days), Decimal(value)) for days, value in readings]
    return take_readings(by=by, indicator=indicator, readings=sent)


def breaches() -> int:
    return Activity.objects.filter(verb="indicator.breached").count()


def doings(who, now=MONDAY) -> list[str]:
    return [one.code for one in todo.of(who, now) if one.code in ("breach", "reading")]


def test_readings_sent_again_change_nothing_and_others_correct(cast, indicator):
    assert take(cast, indicator, (-2, 95), (-1, 93)) == Taken(added=2)
    assert take(cast, indicator, (-2, 95), (-1, 93)) == Taken(unchanged=2)
    assert take(cast, indicator, (-1, 94), (0, 91)) == Taken(added=1, corrected=1)
    assert [*Measurement.objects.values_list("value", flat=True)] == [95, 94, 91]
    assert Activity.objects.filter(verb="indicator.measured").count() == 2


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_written(cast, indicator):
    with pytest.raises(Invalid) as refusal:
        take(cast, indicator, (1, 5), (-1, 5), (-1, 6), (-2, "1e30"))
    assert {f"{fault.field} {fault.code}" for fault in refusal.value.faults} >= {
        "readings.0.on future",
        "readings.2.on twice",
    }
    assert any(fault.field == "readings.3.value" for fault in refusal.value.faults)
    assert not Measurement.objects.exists()


def test_whoever_may_argue_takes_readings_and_only_the_own_are_taken_back(cast, indicator):
    with pytest.raises(NotAllowed):
        take(cast, indicator, (0, 95), who=cast.taeho)
    take(cast, indicator, (0, 95))
    with pytest.raises(NotAllowed):
        remove_reading(by=cast.actor(cast.hana), reading=Measurement.objects.get())
    remove_reading(by=cast.actor(cast.dohyun), reading=Measurement.objects.get())
    assert not Measurement.objects.exists()


def test_a_breach_is_told_once_to_whoever_watches_until_it_is_over(cast, indicator):
    take(cast, indicator, (-3, 80))
    take(cast, indicator, (-2, 70))
    dispatch(cast.workspace.pk)
    told = Notification.objects.filter(activity__verb="indicator.breached")
    assert [row.user for row in told] == [cast.hana]
    [notice] = notices_of(told.select_related(*BESIDE))
    assert notice.path == f"/i/AI-1/monitoring/#indicator-{indicator.pk}"
    assert doings(cast.hana) == ["breach"]
    take(cast, indicator, (-1, 92))
    assert (breaches(), doings(cast.hana)) == (1, [])
    take(cast, indicator, (0, 60))
    assert breaches() == 2


def test_an_earlier_day_that_is_sent_late_breaches_nothing(cast, indicator):
    take(cast, indicator, (0, 95))
    take(cast, indicator, (-5, 20))
    assert breaches() == 0


def test_another_target_is_judged_at_once(cast, indicator):
    take(cast, indicator, (0, 95))
    by = cast.actor(cast.minji)
    indicators.edit_indicator(by=by, indicator=indicator, version=None, target_value=Decimal(99))
    assert Indicator.objects.get().breached_at is not None
    indicators.edit_indicator(by=by, indicator=indicator, version=None, target_value=None)
    assert Indicator.objects.get().breached_at is None


def test_a_reading_is_due_when_its_time_is_over(cast, indicator):
    assert doings(cast.hana, MONDAY + timedelta(days=30)) == []
    assert doings(cast.hana, MONDAY + timedelta(days=31)) == ["reading"]
    take(cast, indicator, (0, 95), at=MONDAY)
    due = [one.due for one in todo.of(cast.hana, MONDAY + timedelta(days=40)) if one.code == "reading"]
    assert due == [date(2026, 6, 4)]
    assert doings(cast.minji, MONDAY + timedelta(days=40)) == []


def test_only_who_can_write_readings_there_watches(cast, initiative):
    with pytest.raises(Invalid) as refusal:
        indicators.add_indicator(by=cast.actor(cast.minji), initiative=initiative, name="N", owner=cast.taeho)
    assert refusal.value.faults[0].field == "owner"


def test_what_was_read_and_what_misses_its_target_is_news(cast, initiative, indicator):
    take(cast, indicator, (-3, 80))
    take(cast, indicator, (-2, 70))
    other = indicators.add_indicator(by=cast.actor(cast.minji, MONDAY), initiative=initiative, name="Visits")
    take(cast, other, (-2, 3))
    dispatch(cast.workspace.pk)
    changes = movement.since(initiative, MONDAY - timedelta(seconds=1))
    [change] = [one for one in changes if one.code == "monitoring"]
    assert change.details == {"measured": 2, "breached": 1, "submitted": 0, "approved": 0}
    edition = SimpleNamespace(initiatives={change.initiative: InitiativeFacts("AI-1", "", True, None)})
    assert SAID["monitoring"](change, edition, "en") == {
        "what": "1 indicator misses its target, 2 indicators were read",
        "href": "/i/AI-1/monitoring/",
    }
