"""What the script does in the register of policies."""

from collections.abc import Callable
from datetime import date, timedelta

from deliberation.actions import links, register
from deliberation.actions.record_citing import cite_policy_record
from deliberation.permissions import Actor

from .scene import Scene

DAYS = ("starts_on", "ends_on", "status_since")


def policy(scene: Scene, by: Actor, *, key: str, verify_in: int | None = None, **fields) -> None:
    """``verify_in`` counts days from the loading, or back from it when negative."""
    fields |= {name: date.fromisoformat(fields[name]) for name in DAYS if name in fields}
    scene.policies[key] = register.add_policy_record(
        by=by, workspace=scene.workspace, verify_by=_day(scene, verify_in), **fields
    )


def stands(scene: Scene, by: Actor, *, key: str, status: str, since: str, note: str) -> None:
    scene.policies[key] = register.change_policy_status(
        by=by,
        record=scene.policies[key],
        version=None,
        status=status,
        since=date.fromisoformat(since),
        note=note,
    )


def looked(scene: Scene, by: Actor, *, key: str, verify_in: int) -> None:
    verify_by = _day(scene, verify_in)
    scene.policies[key] = register.verify_policy_record(
        by=by, record=scene.policies[key], verify_by=verify_by
    )


def lean(scene: Scene, by: Actor, *, to: str, policy: str, **fields) -> None:
    cite_policy_record(by=by, argument=scene.arguments[to], record=scene.policies[policy], **fields)


def concern(scene: Scene, by: Actor, *, policy: str, on: str, note: str) -> None:
    """A policy bears on an argument or initiative, and is no evidence for it."""
    place = scene.arguments.get(on) or scene.initiatives[on]
    links.add_link(by=by, thing=scene.policies[policy], place=place, note=note)


def _day(scene: Scene, days: int | None) -> date | None:
    return None if days is None else scene.now.date() + timedelta(days=days)


VERBS: dict[str, Callable[..., None]] = {
    "policy": policy,
    "stands": stands,
    "looked": looked,
    "lean": lean,
    "concern": concern,
}
