"""One run of one webhook: what is due is sent, one after the other, until it misses, nothing is left or time is up."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from time import monotonic
from uuid import UUID

import orjson
from django.db import Error, connection
from django.utils import timezone

from accounts.models import Membership
from accounts.sealing import BrokenSeal
from deliberation.models import Activity, DeliveryState, Webhook, WebhookDelivery, WhyDisabled

from . import claims, posting
from .events import BESIDE, PING, event_of, payload_of
from .keepers import Fallen, fallen, owner_of
from .ladder import rest_after, wait_after
from .posting import Outcome
from .rules import site_rules
from .sight import Sight, sees
from .signing import secrets_of, signed
from .waking import wake_at

log = logging.getLogger(__name__)

RUN = 20  # seconds after which a run begins nothing new, so that others come to their turn
SOON = 60  # seconds: what is due within them is asked for at once, the rest is the sweep's
NOT_YET = timedelta(minutes=1)
STILL_NEWS = timedelta(hours=1)  # for which a message waits until what it is about can be read
GIVEN_UP = 3  # deliveries in a row after which a webhook is switched off
MISSES = (
    1000  # tries in a row, more than three days of them: where much waits, each message is tried but seldom
)
GONE = 410
AGENT = "Madang-Webhooks/1"

Post = Callable[..., Outcome]


def send_due(webhook_id: UUID, now: datetime, *, post: Post | None = None) -> int:
    """Send what is due to one webhook at ``now`` (aware). Returns how many messages were tried.

    Any number of these may run at once: one holds a webhook, the others go home.
    """
    webhook = claims.take(webhook_id, now)
    if webhook is None:
        return 0
    run = _Run(webhook, now, post or partial(posting.post, rules=site_rules()))
    try:
        run.go()
    except claims.Lost:
        log.info("a webhook was changed, or is held by another: %s", webhook_id)
    finally:
        claims.release(webhook)
    _go_on(webhook, run.moment)
    return run.tried


def switch_off_fallen(now: datetime) -> None:
    """Webhooks that nobody may keep any more, or whose token has ended: they are told nothing, and that is said."""
    for reason, webhook_ids in fallen(now):
        claims.disable(Webhook.objects.filter(pk__in=webhook_ids), reason, now)


class _Run:
    def __init__(self, webhook: Webhook, now: datetime, post: Post) -> None:
        self.webhook, self.now, self.post = webhook, now, post
        self.began, self.tried = monotonic(), 0

    @property
    def spent(self) -> float:
        return monotonic() - self.began

    @property
    def moment(self) -> datetime:
        """By now: a receiver that takes its time is waited for from its answer on."""
        return self.now + timedelta(seconds=self.spent)

    def go(self) -> None:
        while self.spent < RUN and (delivery := claims.next_due(self.webhook, self.moment)):
            try:
                owner = owner_of(self.webhook)
            except Fallen as end:
                self._switch_off(end.reason)
                break
            if not self._send_one(delivery, owner):
                break

    def _send_one(self, delivery: WebhookDelivery, owner: Membership) -> bool:
        """Whether the webhook may be told more at once."""
        said = self._said(delivery, owner)
        if said is None:
            return True
        try:
            keys = secrets_of(self.webhook, timezone.now())
        except BrokenSeal:
            self._switch_off(WhyDisabled.SECRET_LOST)
            return False
        claims.begin(self.webhook, delivery)
        self.tried += 1
        headers = {"Content-Type": "application/json", "User-Agent": AGENT}
        _let_go_of_the_database()
        outcome = self.post(
            self.webhook.address, said, {**headers, **signed(str(delivery.pk), said, timezone.now(), keys)}
        )
        return self._heed(delivery, outcome)

    def _said(self, delivery: WebhookDelivery, owner: Membership) -> bytes | None:
        """The message; None where there is none to be told, now or ever."""
        if delivery.type == PING:
            return _written({"type": PING, "timestamp": delivery.created_at, "data": {}})
        try:
            sight, said = _told(delivery, owner)
        except Error:
            raise
        except Exception:  # one that cannot be told holds up none of those behind it
            log.exception("a webhook's message cannot be told: %s", delivery.pk)
            claims.skip(delivery, "untellable")
            return None
        if sight == Sight.SEEN:
            return said
        moment = self.moment
        if sight == Sight.NOT_YET and moment - delivery.created_at < STILL_NEWS:
            claims.put_off(delivery, moment + NOT_YET)
        else:
            claims.skip(delivery, "not_seen")
        return None

    def _heed(self, delivery: WebhookDelivery, outcome: Outcome) -> bool:
        told = {
            "status": outcome.status,
            "fault": outcome.fault,
            "duration_ms": outcome.duration_ms,
            "answer": outcome.answer,
        }
        if outcome.is_success:
            settled = timezone.now()
            claims.settle(delivery, DeliveryState.DELIVERED, settled_at=settled, not_before=None, **told)
            claims.note_success(self.webhook)
            return True
        if outcome.status == GONE:
            self._fail(delivery, told)
            self._switch_off(WhyDisabled.GONE)
        else:
            self._miss(delivery, outcome, told)
        return False

    def _miss(self, delivery: WebhookDelivery, outcome: Outcome, told: dict) -> None:
        moment = self.moment
        wait = wait_after(delivery.attempts, delivery.pk, outcome.retry_after, moment)
        if wait is None:
            self._fail(delivery, told)
        else:
            claims.settle(delivery, DeliveryState.WAITING, not_before=moment + wait, **told)
        rest = rest_after(self.webhook.misses + 1, outcome.retry_after, moment)
        claims.note_miss(self.webhook, moment + rest, given_up=wait is None)
        if self.webhook.failures >= GIVEN_UP or self.webhook.misses >= MISSES:
            self._switch_off(WhyDisabled.FAILING)

    def _fail(self, delivery: WebhookDelivery, told: dict) -> None:
        claims.settle(delivery, DeliveryState.FAILED, settled_at=timezone.now(), not_before=None, **told)

    def _switch_off(self, reason: WhyDisabled) -> None:
        """Unless somebody changed it meanwhile, or another holds it: the next run sees by itself."""
        claims.disable(claims.held(self.webhook), reason, self.moment)


def _told(delivery: WebhookDelivery, owner: Membership) -> tuple[Sight, bytes | None]:
    """Whether its owner may be told what it is about, now, and the message if so."""
    activity = Activity.objects.select_related(*BESIDE).get(pk=delivery.activity_id)
    event = event_of(activity, delivery.type)
    sight = sees(owner, event)
    return sight, _written(payload_of(event)) if sight == Sight.SEEN else None


def _go_on(webhook: Webhook, now: datetime) -> None:
    at = claims.next_at(webhook)
    if at is not None and (at - now).total_seconds() <= SOON:
        wake_at(webhook.pk, at, now)


def _written(message: dict) -> bytes:
    return orjson.dumps(message, option=orjson.OPT_UTC_Z)


def _let_go_of_the_database() -> None:
    """What waits for somebody else holds no connection meanwhile."""
    if not connection.in_atomic_block:
        connection.close()
