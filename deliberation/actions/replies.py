"""What becomes of a mail that answers one of ours: a comment in its one thread, held for its person, or refused.

All of it happens in one transaction, with the row that knows the mail again: a mail that is handed in twice, also by
two at once or after a crash, posts once.
"""

import hashlib
import logging
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from deliberation import replies
from deliberation.actions.digests import WAYS_OUT
from deliberation.actions.discussion import add_comment
from deliberation.errors import Invalid, NotAllowed, NotFound, NotNow, Refusal
from deliberation.limits import of_person, spend
from deliberation.models import Argument, ArrivedMail, Comment, Initiative, Notification, Subscription
from deliberation.notifications import answers
from deliberation.permissions import Actor
from deliberation.replies import Arrived, Meant, mailbox

log = logging.getLogger(__name__)

State = ArrivedMail.State
UNKNOWN, AGAIN, FAULT = "unknown", "again", "fault"  # no address of ours; seen before; our mistake
POLLING = "replies:polling"  # the cache key of whoever reads the mailbox; two do no harm
POLLS_AT_MOST = 300  # seconds after which that one is taken for dead
COMMENT_AT_MOST = Comment._meta.get_field("text").max_length
ENDS = {ends.meaning: end for ends, end in WAYS_OUT.items()}
BESIDE = ("user", "activity__initiative__workspace", "activity__argument")


def fetch(now: datetime) -> Counter[str]:
    """Take in what is new in the mailbox. Returns how many mails came to which state; none while it cannot be read."""
    counts: Counter[str] = Counter()
    if "imap" not in settings.REPLIES or not cache.add(POLLING, 1, POLLS_AT_MOST):
        return counts
    try:
        mailbox.each_new(lambda raw: counts.update([_taken(raw, now)]))
    except mailbox.Unreachable as fault:
        log.warning("answers wait in their mailbox: %s", fault.__class__.__name__)
    finally:
        cache.delete(POLLING)
    return counts


def receive(raw: bytes, *, now: datetime, to: Sequence[str] = ()) -> str:
    """Take in one mail that was delivered ``to`` these addresses. Returns its state, UNKNOWN or AGAIN.

    Whatever the bytes are, nothing is raised but what the database raises.
    """
    arrived = replies.read(raw, to)
    meant = replies.meant_by(arrived.recipients)
    if meant is None:
        return UNKNOWN
    digest = hashlib.sha256(f"{arrived.digest} {meant.pk}".encode()).hexdigest()
    with transaction.atomic():
        row, is_new = ArrivedMail.objects.get_or_create(
            digest=digest,
            defaults={
                "state": State.REFUSED,
                "arrived_at": now,
                "attachments": min(arrived.attachments, 999),
            },
        )
        if not is_new:
            return AGAIN
        _settle(row, arrived, meant, now)
        row.save()
    log.info("a mail came in: %s %s", row.state, row.reason)
    return row.state


@transaction.atomic
def post_held(*, by: Actor, held: ArrivedMail, text: str) -> Comment:
    """Post what was held, as its person leaves it. Raises NotFound, NotAllowed, NotNow, Invalid."""
    held = _locked(by, held)
    comment = _post(by, held.notification, text)
    held.state, held.reason, held.text, held.comment = State.POSTED, "by_hand", "", comment
    held.save()
    return comment


@transaction.atomic
def discard_held(*, by: Actor, held: ArrivedMail) -> ArrivedMail:
    """Let go of what was held. Raises NotFound, NotNow."""
    held = _locked(by, held)
    held.state, held.reason, held.text = State.REFUSED, "discarded", ""
    held.save()
    return held


def _taken(raw: bytes, now: datetime) -> str:
    """One mail that we cannot take holds up no other: it stays in the mailbox, seen, and in the log."""
    try:
        return receive(raw, now=now)
    except DatabaseError:
        raise  # nothing is lost: it comes again
    except Exception:
        log.exception("a mail could not be taken in")
        return FAULT


def _locked(by: Actor, held: ArrivedMail) -> ArrivedMail:
    rows = ArrivedMail.objects.select_for_update(of=("self",)).filter(person=by.user)
    found = rows.filter(pk=held.pk).first()
    if found is None:
        raise NotFound
    if not found.is_held:
        raise NotNow(_("This mail is settled already."), code="settled")
    found.notification = Notification.objects.select_related(*BESIDE).filter(pk=found.notification_id).first()
    return found


def _settle(row: ArrivedMail, arrived: Arrived, meant: Meant, now: datetime) -> None:
    if meant.meaning in ENDS:
        return _end(row, meant)
    notice = Notification.objects.select_related(*BESIDE).filter(pk=meant.pk).first()
    if notice is None or arrived.automatic:
        row.reason = "automatic" if arrived.automatic else "gone"
        return None
    row.person, row.notification = notice.user, notice
    is_proven = arrived.vouched and arrived.sender == notice.user.email.lower()
    with override(notice.user.language):
        try:
            _answer(row, arrived, meant, now, is_proven=is_proven)
        except Refusal as refusal:
            row.reason = refusal.code[:40]
            if is_proven and notice.user.can_be_mailed:
                answers.tell(row, why=_sentence(refusal), text=arrived.text)
    return None


def _end(row: ArrivedMail, meant: Meant) -> None:
    """The signed word is all it takes, as in the link beside it."""
    subscription = Subscription.objects.filter(pk=meant.pk).first()
    if subscription is None:
        row.reason = "gone"
        return
    row.person_id = subscription.user_id
    row.state, row.reason = State.OBEYED, "unsubscribed"
    ENDS[meant.meaning](subscription=subscription)


def _answer(row: ArrivedMail, arrived: Arrived, meant: Meant, now: datetime, *, is_proven: bool) -> None:
    """Raises Refusal."""
    spend("replies", of_person(row.person))
    if not row.person.can_sign_in:
        raise NotAllowed
    if not arrived.text:
        raise Invalid(_("It said nothing besides what it quoted."), code="empty")
    if meant.has_ended(now):
        raise NotNow(_("The address that you answered to has ended."), code="expired")
    if not is_proven:
        row.state, row.reason, row.text = State.HELD, "unproven", arrived.text
        return answers.tell(row)
    if len(arrived.text) > COMMENT_AT_MOST:
        raise Invalid(_("A comment has at most %d characters.") % COMMENT_AT_MOST, code="too_long")
    by = Actor(user=row.person, request_id=f"mail-{row.pk}")
    row.comment = _post(by, row.notification, arrived.text)
    row.state, row.reason = State.POSTED, ""
    return answers.tell(row) if row.attachments else None


def _post(by: Actor, notice: Notification | None, text: str) -> Comment:
    """Answer the comment that the notice told of, by the verb of the page, from what its person may see now."""
    activity = notice.activity if notice else None
    places = Initiative.objects.visible_to(by.person)
    initiative = places.filter(pk=activity.initiative_id).first() if activity else None
    comments = Comment.objects.visible_to(by.person).select_related("parent")
    answered = comments.filter(pk=activity.subject_id).first() if activity else None
    if initiative is None or answered is None:
        raise NotFound
    return add_comment(
        by=by,
        initiative=initiative,
        argument=_argument(by, answered),
        parent=answered.parent or answered,
        text=text,
    )


def _argument(by: Actor, answered: Comment) -> Argument | None:
    if answered.argument_id is None:
        return None
    found = Argument.objects.visible_to(by.person).filter(pk=answered.argument_id).first()
    if found is None:
        raise NotFound
    return found


def _sentence(refusal: Refusal) -> str:
    return " ".join([fault.detail for fault in refusal.faults] or [str(refusal.detail)])
