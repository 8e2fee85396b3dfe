"""What the acts around cases of companies do."""

from collections.abc import Callable

from deliberation.actions import cases, links
from deliberation.permissions import Actor

from .scene import Scene


def case(
    scene: Scene,
    by: Actor,
    *,
    key: str,
    owner: str = "",
    handled_by: str = "",
    readers: tuple[str, ...] = (),
    on: tuple[str, ...] = (),
    **fields,
) -> None:
    """``on`` names the arguments that it bears on."""
    if owner:
        fields["owner"] = scene.user(owner)
    if handled_by:
        fields["handled_by"] = scene.organisations[handled_by]
    named = [scene.user(one) for one in readers]
    opened = cases.open_case(by=by, workspace=scene.workspace, readers=named, **fields)
    scene.cases[key] = opened
    for place in on:
        links.add_link(by=by, thing=opened, place=scene.arguments[place])


def case_stands(scene: Scene, by: Actor, *, to: str, status: str, note: str = "") -> None:
    scene.cases[to] = cases.change_case_status(
        by=by, case=scene.cases[to], version=None, status=status, note=note
    )


VERBS: dict[str, Callable[..., None]] = {"case": case, "case_stands": case_stands}
