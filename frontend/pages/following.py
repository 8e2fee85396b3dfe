"""The menu by which a member says what to hear of an initiative."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from deliberation.models import Follow, Initiative
from deliberation.permissions import Actor, can_follow

LEVEL = Follow.Level


def follow_menu(by: Actor, initiative: Initiative) -> dict | None:
    """The level that holds, and all of them with what they mean; none for who is no member."""
    if not can_follow(by, initiative):
        return None
    now = initiative.follow_level or Follow.UNSAID
    return {"now": WORDS[now](), "choices": [_choice(level, now) for level in LEVEL]}


def _choice(level: str, now: str) -> dict:
    return {"level": level, "word": WORDS[level](), "means": MEANS[level](), "now": level == now}


WORDS: dict[str, Callable[[], str]] = {
    LEVEL.EVERYTHING: lambda: _("Everything"),
    LEVEL.CONCERNS_ME: lambda: _("What concerns me"),
    LEVEL.NOTHING: lambda: _("Nothing"),
}
MEANS: dict[str, Callable[[], str]] = {
    LEVEL.EVERYTHING: lambda: _("Also each new argument, stage, position and decision, as it happens."),
    LEVEL.CONCERNS_ME: lambda: _("Replies, mentions and what you handle; the digest tells the rest."),
    LEVEL.NOTHING: lambda: _("No notice, and no line in the digest."),
}
