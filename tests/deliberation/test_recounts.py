"""Recounting many tallies at once: what differs is written, and what it costs does not grow with what is alike."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from deliberation.models import Tally
from deliberation.tallies import recount
from tests.cast import argue


def test_only_columns_that_differ_are_written(cast, initiative):
    """Each has a branch for each row in the statement: with all twelve an import spent most of its time on them."""
    made = [argue(cast, initiative, f"Claim number {number}") for number in range(3)]
    Tally.objects.filter(argument=made[0]).update(comments=7)
    Tally.objects.filter(argument=made[1]).update(responses=2, comments=1)
    with CaptureQueriesContext(connection) as asked:
        recount(initiative, [one.pk for one in made])
    [written] = [one["sql"] for one in asked if one["sql"].startswith("UPDATE")]
    names = {
        column
        for column in ("agree", "label", "order_value", "sources", "responses", "comments")
        if f'"{column}" =' in written
    }
    assert names == {"responses", "comments"}
    assert set(Tally.objects.values_list("responses", "comments")) == {(0, 0)}


def test_nothing_is_written_where_nothing_differs(cast, initiative):
    made = argue(cast, initiative, "One voice carries further")
    with CaptureQueriesContext(connection) as asked:
        recount(initiative, [made.pk])
    assert not [one for one in asked if one["sql"].startswith("UPDATE")]
