"""A digest as a mail: subject, HTML and text with the same content, and the headers that let one leave."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.mail import Letter
from accounts.models import User
from accounts.models.workspaces import Cadence
from deliberation.leaving import Ends, headers_of, link_of
from deliberation.models import Edition, Subscription

from .facts import Digest
from .mail_parts import Foot, html_of, text_of
from .shortening import shortened

BYTES = 70_000  # of text and HTML together: in base64, which long lines ask for, they are 96 kB
CUTS = (0, 300, 100)  # characters that a line has at most; 0: all


def letter_of(digest: Digest, edition: Edition, user: User, subscription: Subscription) -> Letter:
    """The mail that carries ``digest``: made of rows alone, so that the same rows give the same bytes."""
    text, html = said(digest, edition, subscription, link_of(subscription.pk, Ends.DIGEST))
    return Letter(
        to=user.email,
        subject=digest.subject,
        text=text,
        html="" if subscription.text_only else html,
        date=edition.ends_at,
        sender=f"{digest.workspace} · Madang",
        headers=headers_of(subscription, Ends.DIGEST, edition.workspace.key),
    )


def said(
    digest: Digest, edition: Edition, subscription: Subscription, unsubscribe: str = ""
) -> tuple[str, str]:
    """The digest as text and as HTML; a preview ends no subscription and leads to its page instead."""
    base, key = settings.BASE_URL, edition.workspace.key
    with override(digest.language):
        foot = Foot(
            numbers=digest.numbers,
            rhythm=_rhythm(digest.workspace, subscription, edition.workspace.time_zone),
            settings_at=f"{base}/w/{key}/subscription/",
            web=f"{base}/digests/{edition.pk}/",
        )
        return _fitting(digest, foot, unsubscribe or foot.settings_at)


def _fitting(digest: Digest, foot: Foot, link: str) -> tuple[str, str]:
    """Text and HTML; where claims and decisions are so long that the mail would be too, they are cut."""
    for longest in CUTS:
        shorter = shortened(digest, longest) if longest else digest
        said = text_of(shorter, foot, link), html_of(shorter, foot, link)
        if sum(len(form.encode()) for form in said) <= BYTES:
            break
    return said


def _rhythm(workspace: str, subscription: Subscription, workspace_zone: str) -> str:
    """Why the mail comes, and when the next one does."""
    words = {
        "workspace": workspace,
        "day": subscription.get_weekday_display(),
        "time": f"{subscription.hour:02}:00",
        "zone": subscription.time_zone or workspace_zone,
    }
    if subscription.cadence == Cadence.DAILY:
        return _("You get this digest of %(workspace)s every day at %(time)s (%(zone)s).") % words
    return _("You get this digest of %(workspace)s every %(day)s at %(time)s (%(zone)s).") % words
