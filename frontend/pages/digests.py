"""What a person was told, by period."""

from urllib.parse import urlencode

from django.utils import timezone

from deliberation.calendars import period_title
from deliberation.digests import archive
from deliberation.digests.facts import Digest, Line
from deliberation.models import Delivery
from frontend.reader import Reader

from .keyset import page_after

PAGE = 10


def archive_page(request) -> dict:
    """Past digests, the latest first, from the cursor ``?after=`` on: what each still says, and where it is."""
    rows = archive.deliveries_of(request.user)
    shown, cursor = page_after(rows, request.GET.get("after", ""), "-ends_at", PAGE)
    digests = archive.retold_all(shown, timezone.now())
    return {
        "part": "past",
        "digests": [_row(one, digest, request) for one, digest in zip(shown, digests, strict=True)],
        "subscriptions": [] if "after" in request.GET else list(archive.all_subscriptions(request.user)),
        "next": f"?{urlencode({'after': cursor})}" if cursor else "",
    }


def digest_page(delivery: Delivery) -> dict:
    """The context of digests/show.html for what was told."""
    digest = archive.retold(delivery, timezone.now())
    return told_page(digest, delivery.edition.workspace) | {"unmailed": not archive.was_mailed(delivery)}


def told_page(digest: Digest, workspace) -> dict:
    """The same build as the mail's, with bars as wide as their tallies."""
    sections = [
        {"section": section, "lines": [(line, _bar(line)) for line in section.lines]}
        for section in digest.sections
    ]
    return {"digest": digest, "workspace": workspace, "sections": sections}


def _row(delivery: Delivery, digest: Digest, request) -> dict:
    edition = delivery.edition
    reader = Reader.of(request, edition.workspace)
    return {
        "url": f"/digests/{edition.pk}/",
        "workspace": edition.workspace,
        "period": period_title(edition.starts_at, edition.ends_at, reader.zone, reader.language),
        "subject": digest.subject if digest.sections else "",
        "language": digest.language,
        "unmailed": not archive.was_mailed(delivery),
    }


def _bar(line: Line) -> dict | None:
    """Agree and disagree in hundredths of all votes; what is left is not sure."""
    total = sum(line.tally) if line.tally else 0
    if not line.tally or not total:
        return None
    agree, disagree, _unsure = line.tally
    return {"agree": round(100 * agree / total), "disagree": round(100 * disagree / total)}
