"""How an initiative moved week by week: what came in, as counts without names, and its steps; for its members."""

from collections import Counter, defaultdict
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncWeek
from django.utils.translation import gettext as _

from deliberation.models import Argument, Comment, Initiative, Revision, Vote
from frontend.charts import WEEK, columns, monday_of, weeks_between

from .sight import Sight
from .words import words

WEEKS = 26
FEWEST = 8  # weeks that are drawn, so that a young initiative is no wall of one column
WIDTH = 10  # of one week in the drawing

Part = tuple[str, Counter[date]]


def participation(initiative: Initiative, sight: Sight) -> dict | None:
    """What components/weeks_chart.html draws; nothing where nothing came in. Votes only where they may be told.

    Five queries.
    """
    began = (initiative.opens_at or initiative.created_at).astimezone(sight.reader.tz).date()
    weeks = weeks_between(began, sight.reader.today, WEEKS)
    parts = [(word, counts) for word, counts in _parts(initiative, sight) if counts]
    if not weeks or not any(counts[week] for _word, counts in parts for week in weeks):
        return None
    steps = _steps(initiative, sight)
    drawn = [weeks[0] - WEEK * back for back in range(FEWEST - len(weeks), 0, -1)] + weeks
    return {
        "title": _("How it moved, week by week"),
        "width": WIDTH * len(drawn),
        "bands": [_band(word, [counts[week] for week in drawn]) for word, counts in parts],
        "marks": [WIDTH * at + WIDTH / 2 for at, week in enumerate(drawn) if steps[week]],
        "steps": [
            {"week": _("week of %s") % sight.reader.date(week), "words": ", ".join(steps[week])}
            for week in weeks
            if steps[week]
        ],
        "ends": [sight.reader.date(week) for week in (drawn[0], drawn[-1])],
        "heads": [word for word, _counts in parts],
        "rows": [
            {
                "name": sight.reader.date(week),
                "counts": [counts[week] for _word, counts in parts],
                "steps": ", ".join(steps[week]),
            }
            for week in weeks
        ],
    }


def _band(word: str, counts: list[int]) -> dict:
    """One part to a scale of its own; its numbers are said beside it."""
    said = _("%(all)d in all · %(most)d in the busiest week") % {"all": sum(counts), "most": max(counts)}
    drawn = [
        {"x": WIDTH * at + 1, "y": one.y, "height": one.height} for at, one in enumerate(columns(counts))
    ]
    return {"word": word, "said": said, "columns": drawn}


def _parts(initiative: Initiative, sight: Sight) -> list[Part]:
    parts: list[tuple[str, QuerySet, str]] = [
        (_("Arguments"), _arguments(initiative), "created_at"),
        (_("Other wordings"), _wordings(initiative), "created_at"),
        (_("Comments"), _comments(initiative), "created_at"),
    ]
    if sight.tells:
        parts.append((_("Votes"), _votes(initiative), "cast_at"))
    return [(word, _by_week(rows, column, sight)) for word, rows, column in parts]


def _steps(initiative: Initiative, sight: Sight) -> defaultdict[date, list[str]]:
    """By week the stages that it came to, and that it was to close later, in their order."""
    steps: defaultdict[date, list[str]] = defaultdict(list)
    for before, after, at in initiative.stage_changes.values_list("before", "after", "at"):
        word = words()["stages"][after] if before != after else _("closes later")
        steps[monday_of(at.astimezone(sight.reader.tz).date())].append(word)
    return steps


def _arguments(initiative: Initiative) -> QuerySet:
    return Argument.objects.filter(initiative=initiative, hidden_at=None)


def _wordings(initiative: Initiative) -> QuerySet:
    return Revision.objects.filter(argument__in=_arguments(initiative), number__gt=1)


def _comments(initiative: Initiative) -> QuerySet:
    rows = Comment.objects.filter(initiative=initiative, hidden_at=None, deleted_at=None)
    return rows.exclude(argument__hidden_at__isnull=False)


def _votes(initiative: Initiative) -> QuerySet:
    return Vote.objects.standing_now().filter(argument__initiative=initiative, argument__hidden_at=None)


def _by_week(rows: QuerySet, column: str, sight: Sight) -> Counter[date]:
    week = TruncWeek(column, tzinfo=sight.reader.tz)
    found = rows.order_by().annotate(week=week).values_list("week").annotate(Count("pk"))
    return Counter({monday.date(): count for monday, count in found})
