"""The cast of the tests: one workspace, three organisations, and people with a name and a role each."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from accounts.models import Membership, Organisation, Role, User, Workspace
from accounts.models.workspaces import FOLLOW_UP
from deliberation.actions import arguments, discussion, initiatives, people
from deliberation.dispatch import dispatch
from deliberation.models import Argument, Comment, Follow, Initiative
from deliberation.permissions import Actor

MONDAY = datetime(2026, 5, 4, 0, 0, tzinfo=UTC)  # 09:00 in Seoul, a Monday
SETUP = Actor(system_name="setup", acted_at=MONDAY)  # who brings people in without asking them


@dataclass
class Cast:
    """Jiwoo owns, Minji facilitates, Hana and Dohyun argue, Taeho observes; Ben is a stranger, Yuna has left."""

    workspace: Workspace
    mofa: Organisation
    msit: Organisation
    trade: Organisation
    jiwoo: User
    minji: User
    hana: User
    dohyun: User
    taeho: User
    ben: User
    yuna: User

    def actor(self, who: User, at: datetime | None = None) -> Actor:
        return Actor(user=who, acted_at=at)


PEOPLE = [
    # name, organisation, role, speaks for it
    ("jiwoo", "Jiwoo Cho", "mofa", Role.OWNER, True),
    ("minji", "Minji Seo", "mofa", Role.FACILITATOR, False),
    ("hana", "Hana Kim", "msit", Role.ANALYST, True),
    ("dohyun", "Dohyun Park", "trade", Role.ANALYST, False),
    ("taeho", "Taeho Lim", "trade", Role.OBSERVER, False),
    ("yuna", "Yuna Jung", "msit", Role.ANALYST, False),
]
PASSWORD = "courtyard-under-the-moon"


def gather() -> Cast:
    """Bring the cast together, at MONDAY."""
    workspace = people.create_workspace(
        by=SETUP, key="AI", name="AI & Digital Diplomacy", **dict.fromkeys(FOLLOW_UP, True)
    )
    organisations = {
        short: people.add_organisation(
            by=SETUP,
            workspace=workspace,
            name_en=name,
            name_ko=korean,
            short_name_en=shown,
            short_name_ko=korean,
        )
        for short, name, korean, shown in (
            ("mofa", "Ministry of Foreign Affairs", "외교부", "Foreign Affairs"),
            ("msit", "Ministry of Science and ICT", "과학기술정보통신부", "Science and ICT"),
            ("trade", "Ministry of Trade", "산업통상부", "Trade"),
        )
    }
    users = {handle: _person(handle, name) for handle, name, *_rest in PEOPLE}
    for handle, _name, organisation, role, speaks_for in PEOPLE:
        people.join(
            by=SETUP,
            workspace=workspace,
            user=users[handle],
            organisation=organisations[organisation],
            role=role,
            speaks_for=speaks_for,
        )
    Membership.objects.filter(user=users["yuna"]).update(ended_at=MONDAY)
    return Cast(workspace=workspace, ben=_person("ben", "Ben Stone"), **organisations, **users)


def open_initiative(cast: Cast, **fields) -> Initiative:
    """An open initiative that Minji started on MONDAY and that closes in two years; give ``closes_at`` for less."""
    by = cast.actor(cast.minji, MONDAY)
    draft = draft_initiative(cast, **{name: fields.pop(name) for name in list(fields) if name != "closes_at"})
    closes_at = fields.get("closes_at", MONDAY + timedelta(days=730))
    return initiatives.change_stage(by=by, initiative=draft, to="open", closes_at=closes_at)


def draft_initiative(cast: Cast, **fields) -> Initiative:
    words = {
        "title": "Align AI and digital diplomacy across two ministries",
        "proposal": "Set up a deputy-level consultation body of both ministries under one memorandum.",
        "summary": "Two ministries share policy status and speak with one voice.",
        "parties": [(cast.mofa, "lead"), (cast.msit, "lead")],
    }
    return initiatives.start_initiative(
        by=cast.actor(cast.minji, MONDAY), workspace=cast.workspace, **{**words, **fields}
    )


def argue(
    cast: Cast, initiative: Initiative, claim: str, kind: str = "advantage", who: User | None = None
) -> Argument:
    return arguments.add_argument(
        by=cast.actor(who or cast.hana, MONDAY), initiative=initiative, kind=kind, claim=claim
    )


def call_minji(cast: Cast, argument: Argument, words: str) -> Comment:
    """Dohyun calls Minji in a comment on ``argument``. Nobody follows anything, so nobody else is told."""
    Follow.objects.all().delete()
    comment = discussion.add_comment(
        by=cast.actor(cast.dohyun),
        initiative=argument.initiative,
        argument=argument,
        text=f"[@Minji](mention:{cast.minji.pk}), {words}",
    )
    dispatch(cast.workspace.pk)
    return comment


def _person(handle: str, name: str) -> User:
    told = {"name": name, "tour_left_at": MONDAY}  # no newcomers: pages are as they are on any day
    return User.objects.create_user(f"{handle}@madang.example", PASSWORD, **told)
