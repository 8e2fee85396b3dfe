"""Acts around a decision: proposing it, the words on it, conditions, dissent, what would open it again."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from deliberation.actions import conditions, decisions, dissents, triggers
from deliberation.actions.conditions import Asked
from deliberation.permissions import Actor

from .scene import Scene


def decide(
    scene: Scene,
    by: Actor,
    *,
    key: str,
    initiative: str,
    relied_on: list[str],
    conditions: list[dict[str, Any]],
    **fields,
) -> None:
    scene.decisions[key] = decisions.propose_decision(
        by=by,
        initiative=scene.initiatives[initiative],
        relied_on=[scene.arguments[name] for name in relied_on],
        conditions=[
            Asked(
                one["text"],
                scene.organisations[one["organisation"]],
                scene.now.date() + timedelta(days=one["due_in"]) if "due_in" in one else None,
            )
            for one in conditions
        ],
        **fields,
    )


def dissent(scene: Scene, by: Actor, *, key: str, text: str) -> None:
    dissents.sign_dissent(by=by, decision=scene.decisions[key], text=text)


def confirm(scene: Scene, by: Actor, *, key: str) -> None:
    decisions.answer_decision(by=by, decision=scene.decisions[key], agreed=True)


def met(scene: Scene, by: Actor, *, key: str, place: int) -> None:
    conditions.meet_condition(by=by, condition=scene.decisions[key].conditions.get(place=place))


def reopens(
    scene: Scene, by: Actor, *, key: str, kind: str, note: str, due_in: int = 0, organisation: str = ""
) -> None:
    """What would propose to open it again; ``due_in`` counts days from the loading."""
    triggers.set_trigger(
        by=by,
        decision=scene.decisions[key],
        kind=kind,
        on=scene.now.date() + timedelta(days=due_in) if due_in else None,
        organisation=scene.organisations.get(organisation),
        note=note,
    )


VERBS: dict[str, Callable[..., None]] = {
    "decide": decide,
    "dissent": dissent,
    "confirm": confirm,
    "met": met,
    "reopens": reopens,
}
