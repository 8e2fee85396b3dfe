"""What is due by the calendar: digests to plan, mail to send. Beat and a command both call these."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from accounts import mail
from deliberation import dispatch
from deliberation.digests import deliver, planning, schedule
from deliberation.digests.planning import Planned
from deliberation.notifications import answers, invitations, letters

log = logging.getLogger(__name__)

# What the first part of a mail's key stands for: a new sort of mail is a line here.
MAILS: dict[str, mail.Kind] = {
    **deliver.MAILS,
    **letters.MAILS,
    **invitations.MAILS,
    **answers.MAILS,
    **mail.SEALED,
    **mail.ASKED,
}


def plan_due(now: datetime, *, only: str = "") -> list[Planned]:
    """Number what has happened, then plan every digest that is due at ``now`` (aware).

    A workspace that fails is logged and holds up no other.
    """
    planned = []
    for workspace_id in schedule.workspaces_due(now):
        try:
            planned.append(_plan(workspace_id, now, only))
        except Exception:
            log.exception("digests of a workspace could not be planned: %s", workspace_id)
    if not only:
        mail.note_planned()
    return planned


def _plan(workspace_id: UUID, now: datetime, only: str) -> Planned:
    while dispatch.number(workspace_id):
        pass
    return planning.plan(workspace_id, now, only=only)


def send_due(
    now: datetime, *, only: str = "", told: Callable[[int], None] = lambda done: None
) -> Counter[str]:
    """Send the mails that may leave at ``now`` (aware). Returns how many came to which state.

    ``told`` hears meanwhile how many are done.
    """
    return mail.send_due(now, MAILS, only=only, told=told)
