"""What changed in an initiative since a moment that its reader chooses."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from deliberation.digests.since import Told, changes_since
from deliberation.models import Follow, Initiative

from .frame import frame
from .sight import Sight

SHOWN = 100  # lines of a group
WEEK, MONTH = timedelta(days=7), timedelta(days=30)
SEEN = "seen"


def changes_page(request, initiative: Initiative) -> dict:
    """The context of initiatives/changes.html; ``fault`` says what is wrong with the day that was asked for."""
    sight = Sight.of(request, initiative)
    seen = _seen_through(request.user, initiative)
    asked = request.GET.get("since", "")
    moment = _moment(asked, seen, sight)
    since = moment or sight.reader.now - WEEK
    told = changes_since(initiative, since, sight.reader.now)
    return {
        **frame(request, initiative, sight, tab="changes"),
        "fault": "" if moment else _("Give a day that has been, like 2026-05-04."),
        "asked": asked if parse_day(asked) else "",
        "since": sight.reader.moment(since),
        "choices": _choices(asked, seen),
        "groups": _groups(told),
        "through": sight.reader.now.isoformat(),
        "todo": None,
    }


def parse_day(text: str):
    try:
        return parse_date(text)
    except ValueError:
        return None


def _seen_through(user, initiative: Initiative) -> datetime | None:
    rows = Follow.objects.filter(user=user, initiative=initiative)
    return rows.values_list("seen_through", flat=True).first()


def _moment(asked: str, seen: datetime | None, sight: Sight) -> datetime | None:
    """Since when; None for a day that is none or has not begun."""
    now = sight.reader.now
    if asked in ("", SEEN):
        return seen or now - WEEK
    if asked in SPANS:
        return now - SPANS[asked]
    day = parse_day(asked)
    begins = datetime.combine(day, time(), tzinfo=sight.reader.tz) if day else None
    return begins if begins and begins <= now else None


SPANS = {"week": WEEK, "month": MONTH}


def _choices(asked: str, seen: datetime | None) -> list[dict]:
    words = {SEEN: _("Since I last looked"), "week": _("Last 7 days"), "month": _("Last 30 days")}
    now = asked or (SEEN if seen else "week")
    return [
        {"href": f"?since={code}", "word": word, "now": code == now}
        for code, word in words.items()
        if code != SEEN or seen
    ]


def _groups(told: Sequence[Told]) -> list[dict]:
    """Group by group, as GROUPS orders them; what is of no group goes to the last."""
    lines: dict[str, list] = {code: [] for code in GROUPS}
    for one in told:
        lines[GROUP_OF.get(one.change.code, "arguments")].append(one.line)
    return [
        {"code": code, "heading": heading(), "lines": lines[code][:SHOWN], "more": len(lines[code]) - SHOWN}
        for code, (heading, _codes) in GROUPS.items()
        if lines[code]
    ]


GROUPS: dict[str, tuple[Callable[[], str], tuple[str, ...]]] = {
    "steps": (lambda: _("Stages and decisions"), ("stage", "decision", "position", "actions")),
    "votes": (lambda: _("Labels and support"), ("label", "support", "counts")),
    "challenges": (lambda: _("Challenges"), ("answered", "challenge")),
    "sources": (lambda: _("Sources"), ("evidence",)),
    "talk": (lambda: _("Responses and comments"), ("response", "comments")),
    "arguments": (lambda: _("Arguments"), ("argument", "reworded", "withdrawn", "restored")),
}
GROUP_OF = {code: group for group, (_heading, codes) in GROUPS.items() for code in codes}
