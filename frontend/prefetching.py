"""Pages that a browser fetches when somebody is about to ask for them: which, and how such a request is known."""

import json

from django.utils.safestring import mark_safe

# Patterns of pages (https://urlpattern.spec.whatwg.org): no file, no way in, and nothing that counts against a limit.
PARTS = "discussion|challenges|view|positions|background|decision|actions|changes|standing|map|evidence|vote"
PAGES = [
    "/",
    "/w/:key/",
    "/w/:key/(sources|people)/",
    "/w/:key/sources/:source/",
    "/i/:ref/",
    f"/i/:ref/({PARTS})/",
    "/i/:ref/:number(\\d+)/",
    "/i/:ref/:number(\\d+)/(votes|wordings|suggestions)/",
]
# What the reader chose there is remembered: see `frontend.pages.density`.
CHOICES = ["/*\\?*density=*"]
WHERE = {"and": [{"href_matches": PAGES}, {"not": {"href_matches": CHOICES}}]}
RULE = {"source": "document", "where": WHERE, "eagerness": "moderate"}  # as soon as one points at a link
RULES = mark_safe(json.dumps({"prefetch": [RULE]}, separators=(",", ":")))  # noqa: S308


def is_prefetch(request) -> bool:
    """Whether nobody has looked yet: the browser says so (https://fetch.spec.whatwg.org/#sec-purpose-header)."""
    return request.headers.get("Sec-Purpose", "").partition(";")[0].strip() == "prefetch"
