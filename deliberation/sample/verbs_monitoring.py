"""Acts of the script that watch what comes of a decision: indicators, and what they read."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from deliberation.actions import indicators, status_reports
from deliberation.actions.readings import Reading, take_readings
from deliberation.permissions import Actor

from .scene import Scene

NUMBERS = ("baseline", "target_value")


def watch(
    scene: Scene, by: Actor, *, initiative: str, key: str, owner: str, due_in: int = 0, **fields
) -> None:
    """``due_in`` counts days from the loading to the day by which the target is to be reached."""
    fields |= {name: Decimal(fields[name]) for name in NUMBERS if name in fields}
    scene.indicators[key] = indicators.add_indicator(
        by=by,
        initiative=scene.initiatives[initiative],
        owner=scene.user(owner),
        target_by=scene.now.date() + timedelta(days=due_in) if due_in else None,
        **fields,
    )


def read(scene: Scene, by: Actor, *, key: str, readings: list[tuple[int, int, str]]) -> None:
    """Each is the day counted from the loading, the number, and a note."""
    taken = [
        Reading(scene.now.date() + timedelta(days=days), Decimal(value), note)
        for days, value, note in readings
    ]
    take_readings(by=by, indicator=scene.indicators[key], readings=taken)


def report_status(
    scene: Scene, by: Actor, *, initiative: str, key: str, title: str, starts_in: int, ends_in: int, text: str
) -> None:
    """On a period that is counted from the loading; submitted in the same breath."""
    today = scene.now.date()
    begun = status_reports.add_status_report(
        by=by,
        initiative=scene.initiatives[initiative],
        title=title,
        starts_on=today + timedelta(days=starts_in),
        ends_on=today + timedelta(days=ends_in),
        text=text,
    )
    scene.status_reports[key] = status_reports.submit_status_report(by=by, report=begun)


def approve_report(scene: Scene, by: Actor, *, key: str) -> None:
    status_reports.answer_status_report(by=by, report=scene.status_reports[key], agreed=True)


VERBS: dict[str, Callable[..., None]] = {
    "watch": watch,
    "read": read,
    "report_status": report_status,
    "approve_report": approve_report,
}
