"""ETags ``"<version>.<hash of body>"``: reads compare the whole, edits the version only."""

import re
from hashlib import blake2b

from django.utils.translation import gettext as _

from deliberation.errors import Invalid, Stale

from .errors import Missing

TAG = re.compile(r'(?:W/)?"([^"]*)"')
TAGS = re.compile(r'(W/)?"[!#-~\x80-\xff]*"( *, *(W/)?"[!#-~\x80-\xff]*")*')
VERSION = re.compile(r"[0-9]{1,9}")


def etag_of(body: bytes, version: int) -> str:
    """The tag of a body; ``version`` is 0 for what has none."""
    return f'"{version}.{blake2b(body, digest_size=8).hexdigest()}"'


def is_known(request, etag: str) -> bool:
    """Whether the caller has this very body already (``If-None-Match``)."""
    asked = request.META.get("HTTP_IF_NONE_MATCH", "")
    return asked.strip() == "*" or etag.strip('"') in TAG.findall(asked)


def version_seen(request, present: int, *, required: bool = True) -> int | None:
    """The version that the caller saw (``If-Match``), for the action to compare under its lock.

    None for ``*``, and where nothing was sent and nothing is ``required``. Raises Missing (428), Invalid for
    what are no tags, Stale (412) when none names a version.
    """
    asked = _asked(request, required=required)
    if asked in ("", "*"):
        return None
    versions = [int(head) for tag in TAG.findall(asked) if VERSION.fullmatch(head := tag.partition(".")[0])]
    if not versions:
        raise Stale
    return present if present in versions else versions[0]


def require_tag(request, etag: str) -> None:
    """Raise Missing without ``If-Match``, Invalid for what are no tags, Stale when they name another body than this."""
    asked = _asked(request, required=True)
    if asked != "*" and etag.strip('"') not in TAG.findall(asked):
        raise Stale


def _asked(request, *, required: bool) -> str:
    asked = request.META.get("HTTP_IF_MATCH", "").strip()
    if not asked and required:
        raise Missing
    if asked not in ("", "*") and not TAGS.fullmatch(asked):
        raise Invalid.at(
            "If-Match", "invalid", _("These are no ETags: a text in quotes, several with commas, or *.")
        )
    return asked
