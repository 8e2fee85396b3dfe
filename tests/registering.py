"""Policies of a register, for lists that are narrowed."""

from datetime import datetime

from accounts.models import Workspace
from deliberation.actions.register import add_policy_record
from deliberation.models import PolicyRecord
from deliberation.permissions import Actor

from .cast import Cast


def enter_policies(cast: Cast, at: datetime) -> None:
    """Of another organisation, country, status and theme than the scene's, to be verified since then."""
    record = {"name_en": "AI Act", "country": "EU", "status": "proposed", "themes": ["safety", "rights"]}
    by = cast.actor(cast.dohyun, at)
    add_policy_record(by=by, workspace=cast.workspace, verify_by=at.date(), **record)


def enter_policy_of(by: Actor, workspace: Workspace) -> PolicyRecord:
    return add_policy_record(by=by, workspace=workspace, name_en="Of that place", country="KR")
