from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from accounts.models import Token, User
from accounts.models.people import UserKind
from accounts.permissions import SCOPE_OF
from deliberation.errors import NotAllowed

# What the system may do by itself, and under which name.
SYSTEM_VERBS = {
    "calendar": frozenset(
        {
            *("initiative.stage_changed", "initiative.closing_soon"),
            *("challenge.due", "action.due", "source.due", "commitment.due", "digest.published"),
            *("deadline.due", "preparation.due", "policy_record.due"),
            "decision.trigger_fired",
        }
    ),
    "recount": frozenset({"argument.label_changed"}),
    "webhooks": frozenset({"webhook.disabled"}),
    # Consequences, in a workspace, of what whoever keeps the site running does about a person.
    "operator": frozenset(
        {"membership.ended", "membership.erased", "membership.paused", "membership.resumed"}
    ),
    "setup": frozenset({"workspace.created", "organisation.added", "membership.joined"}),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: built once by the door, passed down to every verb.

    ``user`` is None for the system and for anonymous visitors; ``token`` is the API credential, if one was
    used; ``acted_at`` is set where a record of the past is brought in; ``quiet`` where nobody shall be told, and
    ``quiet_asked`` where the caller wants it so, which takes a right in the workspace.
    """

    user: User | None = None
    token: Token | None = None
    request_id: str = ""
    system_name: str = ""
    acted_at: datetime | None = None
    quiet: bool = False
    quiet_asked: bool = False

    @classmethod
    def system(cls, name: str) -> "Actor":
        """The system under one of the names in SYSTEM_VERBS. Raises KeyError for any other."""
        SYSTEM_VERBS[name]
        return cls(system_name=name)

    def quietly(self) -> "Actor":
        """The same actor, of whose acts nobody shall be told."""
        return replace(self, quiet=True)

    def asking_for_quiet(self) -> "Actor":
        """The same actor, who asks that nobody be told."""
        return replace(self, quiet=True, quiet_asked=True)

    @property
    def is_system(self) -> bool:
        return bool(self.system_name)

    @property
    def is_service(self) -> bool:
        """Whether another system acts, with an account of its own."""
        return self.user is not None and self.user.kind == UserKind.SERVICE

    @property
    def person(self) -> User:
        """The user who acts. Raises NotAllowed where it is the system or a visitor."""
        if self.user is None:
            raise NotAllowed
        return self.user

    def system_may(self, verb: str) -> bool:
        return verb in SYSTEM_VERBS.get(self.system_name, ())

    @property
    def moment(self) -> datetime:
        """When the act happens, in UTC."""
        return self.acted_at or timezone.now()

    def has_scope_for(self, right: str) -> bool:
        """Whether the credential covers ``right``; a session covers all."""
        return self.token is None or SCOPE_OF[right] in self.token.scopes

    @property
    def writes(self) -> bool:
        """Whether the credential is for more than reading: enough for what is one's own, whatever one's role."""
        return self.token is None or "write" in self.token.scopes
