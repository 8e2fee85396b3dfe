"""What stands around every tab of an initiative: its head, stages, what the reader has to do, and the tabs."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models.prepared import Prepared
from deliberation.calendars import format_day
from deliberation.models import Initiative, Party, Stage
from deliberation.permissions import Actor, can_change_stage
from frontend.responses import actor_of

from .following import follow_menu
from .head import manage_links, take_away_links
from .live import live_tab
from .parts import tabs_of
from .sight import Sight
from .words import words

LINE = (Stage.DRAFT, Stage.OPEN, Stage.DECIDING, Stage.DECIDED, Stage.MONITORING)


def frame(request, initiative: Initiative, sight: Sight, *, tab: str, counts: dict | None = None) -> dict:
    """The context of initiatives/frame.html. ``counts`` are the board's; without them no statistics are shown."""
    place = stage_and_place(initiative, sight)
    return {
        **place,
        "here": request.get_full_path(),
        "stages": _stages(initiative, sight, place["stage_note"]),
        "parties": _parties(initiative, sight),
        "manage": manage_links(actor_of(request), initiative, sight),
        "take_away": take_away_links(initiative, sight),
        "follow": follow_menu(actor_of(request), initiative),
        **tabs_of(initiative, sight, now=tab),
        "todo": todo_line(actor_of(request), initiative, sight, counts),
        "numbers": _numbers(counts, sight),
        **live_tab(request, initiative, sight, tab),
    }


def stage_and_place(initiative: Initiative, sight: Sight) -> dict:
    """The initiative, its workspace for the bar, and its stage in words."""
    return {
        "initiative": initiative,
        "workspace": initiative.workspace if sight.inside else None,
        "section": "initiatives",
        "words": words(),
        "stage": initiative.stage,
        "stage_word": words()["stages"][initiative.stage],
        "stage_note": _stage_note(initiative, sight),
        # The day and not the minute, so that a page is the same until something changes.
        "printed": format_day(sight.reader.today, sight.reader.language, with_year=True),
    }


def todo_line(by: Actor, initiative: Initiative, sight: Sight, counts: dict | None) -> dict | None:
    """The line *For you to do*: at most one primary button."""
    if initiative.stage == Stage.DRAFT and can_change_stage(by, initiative, Stage.OPEN):
        return {
            "primary": {"href": f"{sight.base}stage/", "sentence": _("Open for deliberation")},
            "others": [],
        }
    if not sight.votable or not counts:
        return None
    unvoted = sum(one["unvoted"] for one in counts.values())
    reworded = sum(one["reworded"] for one in counts.values())
    others = [_confirm(reworded, sight)] if reworded else []
    if not unvoted:
        return {"primary": None, "others": others} if others else None
    sentence = ngettext("Vote on %d argument", "Vote through %d arguments", unvoted) % unvoted
    return {"primary": {"href": f"{sight.base}vote/", "sentence": sentence}, "others": others}


def _stages(initiative: Initiative, sight: Sight, note: str) -> list[dict]:
    line = _line(initiative)
    place = line.index(initiative.stage)
    return [
        {
            "code": stage,
            "word": words()["stages"][stage],
            "now": index == place,
            "past": index < place,
            "note": note if index == place else _past_note(initiative, stage, sight) if index < place else "",
        }
        for index, stage in enumerate(line)
    ]


def _line(initiative: Initiative) -> tuple[Stage, ...]:
    """The way to its stage and on from there; what ended has its end on it."""
    if initiative.stage == Stage.CLOSED:
        return (*LINE[: LINE.index(Stage.MONITORING)], Stage.CLOSED)
    if initiative.stage == Stage.WITHDRAWN:
        opened = initiative.opens_at and initiative.opens_at <= initiative.stage_since
        return (Stage.DRAFT, Stage.OPEN, Stage.WITHDRAWN) if opened else (Stage.DRAFT, Stage.WITHDRAWN)
    return LINE


def _past_note(initiative: Initiative, stage: str, sight: Sight) -> str:
    began: dict[str, datetime | None] = {Stage.DRAFT: initiative.created_at, Stage.OPEN: initiative.opens_at}
    at = began.get(stage)
    return sight.reader.date(at.astimezone(sight.reader.tz).date()) if at else ""


def _stage_note(initiative: Initiative, sight: Sight) -> str:
    if initiative.stage == Stage.OPEN and initiative.closes_at:
        over = initiative.closes_at <= sight.reader.now
        return (_("voting ended %s") if over else _("closes %s")) % sight.reader.moment(initiative.closes_at)
    return _("since %s") % sight.reader.date(initiative.stage_since.astimezone(sight.reader.tz).date())


def _parties(initiative: Initiative, sight: Sight) -> list[dict]:
    parts: dict[str, str] = {Party.Part.LEAD: _("Lead"), Party.Part.SUPPORTING: _("Supporting")}
    return [
        {"part": parts[row.part], "name": row.organisation.short_name_in(sight.reader.language)}
        for row in PARTIES.all(initiative.pk)
    ]


PARTIES = Prepared(lambda pk: Party.objects.filter(initiative=pk).select_related("organisation"), UUID)


def _confirm(count: int, sight: Sight) -> dict:
    sentence = ngettext(
        "%d vote to confirm after a change of meaning", "%d votes to confirm after a change of meaning", count
    )
    return {"href": f"{sight.base}?show=reworded", "sentence": sentence % count}


def _numbers(counts: dict | None, sight: Sight) -> dict | None:
    """The one line of statistics that is folded on the page."""
    if not counts:
        return None
    total, sourced, divided = (
        sum(one[name] for one in counts.values()) for name in ("count", "sourced", "divided")
    )
    parts = [ngettext("%d argument", "%d arguments", total) % total, _("%d with a source") % sourced]
    if sight.tells and divided:
        parts.append(_("%d divided") % divided)
    return {"line": " · ".join(parts)}
