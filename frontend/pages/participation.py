"""How much came in week by week, as counts without names: for the members of an initiative."""

from collections import Counter
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncWeek
from django.utils.translation import gettext as _

from deliberation.models import Argument, Comment, Initiative, Vote
from frontend.charts import columns, weeks_between

from .sight import Sight

WEEKS = 26
WIDTH = 10  # of one week in the drawing


def participation(initiative: Initiative, sight: Sight) -> dict:
    """What components/column_chart.html draws; votes only where they may be told. Three queries."""
    began = (initiative.opens_at or initiative.created_at).astimezone(sight.reader.tz).date()
    weeks = weeks_between(began, sight.reader.today, WEEKS)
    parts = [(_("Arguments"), _arguments(initiative)), (_("Comments"), _comments(initiative))]
    counted = [(word, _by_week(rows, "created_at", sight)) for word, rows in parts]
    if sight.tells:
        counted.append((_("Votes"), _by_week(_votes(initiative), "cast_at", sight)))
    rows = [[counts[week] for _word, counts in counted] for week in weeks]
    drawn = columns([sum(counts) for counts in rows])
    return {
        "title": _("What came in, week by week"),
        "heads": [word for word, _counts in counted],
        "rows": [
            {"name": sight.reader.date(week), "counts": counts}
            for week, counts in zip(weeks, rows, strict=True)
        ],
        "columns": [{"x": WIDTH * at + 1, "y": one.y, "height": one.height} for at, one in enumerate(drawn)],
        "width": WIDTH * len(weeks),
        "most": max(map(sum, rows), default=0),
    }


def _arguments(initiative: Initiative) -> QuerySet:
    return Argument.objects.filter(initiative=initiative, hidden_at=None)


def _comments(initiative: Initiative) -> QuerySet:
    rows = Comment.objects.filter(initiative=initiative, hidden_at=None, deleted_at=None)
    return rows.exclude(argument__hidden_at__isnull=False)


def _votes(initiative: Initiative) -> QuerySet:
    return Vote.objects.standing_now().filter(argument__initiative=initiative, argument__hidden_at=None)


def _by_week(rows: QuerySet, column: str, sight: Sight) -> Counter[date]:
    week = TruncWeek(column, tzinfo=sight.reader.tz)
    found = rows.order_by().annotate(week=week).values_list("week").annotate(Count("pk"))
    return Counter({monday.date(): count for monday, count in found})
