"""What an Activity tells other systems: under which types, and in which few words of ids and addresses.

A type is a verb that has one in KINDS. Votes have none; where one moved a label, that is told under the label's type.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings

from deliberation.activity import KINDS
from deliberation.activity.addresses import READ_AT
from deliberation.models import Activity, Argument, Change

LABEL_CHANGED = "argument.label_changed"
PING = "ping"
TYPES = tuple(sorted(verb for verb, kind in KINDS.items() if kind.webhook))

Subject = Activity.Subject
# Of what copies are not told of: a challenge is an argument's, an edition its reader's.
PATHS = {
    **READ_AT,
    Subject.CHALLENGE: "arguments/{id}/challenge",
    Subject.EDITION: "digests/{id}",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One type of an Activity, which was read with BESIDE; ``argument`` is the one that it concerns, if any."""

    activity: Activity
    type: str
    subject_type: str
    subject_id: UUID
    argument: Argument | None

    @property
    def key(self) -> str:
        return self.activity.workspace.key

    @property
    def ref(self) -> str:
        """``AI-12#7``, ``AI-12``, or of what belongs to the workspace as a whole ``AI``."""
        initiative = self.activity.initiative
        if initiative is None:
            return self.key
        ref = f"{self.key}-{initiative.number}"
        return f"{ref}#{self.argument.number}" if self.argument else ref


BESIDE = ("workspace", "initiative", "argument")


def types_of(activity: Activity) -> list[str]:
    """The types under which an Activity is told; none for what is nobody's business outside."""
    own = [activity.verb] if KINDS[activity.verb].webhook else []
    return [*own, LABEL_CHANGED] if _moved_a_label(activity) else own


def event_of(activity: Activity, kind: str) -> Event:
    if kind == activity.verb:
        return Event(activity, kind, activity.subject_type, activity.subject_id, activity.argument)
    argument = _judged(activity)
    return Event(activity, kind, Subject.ARGUMENT, argument.pk, argument)


def payload_of(event: Event) -> dict[str, Any]:
    """The whole message. The receiver reads the rest with rights of its own."""
    return {
        "type": event.type,
        "timestamp": event.activity.at,
        "data": {
            "id": event.subject_id,
            "ref": event.ref,
            "url": f"{settings.BASE_URL}/api/v1/{_path_of(event)}",
            "seq": seq_of(event.activity),
        },
    }


def seq_of(activity: Activity) -> int:
    """The number that readers of changes know it by: the ledger's own counts votes that nobody may count yet."""
    return Change.objects.number_of(activity)


def _path_of(event: Event) -> str:
    """Where its subject is read; a challenge and a decision are so by what they belong to."""
    within: dict[str, UUID | None] = {
        Subject.CHALLENGE: event.activity.argument_id,
        Subject.DECISION: event.activity.initiative_id,
    }
    read = within.get(event.subject_type, event.subject_id)
    return PATHS[event.subject_type].format(key=event.key, id=read)


def _moved_a_label(activity: Activity) -> bool:
    """Whether a verb of another name moved a label: a vote, a merge, hiding what was merged."""
    before, after = activity.details.get("label") or (None, None)
    return activity.verb != LABEL_CHANGED and activity.argument_id is not None and before != after


def _judged(activity: Activity) -> Argument:
    """Whose label it moved: what was merged counts for the argument that it shows as."""
    into = activity.details.get("into")
    return Argument.objects.get(pk=into) if into else activity.argument
