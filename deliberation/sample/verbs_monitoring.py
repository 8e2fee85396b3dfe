"""Acts of the script that watch what comes of a decision: indicators, and what they read."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from deliberation.actions import indicators
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


VERBS: dict[str, Callable[..., None]] = {"watch": watch, "read": read}
