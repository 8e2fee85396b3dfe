"""ETags ``"<version>.<hash of body>"``: reads compare the whole, edits the version only."""

import re
from hashlib import blake2b

from deliberation.errors import Stale

from .errors import Missing

TAG = re.compile(r'(?:W/)?"([^"]*)"')


def etag_of(body: bytes, version: int) -> str:
    """The tag of a body; ``version`` is 0 for what has none."""
    return f'"{version}.{blake2b(body, digest_size=8).hexdigest()}"'


def is_known(request, etag: str) -> bool:
    """Whether the caller has this very body already (``If-None-Match``)."""
    asked = request.META.get("HTTP_IF_NONE_MATCH", "")
    return asked.strip() == "*" or etag.strip('"') in TAG.findall(asked)


def version_seen(request, present: int, *, required: bool = True) -> int | None:
    """The version that the caller saw (``If-Match``), for the action to compare under its lock.

    None for ``*``, and where nothing was sent and nothing is ``required``. Raises Missing (428), and Stale
    (412) when no tag names a version.
    """
    asked = request.META.get("HTTP_IF_MATCH", "").strip()
    if not asked and required:
        raise Missing
    if not asked or asked == "*":
        return None
    versions = [int(head) for tag in TAG.findall(asked) if (head := tag.partition(".")[0]).isdecimal()]
    if not versions:
        raise Stale
    return present if present in versions else versions[0]


def require_tag(request, etag: str) -> None:
    """Raise Missing without ``If-Match``, Stale when it names another body than this."""
    asked = request.META.get("HTTP_IF_MATCH", "").strip()
    if not asked:
        raise Missing
    if asked != "*" and etag.strip('"') not in TAG.findall(asked):
        raise Stale
