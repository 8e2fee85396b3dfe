"""The scene: the people of the sample, and what they have made so far, by the names that the script gives."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from accounts.models import Membership, Organisation, User, Workspace
from deliberation.models import (
    Action,
    AgendaItem,
    Agreement,
    Argument,
    Body,
    Case,
    Clause,
    Comment,
    Commitment,
    Criterion,
    Decision,
    Event,
    Indicator,
    Initiative,
    Meeting,
    Option,
    PolicyRecord,
    Position,
    Source,
    StatusReport,
)
from deliberation.permissions import Actor

CALLED = re.compile(r"@([a-z]+)")


@dataclass
class Scene:
    """``now`` is the moment of loading; what happened before ``told_until`` is told to nobody any more."""

    workspace: Workspace
    now: datetime
    told_until: datetime
    organisations: dict[str, Organisation] = field(default_factory=dict)
    members: dict[str, Membership] = field(default_factory=dict)
    initiatives: dict[str, Initiative] = field(default_factory=dict)
    arguments: dict[str, Argument] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    status_reports: dict[str, StatusReport] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    options: dict[str, Option] = field(default_factory=dict)
    criteria: dict[str, Criterion] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    items: dict[str, AgendaItem] = field(default_factory=dict)
    agreements: dict[str, Agreement] = field(default_factory=dict)
    clauses: dict[str, Clause] = field(default_factory=dict)
    commitments: dict[str, Commitment] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    policies: dict[str, PolicyRecord] = field(default_factory=dict)

    def actor(self, handle: str, at: datetime) -> Actor:
        """The member of that name at a moment of the past; the calendar where there is no name."""
        quiet = at < self.told_until
        if not handle:
            return Actor(system_name="calendar", acted_at=at, quiet=quiet)
        return Actor(user=self.user(handle), acted_at=at, quiet=quiet)

    def user(self, handle: str) -> User:
        return self.members[handle].user

    def show_to(self, handle: str, *keys: str) -> None:
        """Let the nouns of these names carry the member's rights, as rows do that ``visible_to`` read."""
        member = self.members.get(handle)
        for key in keys if member else ():
            noun = self.arguments.get(key) or self.initiatives.get(key)
            if noun is not None:
                noun.reader_id, noun.reader_role = member.user_id, member.role
                noun.reader_organisation_id = member.organisation_id
                noun.reader_speaks_for = member.speaks_for

    def calling(self, text: str) -> str:
        """``@handle`` as a mention of that person."""
        return CALLED.sub(lambda found: self._mention(found[1]) or found[0], text)

    def _mention(self, handle: str) -> str:
        if handle not in self.members:
            return ""
        user = self.user(handle)
        return f"[@{user.name}](mention:{user.pk})"
