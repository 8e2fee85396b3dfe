"""Cases of companies, for lists that are narrowed."""

from datetime import datetime

from accounts.models import Workspace
from deliberation.actions import cases, links
from deliberation.models import Case
from deliberation.permissions import Actor

from .cast import Cast
from .scene import Scene

LICENCE = {
    "kind": "support",
    "company": "Daon",
    "country": "BR",
    "measure": "A licence is asked for",
    "sector": "ai",
}


def open_cases(cast: Cast, scene: Scene, at: datetime) -> None:
    """Another than the scene's in every way, which was raised long ago; the scene's bears on its argument."""
    by = cast.actor(cast.dohyun, at)
    case = cases.open_case(by=by, workspace=cast.workspace, owner=cast.dohyun, **LICENCE)
    cases.change_case_status(by=by, case=case, version=1, status="raised")
    links.add_link(by=cast.actor(cast.hana), thing=scene.case, place=scene.argument)


def open_case_of(by: Actor, workspace: Workspace) -> Case:
    return cases.open_case(by=by, workspace=workspace, **{**LICENCE, "country": "NZ", "sector": "health"})


def open_named_case(cast: Cast) -> Case:
    """Of a company that may be named."""
    by = cast.actor(cast.hana)
    return cases.open_case(by=by, workspace=cast.workspace, is_coded=False, **LICENCE)
