"""Organisations and members of the filled workspace."""

from datetime import datetime

from django.contrib.auth.hashers import make_password

from accounts.models import Membership, Organisation, Role, User, Workspace
from bench.acts import BATCH, Acts
from deliberation.actions import people
from deliberation.calendars import Slot, last_instant, next_instant
from deliberation.dispatch import dispatch
from deliberation.models import Subscription
from deliberation.permissions import Actor

ORGANISATIONS = (
    ("Ministry of Foreign Affairs", "Foreign Affairs", "외교부"),
    ("Ministry of Science and ICT", "Science and ICT", "과기정통부"),
    ("Ministry of Trade", "Trade", "산업통상부"),
    ("Ministry of the Interior", "Interior", "행정안전부"),
    ("Personal Data Commission", "Data Commission", "개인정보위"),
    ("Institute for Diplomacy", "Diplomacy Institute", "외교연구원"),
    ("Agency for Digital Cooperation", "Digital Agency", "디지털협력원"),
    ("Institute for AI Policy", "AI Institute", "AI정책연구원"),
)
FACILITATORS = 4


def make_workspace(at: datetime, key: str) -> tuple[Workspace, list[Organisation]]:
    """A workspace with its eight organisations, made at ``at`` by the verbs themselves."""
    by = Actor(system_name="setup", acted_at=at)
    workspace = people.create_workspace(by=by, key=key, name="AI & Digital Diplomacy")
    organisations = [
        people.add_organisation(
            by=by,
            workspace=workspace,
            name_en=name,
            short_name_en=short,
            name_ko=korean,
            short_name_ko=korean,
        )
        for name, short, korean in ORGANISATIONS
    ]
    dispatch(workspace.pk)
    return workspace, organisations


def make_members(
    workspace: Workspace, organisations: list[Organisation], count: int, *, at: datetime, now: datetime
) -> list[Membership]:
    """``count`` members who joined at ``at``: an owner, some facilitators, and of the rest seven in ten may vote.

    Their last digest was planned at the last slot before ``now``.
    """
    nobody_signs_in = make_password(None)
    handle = "member" if workspace.key == "AI" else f"{workspace.key.lower()}-member"
    users = User.objects.bulk_create(
        [
            User(
                email=f"{handle}{number}@madang.example",
                name=f"Member {number:04}",
                language="ko" if number % 5 == 0 else "en",
                password=nobody_signs_in,
                created_at=at,
                tour_left_at=at,
            )
            for number in range(count)
        ],
        BATCH,
    )
    members = Membership.objects.bulk_create(
        [
            Membership(
                user=user,
                workspace=workspace,
                organisation=organisations[number % len(organisations)],
                role=_role(number),
                created_at=at,
                joined_at=at,
            )
            for number, user in enumerate(users)
        ],
        BATCH,
    )
    _subscribe(members, workspace, now)
    _tell(members, workspace, at)
    return members


def _role(number: int) -> str:
    if number <= FACILITATORS:
        return Role.FACILITATOR if number else Role.OWNER
    return Role.ANALYST if number % 10 < 7 else Role.OBSERVER


def _subscribe(members: list[Membership], workspace: Workspace, now: datetime) -> None:
    slot = Slot(weekday=0, hour=8, zone=workspace.time_zone)
    through, due = last_instant(slot, now), next_instant(slot, now)
    Subscription.objects.bulk_create(
        [
            Subscription(user=member.user, workspace=workspace, through_at=through, due_at=due)
            for member in members
        ],
        BATCH,
    )


def _tell(members: list[Membership], workspace: Workspace, at: datetime) -> None:
    acts, owner = Acts(workspace), members[0].user
    for member in members:
        acts.add("membership.joined", by=owner, at=at, subject=member)
    acts.write()
