"""A digest as a mail: subject, HTML and text with the same content, and the headers that let one leave."""

from email.utils import parseaddr
from functools import lru_cache

import css_inline
from django.conf import settings
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.mail import Letter
from accounts.models import User
from accounts.models.workspaces import Cadence
from deliberation.models import Edition, Subscription

from .facts import Digest, Line
from .unsubscribing import token_of

BAR = 110  # pixels of a tally's bar

_inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


def letter_of(digest: Digest, edition: Edition, user: User, subscription: Subscription) -> Letter:
    """The mail that carries ``digest``: made of rows alone, so that the same rows give the same bytes."""
    with override(digest.language):
        context = _context(digest, edition, subscription)
        text = get_template("emails/digest.txt").render(context)
        html = "" if subscription.text_only else _html(context)
    return Letter(
        to=user.email,
        subject=digest.subject,
        text=text,
        html=html,
        date=edition.ends_at,
        sender=f"{digest.workspace} · Madang",
        headers=_headers(edition, context["unsubscribe"]),
    )


def page_html(digest: Digest, edition: Edition, subscription: Subscription) -> str:
    """The mail's HTML, for previews."""
    with override(digest.language):
        return _html(_context(digest, edition, subscription))


def page_text(digest: Digest, edition: Edition, subscription: Subscription) -> str:
    with override(digest.language):
        return get_template("emails/digest.txt").render(_context(digest, edition, subscription))


def _html(context: dict) -> str:
    return _inliner.inline(get_template("emails/digest.html").render(context))


def _context(digest: Digest, edition: Edition, subscription: Subscription) -> dict:
    base, key = settings.BASE_URL, edition.workspace.key
    return {
        "digest": digest,
        "base": base,
        "blocks": [
            {
                "section": section,
                "rows": [line_html(line) for line in section.lines],
                "texts": [line_text(line) for line in section.lines],
            }
            for section in digest.sections
        ],
        "settings_at": f"{base}/w/{key}/subscription/",
        "web": f"{base}/digests/{edition.pk}/",
        "unsubscribe": f"{base}/unsubscribe/{token_of(subscription.pk)}/",
        "rhythm": _rhythm(digest.workspace, subscription, edition.workspace.time_zone),
    }


@lru_cache(maxsize=4096)
def line_html(line: Line) -> str:
    """One line of the HTML mail; lines are shared by many readers, so each is said once."""
    return get_template("emails/line.html").render(
        {"line": line, "base": settings.BASE_URL, "bar": _bar(line)}
    )


@lru_cache(maxsize=4096)
def line_text(line: Line) -> str:
    words = [line.lead, line.ref, line.text]
    head = " ".join(word for word in words if word)
    moved = f"{line.before} → {line.after}" if line.after else ""
    said = " ".join(part for part in (moved, line.what) if part)
    tail = " · ".join(part for part in (said, line.reason) if part)
    rows = [f"* {head}{': ' if tail else ''}{tail}", f"  {settings.BASE_URL}{line.href}"]
    if line.more_href:
        rows.append(f"  {line.more}: {settings.BASE_URL}{line.more_href}")
    return "\n".join(rows)


def _bar(line: Line) -> list[tuple[str, int]]:
    total = sum(line.tally) if line.tally else 0
    if not line.tally or not total:
        return []
    parts = zip(("agree", "disagree", "unsure"), line.tally, strict=True)
    return [(name, max(2, round(BAR * count / total))) for name, count in parts if count]


def _headers(edition: Edition, unsubscribe: str) -> dict[str, str]:
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    domain = address.rpartition("@")[2]
    return {
        "List-Id": f"<{edition.workspace.key.lower()}.digest.{domain}>",
        "List-Unsubscribe": f"<{unsubscribe}>, <mailto:{address}?subject=unsubscribe%20{edition.workspace.key}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


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
