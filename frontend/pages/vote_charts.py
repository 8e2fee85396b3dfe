"""The votes on one argument as charts, for members who may be told tallies: by organisation, and week by week."""

from django.db.models import Q
from django.utils.translation import gettext as _

from deliberation.models import Argument, Ballot, Vote, VoteChange, VoteValue
from deliberation.standing.groups import FEWEST
from deliberation.tallies.groups import groups_of
from frontend.charts import Moves, weeks_between, well_apart

from .bar_chart import bar_chart
from .sight import Sight

WEEKS = 12
VALUES = (VoteValue.AGREE, VoteValue.DISAGREE, VoteValue.UNSURE)
CODES = ("agree", "disagree", "unsure")


def by_organisation(argument: Argument, sight: Sight) -> dict:
    """Where the ballot is by organisation, groups under three are the others together."""
    groups = groups_of(argument)
    return bar_chart(
        _("Votes by organisation"),
        [
            (
                one.key.short_name_in(sight.reader.language) if one.key else _("Others together"),
                (one.agree, one.disagree, one.unsure),
            )
            for one in groups
        ],
        _parts(),
    )


def week_by_week(argument: Argument, sight: Sight) -> dict | None:
    """What the tally was at the end of each of the last weeks in which it moved; nothing where that is one week."""
    moves = _moves(argument, sight)
    if not moves:
        return None
    weeks = weeks_between(moves[0][1], sight.reader.today, WEEKS)
    swept = Moves(moves)
    fewest = FEWEST if argument.initiative.ballot == Ballot.BY_ORGANISATION else 1
    places = well_apart(swept.voters(weeks), fewest)
    tallies = swept.tallies(weeks, VALUES)
    rows = [(_("week of %s") % sight.reader.date(weeks[place]), tallies[place]) for place in places]
    return bar_chart(_("How the votes moved"), rows, _parts()) if len(rows) > 1 else None


def _moves(argument: Argument, sight: Sight) -> list:
    """Each vote that counts, and each that was taken back, with all that it was; two queries."""
    here = Q(argument=argument.pk) | Q(pk__in=Vote.objects.counted_on(argument.tally).values("pk"))
    votes = Vote.objects.filter(here)
    was = VoteChange.objects.filter(vote__in=votes.values("pk")).values_list("cast_at", "vote", "value")
    moves = sorted([*votes.values_list("cast_at", "pk", "value"), *was], key=lambda move: move[0])
    return [(pk, at.astimezone(sight.reader.tz).date(), value) for at, pk, value in moves]


def _parts() -> list[tuple[str, str]]:
    return [(code, str(value.label)) for code, value in zip(CODES, VALUES, strict=True)]
