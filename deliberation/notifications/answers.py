"""What people are told by mail of their answers: held, refused, or posted without its attachments.

The text of a refused one is sealed until that mail has left, then forgotten: it is back with its writer.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts import sealing
from accounts.mail import Kind, Letter, Skip, render_plain, send_soon, style_page
from accounts.models import OutgoingMail
from deliberation.models import ArrivedMail

KEY = "answer"
PLACE = tuple(f"notification__activity__{name}" for name in ("workspace", "initiative", "argument"))


def tell(row: ArrivedMail, *, why: str = "", text: str = "") -> None:
    """Tell the person what became of their mail, once, after the commit."""
    said = sealing.seal(json.dumps({"why": why, "text": text})) if why else ""
    OutgoingMail.objects.create(
        key=f"{KEY}:{row.pk}", person=row.person, sealed=said, not_before=timezone.now()
    )
    send_soon()


def render(mails: Sequence[OutgoingMail], now: datetime) -> Mapping[UUID, Letter | Skip]:
    """The letter of each mail, or why it is not sent; the number of queries does not grow with them."""
    asked = {mail.pk: UUID(mail.key.partition(":")[2]) for mail in mails}
    rows = ArrivedMail.objects.select_related("person", *PLACE)
    found = rows.in_bulk(list(asked.values()))
    return {mail.pk: _answer(mail, found.get(asked[mail.pk])) for mail in mails}


MAILS = {KEY: Kind(render)}


def _answer(mail: OutgoingMail, row: ArrivedMail | None) -> Letter | Skip:
    if row is None or row.notification is None:
        return Skip("gone")
    if not row.person.can_be_mailed:
        return Skip("no_access")
    if row.state == ArrivedMail.State.REFUSED and not mail.sealed:
        return Skip("gone")
    try:
        said = json.loads(sealing.unseal(mail.sealed)) if mail.sealed else {}
    except sealing.BrokenSeal:
        return Skip("sealed_otherwise")
    with override(row.person.language):
        return _letter(mail, row, said)


def _letter(mail: OutgoingMail, row: ArrivedMail, said: dict) -> Letter:
    """It names the place by its number alone: what that is called is for those who see it."""
    activity = row.notification.activity
    workspace, ref = activity.workspace, f"{activity.workspace.key}-{activity.initiative.number}"
    ref = f"{ref}#{activity.argument.number}" if activity.argument else ref
    path = f"/replies/{row.pk}/" if row.is_held else f"/comments/{activity.subject_id}/"
    context = {
        "language": row.person.language,
        "place": workspace.name,
        "subject": SENTENCES[row.state]() % {"place": ref},
        "row": row,
        "href": f"{settings.BASE_URL}{path}",
        **said,
    }
    return Letter(
        to=row.person.email,
        subject=context["subject"],
        text=render_plain("emails/answer.txt", context),
        html=style_page(render_to_string("emails/answer.html", context)),
        date=mail.created_at,
        sender=f"{workspace.name} · Madang",
    )


SENTENCES: dict[str, Callable[[], str]] = {
    ArrivedMail.State.HELD: lambda: _("Your answer to %(place)s waits for you"),
    ArrivedMail.State.REFUSED: lambda: _("Your answer to %(place)s is not posted"),
    ArrivedMail.State.POSTED: lambda: _("Your answer to %(place)s is posted, without its attachments"),
}
