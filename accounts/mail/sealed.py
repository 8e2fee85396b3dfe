"""Mails about somebody's account. Some hold a link, so what they say is sealed until it leaves, then forgotten."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from accounts import sealing
from accounts.models import OutgoingMail, User, new_id

from .asked import BEFORE_OTHERS, LASTS
from .letters import Letter, Skip
from .said import Said
from .sending import Kind, send_soon

KEY = "account"


def post_sealed(*, to: str, person: User | None, said: Said) -> OutgoingMail:
    """Send a mail with a secret, at once, to an address that may be nobody's."""
    posted = OutgoingMail.objects.create(
        key=f"{KEY}:{new_id()}",
        person=person,
        address="" if person else to,
        sealed=sealing.seal(json.dumps({"to": to, **asdict(said)})),
        not_before=timezone.now() - BEFORE_OTHERS,
    )
    send_soon()
    return posted


def render(mails: Sequence[OutgoingMail], now: datetime) -> Mapping[UUID, Letter | Skip]:
    return {one.pk: _letter(one, now) for one in mails}


SEALED = {KEY: Kind(render)}


def _letter(posted: OutgoingMail, now: datetime) -> Letter | Skip:
    if now - posted.created_at > LASTS:
        return Skip("too_late")
    if posted.person and not posted.person.can_be_mailed:
        return Skip("no_access")
    try:
        said = json.loads(sealing.unseal(posted.sealed))
    except sealing.BrokenSeal:
        return Skip("sealed_otherwise")
    html = said.get("html", "")  # what was posted before an upgrade has none
    return Letter(said["to"], said["subject"], said["text"], posted.created_at, html=html)
