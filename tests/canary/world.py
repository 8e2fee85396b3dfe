"""Two workspaces with one of everything at each kind of place: AI is spied on, in ZZ the strangers are at home."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db.models import Model

from accounts.actions import create_token
from accounts.models import Role, Token, User
from accounts.models.workspaces import FOLLOW_UP
from deliberation.actions import people
from deliberation.dispatch import dispatch
from deliberation.models import Initiative, Mention
from deliberation.permissions import Actor
from tests.cast import MONDAY, PEOPLE, Cast, gather
from tests.scene import Scene, set_scene

from .recorded import Bodies, record
from .saying import of_workspace, said
from .words import Canaries

# How each place of AI differs; who sees it stands in ``seers``.
PLACES: dict[str, dict[str, Any]] = {
    "open": {},
    "draft": {"stage": "draft"},
    "named": {"audience": "named"},
    "public": {"audience": "public"},
    "at close": {"results": "at_close"},
    "by organisation": {"ballot": "by_organisation"},
}
LATE = {"stage", "audience"}  # set when everything is said
AWAY, FROM_A_BRIEF = "away", "from a brief"
# Who holds in ZZ the role that the cast's people hold in AI.
THERE = {"jiwoo": "ben", "minji": "mina", "hana": "hugo", "dohyun": "dana", "taeho": "tom"}
SETUP = Actor(system_name="setup", acted_at=MONDAY)
NOW = MONDAY + timedelta(days=8)


@dataclass
class Place:
    """An initiative with one of everything; ``rows`` by the names that the table of routes uses."""

    name: str
    cast: Cast
    rows: dict[str, Any]

    @property
    def initiative(self) -> Initiative:
        return self.rows["initiative"]


@dataclass
class World:
    """``places`` are those of AI by name; ``away`` is the one of ZZ."""

    here: Cast
    there: Cast
    places: dict[str, Place]
    away: Place
    tokens: dict[str, str]
    handles: dict[UUID, str]
    bodies: Bodies
    canaries: Canaries = field(default_factory=Canaries)

    def handle(self, user: User) -> str:
        """``hana``, whatever is planted in her name and address."""
        return self.handles[user.pk]

    def user(self, handle: str) -> User:
        return User.objects.get(pk=next(pk for pk, one in self.handles.items() if one == handle))

    def place_of(self, initiative_id) -> str:
        every = [*self.places.values(), self.away]
        return next((one.name for one in every if one.initiative.pk == initiative_id), FROM_A_BRIEF)

    def name_of(self, row: Model) -> str:
        """How the tests speak of a row: by its name at the place that holds it, if it has one."""
        for place in (*self.places.values(), self.away):
            for name, one in place.rows.items():
                if one == row:
                    return f"{name} ({place.name})"
        return ""


def make() -> World:
    """Everything is done by verbs; the words in it come later."""
    here = gather()
    there = _elsewhere(here)
    scenes = {name: set_scene(here, **_early(how)) for name, how in PLACES.items()}
    bodies = record(here, scenes["open"])
    places = {name: _place(name, here, scene) for name, scene in scenes.items()}
    away = _place(AWAY, there, set_scene(there))
    for cast, its in ((here, places.values()), (there, [away])):
        common = dict(of_workspace(cast))
        for place in its:
            place.rows |= common
    tokens = {
        "ben": _token(here.ben, "read", "write", "vote", "admin"),
        "yuna": _token(here.yuna, "read", "write", "vote", "admin"),
        "robot": _token(_service(there), "read", "write", "admin"),
        "minji": _token(here.minji, "read"),
    }
    assert Mention.objects.exists()
    for cast in (here, there):
        dispatch(cast.workspace.pk)
    for user in User.objects.exclude(email=""):
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    # A service has no address; its name is its handle.
    handles = {one.pk: one.email.partition("@")[0] or one.name for one in User.objects.all()}
    return World(here, there, places, away, tokens, handles, bodies)


def _elsewhere(here: Cast) -> Cast:
    """ZZ: the same roles, held by others; its organisations have the same parts."""
    parts = dict.fromkeys(FOLLOW_UP, True)
    workspace = people.create_workspace(by=SETUP, key="ZZ", name="Elsewhere", **parts)
    organisations = {
        short: people.add_organisation(by=SETUP, workspace=workspace, name_en=short, short_name_en=short)
        for short in ("mofa", "msit", "trade")
    }
    people_there = {}
    for handle, _name, organisation, role, speaks_for in PEOPLE:
        if handle not in THERE:
            continue
        known = getattr(here, THERE[handle], None)
        user = known or User.objects.create_user(f"{THERE[handle]}@madang.example", name=THERE[handle])
        where = organisations[organisation]
        people.join(
            by=SETUP, workspace=workspace, user=user, organisation=where, role=role, speaks_for=speaks_for
        )
        people_there[handle] = user
    return Cast(workspace=workspace, ben=here.taeho, yuna=here.yuna, **organisations, **people_there)


def _service(cast: Cast) -> User:
    robot = User.objects.create_user(kind="service", name="robot")
    people.join(by=SETUP, workspace=cast.workspace, user=robot, organisation=cast.mofa, role=Role.OWNER)
    return robot


def _token(user: User, *scopes: str) -> str:
    """Used a moment ago, so that its use is not noted again."""
    token, text = create_token(user=user, name="Canary", scopes=scopes)
    Token.objects.filter(pk=token.pk).update(last_used_at=NOW)
    return text


def _early(how: dict[str, Any]) -> dict[str, Any]:
    return {key: how[key] for key in how.keys() - LATE}


def _place(name: str, cast: Cast, scene: Scene) -> Place:
    """What cannot be said at a place of that kind was said before it became one."""
    rows = {**vars(scene), **vars(scene.table), **dict(said(cast, scene))}
    del rows["table"]
    late = {key: value for key, value in PLACES.get(name, {}).items() if key in LATE}
    if late:
        Initiative.objects.filter(pk=scene.initiative.pk).update(**late)
        scene.initiative.refresh_from_db()
    return Place(name, cast, rows)
