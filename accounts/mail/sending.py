"""One run of the mail queue: claim a batch, render it, hand it over mail by mail."""

import logging
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import MailState, OutgoingMail
from accounts.queue import ask_for

from . import breaker, claims
from .letters import Letter, Skip, compose, message_id
from .transport import Transport, Unreachable

log = logging.getLogger(__name__)

SEND_MAIL = "deliberation.tasks.send_mail"

RUN = 240  # seconds after which a run claims no more; the next tick goes on
BREAKS = 3  # broken connections in a row that end a run

Render = Callable[[Sequence[OutgoingMail], datetime], Mapping[UUID, Letter | Skip]]


@dataclass(frozen=True, slots=True)
class Kind:
    """What the mails of one key prefix say, looked up when they leave, and what follows a bounce."""

    render: Render
    bounced: Callable[[OutgoingMail], None] | None = None


def send_due(
    now: datetime,
    kinds: Mapping[str, Kind],
    *,
    only: str = "",
    told: Callable[[int], None] = lambda done: None,
) -> Counter[str]:
    """Send what may leave at ``now`` (aware). Returns how many mails came to which state.

    ``kinds`` maps the first part of a key to its Kind; ``told`` hears how many mails are done. Any number of these may
    run at once.
    """
    claims.take_back(timezone.now())
    counts: Counter[str] = Counter()
    ends = time.monotonic() + RUN
    with Transport() as transport:
        while time.monotonic() < ends and (batch := claims.claim(now, only=only)):
            run = _Run(transport, kinds, now, counts)
            if not run.send(batch):
                break
            told(counts.total())
    return counts


def send_soon() -> None:
    """After the commit, ask for a run at once: somebody waits for this mail. Without a queue it goes with the next."""
    transaction.on_commit(partial(ask_for, SEND_MAIL))


class Lost(Exception):
    """The lease ran out, or mail was paused: what is left of the batch is free."""


@dataclass(slots=True)
class _Run:
    transport: Transport
    kinds: Mapping[str, Kind]
    now: datetime
    counts: Counter[str]
    breaks: int = 0

    def send(self, batch: list[OutgoingMail]) -> bool:
        """False when the server cannot be reached; what was not tried is free again then."""
        letters = self._render(batch)
        for index, mail in enumerate(batch):
            letter = letters[mail.pk]
            try:
                self._send_one(mail, letter)
            except Lost:
                return True  # whoever may claim now has the others too
            except Unreachable as fault:
                log.warning("mail waits: %s", fault)
                claims.give_back(batch[index:])
                self.counts["waiting"] += len(batch) - index
                return False
        return True

    def _send_one(self, mail: OutgoingMail, letter: Letter | Skip | None) -> None:
        if letter is None:
            self.counts[claims.postpone(mail, MailState.CLAIMED, self.now, reason="not_rendered")] += 1
            breaker.heed_failure()
        elif isinstance(letter, Skip):
            claims.settle(mail, MailState.CLAIMED, MailState.SKIPPED, reason=letter.reason)
            self.counts[f"skipped: {letter.reason}"] += 1
        else:
            self._hand_over(mail, letter)

    def _hand_over(self, mail: OutgoingMail, letter: Letter) -> None:
        if self.breaks >= BREAKS:
            raise Unreachable(f"{BREAKS} broken connections in a row")
        message = compose(mail, letter)
        self.transport.open()
        if not claims.begin(mail, message_id(mail.key)):
            raise Lost
        try:
            outcome = self.transport.hand_over(message)
        except Unreachable:
            claims.never_began(mail)
            raise
        self.breaks = self.breaks + 1 if outcome.reason == "line_broken" else 0
        self.counts[self._settle(mail, outcome)] += 1
        if outcome.state != MailState.ACCEPTED:
            breaker.heed_failure()

    def _settle(self, mail: OutgoingMail, outcome) -> str:
        sending = MailState.SENDING
        if outcome.state == MailState.RETRY:
            return claims.postpone(mail, sending, self.now, reason=outcome.reason, answer=outcome.answer)
        if outcome.state == MailState.UNKNOWN:
            claims.lose_sight(mail, outcome.reason)
            return MailState.UNKNOWN
        said = {"reason": outcome.reason, "answer": outcome.answer, "provider_id": outcome.provider_id}
        claims.settle(mail, sending, outcome.state, **said)
        follow = self._kind(mail).bounced
        if outcome.state == MailState.BOUNCED and follow:
            follow(mail)
        return outcome.state

    def _render(self, batch: list[OutgoingMail]) -> dict[UUID, Letter | Skip | None]:
        letters: dict[UUID, Letter | Skip | None] = {}
        for prefix in sorted({mail.key.partition(":")[0] for mail in batch}):
            some = [mail for mail in batch if mail.key.startswith(f"{prefix}:")]
            letters.update(_rendered(self._kind(some[0]).render, some, self.now))
        return letters

    def _kind(self, mail: OutgoingMail) -> Kind:
        return self.kinds[mail.key.partition(":")[0]]


def _rendered(render: Render, mails: list[OutgoingMail], now: datetime) -> dict:
    """Their letters at once; when that fails one by one, so that a poison mail holds up nobody."""
    try:
        return dict(render(mails, now))
    except Exception:
        log.exception("could not render %d mails", len(mails))
        if len(mails) == 1:
            return {mails[0].pk: None}
    return {key: letter for mail in mails for key, letter in _rendered(render, [mail], now).items()}
