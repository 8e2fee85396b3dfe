"""What operators do about all mail of the site; each act is kept with who did it. Planning never stops.

What is sent cannot be fetched back. Everything else has its way back: a pause is lifted, what was dropped is brought
back.
"""

from typing import Any

from django.db import transaction

from accounts.actions import note
from accounts.mail import service
from accounts.models import SecurityEvent
from accounts.models.mail_service import PausedFor
from deliberation.permissions import Actor, can_operate, require

Kind = SecurityEvent.Kind


@transaction.atomic
def pause_mail(*, by: Actor) -> bool:
    """Let no mail leave from now on; what a worker is just handing over still does. False where it is paused already.

    Raises NotAllowed.
    """
    require(can_operate(by))
    paused = service.pause(by.moment, PausedFor.OPERATOR, by.user)
    if paused:
        _note(Kind.OPERATOR_MAIL_PAUSED, by)
    return paused


@transaction.atomic
def resume_mail(*, by: Actor, drop: bool = False) -> int:
    """Let mail leave again: what waited too, or with ``drop`` only what comes. Returns how many were dropped.

    What a restore holds stays held. Raises NotAllowed.
    """
    require(can_operate(by))
    if not service.resume(by.moment):
        return 0
    dropped = service.drop_waiting(by.moment) if drop else 0
    _note(Kind.OPERATOR_MAIL_RESUMED, by, dropped=dropped)
    return dropped


@transaction.atomic
def hold_mail(*, by: Actor) -> int:
    """After a restore: hold what was due until now, also what is planned of it later. Returns how many mails wait.

    What is due from now on leaves as ever. Raises NotAllowed.
    """
    require(can_operate(by))
    held = service.hold(by.moment)
    _note(Kind.OPERATOR_MAIL_HELD, by, until=by.moment.isoformat(), mails=held)
    return held


@transaction.atomic
def send_held_mail(*, by: Actor) -> int:
    """Let what a restore holds leave. Returns how many mails. Raises NotAllowed."""
    require(can_operate(by))
    sent = service.release()
    _note(Kind.OPERATOR_MAIL_RELEASED, by, mails=sent)
    return sent


@transaction.atomic
def drop_held_mail(*, by: Actor) -> int:
    """Give up what a restore holds, also what is planned of it later. Returns how many mails. Raises NotAllowed."""
    require(can_operate(by))
    dropped = service.drop_held(by.moment)
    _note(Kind.OPERATOR_MAIL_DROPPED, by, mails=dropped)
    return dropped


@transaction.atomic
def bring_back_mail(*, by: Actor) -> int:
    """Plan anew what an operator dropped the last time. Returns how many mails. Raises NotAllowed."""
    require(can_operate(by))
    back = service.bring_back()
    if back:
        _note(Kind.OPERATOR_MAIL_BROUGHT_BACK, by, mails=back)
    return back


def _note(kind: str, by: Actor, **details: Any) -> None:
    note(kind, user=None, **details, by=who(by))


def who(by: Actor) -> str:
    """For the record: the operator's id, or that it was done at a terminal."""
    return str(by.user.pk) if by.user else by.system_name
