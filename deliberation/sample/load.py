"""Plays the script into the database, once."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts.actions import add_person
from accounts.models import User, Workspace
from deliberation.actions import people, subscriptions
from deliberation.calendars import Slot, last_instant
from deliberation.dispatch import dispatch
from deliberation.permissions import Actor

from . import script
from .scene import Scene
from .verbs import VERBS

KEY = script.people()["workspace"]["key"]
GATHERED = timedelta(days=70)  # how long before the loading its people came together


def load(now: datetime) -> Workspace | None:
    """Make the sample workspace as it stands at ``now`` (aware). Returns None where its key is taken already.

    All or nothing; then the ledger is numbered, and its members have heard of all but the last full week.
    """
    if Workspace.objects.filter(key=KEY).exists():
        return None
    with transaction.atomic():
        scene = _gather(now)
        for at, act in script.acts(now, scene.workspace.time_zone):
            _play(scene, at, dict(act))
    dispatch(scene.workspace.pk)
    setup = Actor.system("setup")
    subscriptions.count_as_told(by=setup, workspace=scene.workspace, until=scene.told_until)
    return scene.workspace


def _play(scene: Scene, at: datetime, act: dict) -> None:
    scene.show_to(act["who"], *(text for text in act.values() if isinstance(text, str)))
    by = scene.actor(act.pop("who"), at)
    verb = VERBS[act.pop("act")]
    act.pop("day", None)
    act.pop("hours", None)
    verb(scene, by, **act)


def _gather(now: datetime) -> Scene:
    """The workspace with its organisations and members, and nothing said yet."""
    told = script.people()
    setup = Actor(system_name="setup", acted_at=now - GATHERED, quiet=True)
    workspace = people.create_workspace(by=setup, **told["workspace"])
    scene = Scene(workspace=workspace, now=now, told_until=_week_before_last(workspace, now))
    for organisation in told["organisations"]:
        handle = organisation.pop("handle")
        scene.organisations[handle] = people.add_organisation(by=setup, workspace=workspace, **organisation)
    for person in told["people"]:
        _join(scene, setup, **person)
    return scene


def _join(
    scene: Scene, by: Actor, *, handle: str, organisation: str, role: str, speaks_for: bool = False, **person
) -> None:
    user = User.objects.filter(email__iexact=person["email"]).first() or add_person(**person)
    scene.members[handle] = people.join(
        by=by,
        workspace=scene.workspace,
        user=user,
        organisation=scene.organisations[organisation],
        role=role,
        speaks_for=speaks_for,
    )


def _week_before_last(workspace: Workspace, now: datetime) -> datetime:
    """A week before the last instant at which digests were due, so that one is due at once."""
    slot = Slot(weekday=0, hour=8, zone=workspace.time_zone)
    return last_instant(slot, now) - timedelta(days=7)
