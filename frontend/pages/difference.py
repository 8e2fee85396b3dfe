"""The difference of two wordings as HTML: what was added and removed is marked, and said to who cannot see it."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from deliberation.models import Argument, Revision
from deliberation.wordings import difference


def difference_html(before: str, after: str) -> SafeString:
    """``after`` with what differs from ``before``."""
    return format_html_join(
        "", "{}", ((_marked(span.kind, span.text),) for span in difference(before, after))
    )


def change_between(before: Revision | Argument, after) -> dict:
    """What differs between two wordings; Alike reasons are left out."""
    alike = before.reasons == after.reasons
    return {
        "claim": difference_html(before.claim, after.claim),
        "reasons": "" if alike else difference_html(before.reasons, after.reasons),
    }


def _marked(kind: str, text: str) -> SafeString:
    if kind == "added":
        return format_html('<ins><span class="heard">{} </span>{}</ins>', _("added:"), text)
    if kind == "removed":
        return format_html('<del><span class="heard">{} </span>{}</del>', _("removed:"), text)
    return format_html("{}", text)
