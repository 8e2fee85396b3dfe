"""Invitations as mails: the secret is made when one leaves, and one that opens nothing any more does not."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models.functions import Lower
from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from accounts.links import link_of
from accounts.mail import Kind, Letter, Skip, digest_of, render_plain, secret_in, style_page
from accounts.models import Invitation, OutgoingMail, User
from deliberation.calendars import format_date
from deliberation.permissions.invitations import BESIDE, inviters_may, proof_of

KEY = "invitation"


def render(mails: Sequence[OutgoingMail], now: datetime) -> Mapping[UUID, Letter | Skip]:
    """The letter of each mail, or why it is not sent; the number of queries does not grow with them."""
    asked = {mail.pk: UUID(mail.key.split(":")[1]) for mail in mails}
    found = Invitation.objects.open_at(now).select_related(*BESIDE).in_bulk(set(asked.values()))
    allowed, languages = inviters_may(found.values()), _languages(mails)
    letters: dict[UUID, Letter | Skip] = {}
    for mail in mails:
        invitation = found.get(asked[mail.pk])
        secret = _secret(mail, invitation) if invitation else ""
        if not invitation or not secret:
            letters[mail.pk] = Skip("gone")
        elif invitation.pk not in allowed:
            letters[mail.pk] = Skip("no_access")
        else:
            with override(languages.get(mail.address, invitation.workspace.language)):
                letters[mail.pk] = _letter(mail, invitation, secret)
    return letters


MAILS = {KEY: Kind(render)}


def _secret(mail: OutgoingMail, invitation: Invitation) -> str:
    """What the mail's link carries; nothing for a mail that a later one has taken the place of."""
    if not invitation.email:
        return proof_of(invitation, mail.address) if mail.key.startswith(invitation.proof_key) else ""
    secret = secret_in(mail.key)
    return secret if digest_of(secret) == invitation.secret_digest else ""


def _languages(mails: Iterable[OutgoingMail]) -> dict[str, str]:
    """Who has an account is written to in its language."""
    people = User.objects.annotate(lowered=Lower("email")).filter(is_active=True)
    known = people.filter(lowered__in={mail.address for mail in mails})
    return dict(known.values_list("lowered", "language"))


def _letter(mail: OutgoingMail, invitation: Invitation, secret: str) -> Letter:
    """The mail in the language that is active: made of rows alone, so that the same rows give the same bytes."""
    workspace, language = invitation.workspace, get_language() or settings.LANGUAGE_CODE
    context = {
        "language": language,
        "inviter": invitation.invited_by.name,
        "workspace": workspace.name,
        "place": workspace.name,
        "organisation": invitation.organisation.name_in(language),
        "role": invitation.get_role_display(),
        "until": format_date(invitation.expires_at, workspace.time_zone, language, with_time=True),
        "href": link_of(secret),
    }
    context["subject"] = _("%(inviter)s invites you to %(workspace)s") % context
    return Letter(
        to=mail.address,
        subject=context["subject"],
        text=render_plain("emails/invitation.txt", context),
        html=style_page(render_to_string("emails/invitation.html", context)),
        date=mail.created_at,
        sender=f"{workspace.name} · Madang",
    )
