"""Where a page asks whether something new came since it was read, and in which words it says so."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deliberation.changes.news import ARGUMENTS, COMMENTS, EVIDENCE, MUCH, OTHER, RESPONSES
from deliberation.models import Argument, Initiative
from frontend.live.stream import ARGUMENT, BOARD, DISCUSSION, PATH

from .sight import Sight

LIVE_TABS = {"board": BOARD, "discussion": DISCUSSION}


def live_tab(request, initiative: Initiative, sight: Sight, tab: str) -> dict:
    """The context of components/live.html on a tab that has news of its own."""
    page = LIVE_TABS.get(tab)
    return _live(request, initiative, sight, initiative, page=page) if page else {}


def live_argument(request, argument: Argument, sight: Sight) -> dict:
    return _live(request, argument.initiative, sight, argument, page=ARGUMENT, argument=argument.pk)


def _live(
    request, initiative: Initiative, sight: Sight, read: Initiative | Argument, **asked: object
) -> dict:
    """Members alone are told, on pages that can be read anew; ``read`` carries the number that changes had come to."""
    if not sight.inside or request.method != "GET":
        return {}
    since = getattr(read, "last_change", None) or 0
    query = urlencode({"initiative": initiative.pk, **asked, "since": since})
    return {"live": {"src": f"{PATH}?{query}", "words": _words()}}


def _words() -> dict[str, str]:
    """One and many of each group, with | between."""
    return {group: "|".join(pair) for group, pair in news_words().items()}


def news_words() -> dict[str, list[str]]:
    """How one and how many of each group are said."""
    return {
        ARGUMENTS: [ngettext("%d new argument", "%d new arguments", number) for number in (1, 2)],
        RESPONSES: [ngettext("%d new response", "%d new responses", number) for number in (1, 2)],
        COMMENTS: [ngettext("%d new comment", "%d new comments", number) for number in (1, 2)],
        EVIDENCE: [ngettext("%d new source", "%d new sources", number) for number in (1, 2)],
        OTHER: [ngettext("%d change", "%d changes", number) for number in (1, 2)],
        MUCH: [_("Much is new")] * 2,
    }
