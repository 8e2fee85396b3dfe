"""A prepared query gives what the query gives; what is kept between calls is its SQL alone."""

from threading import Barrier, Thread
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import F, Value

from accounts.models import User, new_id
from accounts.models.prepared import NIL, Prepared
from deliberation.models import Argument
from tests.cast import argue

OF_AN_INITIATIVE = Prepared(
    lambda user, pk: (
        Argument.objects.visible_to(user)
        .filter(initiative=pk)
        .select_related("initiative__workspace")
        .order_by("number")
    ),
    User,
    UUID,
)
BY_PLACE = Prepared(
    lambda number, key, pk: (
        Argument.objects.filter(initiative__workspace__key=key, number=number)
        .exclude(author=pk)
        .values(
            "id", "claim", "created_at", "author", said=Value("of"), where=F("initiative__workspace__key")
        )
    ),
    int,
    str,
    UUID,
)
AMONG = Prepared(
    lambda *ids: Argument.objects.filter(pk__in=ids).order_by("number").values("number", "claim"), *[UUID] * 3
)
KEYS = Prepared(lambda pk: Argument.objects.filter(initiative=pk).order_by("number").only("pk"), UUID)


@pytest.fixture
def argued(cast, initiative):
    return [
        argue(cast, initiative, "Gain"),
        argue(cast, initiative, "Hurdle", kind="challenge", who=cast.dohyun),
    ]


def test_instances_are_those_of_the_query(cast, initiative, argued, django_assert_num_queries):
    for who in (cast.hana, cast.taeho, cast.ben):
        built = OF_AN_INITIATIVE.build(who, initiative.pk)
        with django_assert_num_queries(1):
            rows = OF_AN_INITIATIVE.all(who, initiative.pk)
            assert [row.initiative.workspace.key for row in rows] == ["AI"] * len(rows)
        assert [vars_of(row) for row in rows] == [vars_of(row) for row in built]


def test_rows_of_values_are_those_of_the_query_for_several_values(cast, argued):
    for values in [
        (1, "AI", cast.dohyun.pk),
        (2, "AI", cast.hana.pk),
        (2, "AI", NIL),
        (1, "AI", cast.hana.pk),
    ]:
        rows = BY_PLACE.all(*values)
        assert rows == list(BY_PLACE.build(*values))
    assert [row["claim"] for row in BY_PLACE.all(2, "AI", NIL)] == ["Hurdle"]
    assert type(BY_PLACE.one(2, "AI", NIL)["id"]) is UUID


def test_what_is_not_there_is_no_row(cast, argued):
    assert BY_PLACE.all(3, "AI", NIL) == []
    assert BY_PLACE.all(1, "XX", NIL) == []
    assert BY_PLACE.one(1, "AI", cast.hana.pk) is None
    assert OF_AN_INITIATIVE.all(cast.hana, new_id()) == []


def test_ids_that_are_missing_at_the_end_are_those_of_nothing(argued):
    first, second = argued
    assert [row["claim"] for row in AMONG.all(second.pk)] == ["Hurdle"]
    assert [row["claim"] for row in AMONG.all(first.pk, second.pk)] == ["Gain", "Hurdle"]
    assert AMONG.all() == []


def test_columns_that_were_not_asked_for_are_read_when_needed(initiative, argued, django_assert_num_queries):
    row = KEYS.one(initiative.pk)
    with django_assert_num_queries(1):
        assert row.claim == "Gain"


def test_nothing_of_one_call_is_left_in_the_next(cast, argument):
    assert OF_AN_INITIATIVE.one(cast.hana, argument.initiative_id).reader_role == "analyst"
    assert OF_AN_INITIATIVE.one(cast.taeho, argument.initiative_id).reader_role == "observer"
    assert OF_AN_INITIATIVE.one(cast.ben, argument.initiative_id) is None
    assert OF_AN_INITIATIVE.one(cast.hana, cast.hana.pk) is None


def test_a_row_that_changed_meanwhile_is_read_as_it_is_now(cast, argument):
    before = BY_PLACE.one(1, "AI", NIL)
    Argument.objects.filter(pk=argument.pk).update(claim="Said otherwise")
    assert BY_PLACE.one(1, "AI", NIL)["claim"] == "Said otherwise"
    assert before["claim"] != "Said otherwise"
    Argument.objects.filter(pk=argument.pk).update(number=7)
    assert BY_PLACE.all(1, "AI", NIL) == []


@pytest.mark.django_db(transaction=True)
def test_threads_that_ask_at_once_each_get_their_own(cast, argued):
    wanted = [(1, "AI", NIL), (2, "AI", NIL), (3, "AI", NIL), (2, "AI", cast.dohyun.pk)] * 2
    fresh, start, told = Prepared(BY_PLACE.build, int, str, UUID), Barrier(len(wanted)), {}

    def ask(place: int) -> None:
        start.wait()
        told[place] = [[row["claim"] for row in fresh.all(*wanted[place])] for _again in range(20)]
        connection.close()

    threads = [Thread(target=ask, args=[place]) for place in range(len(wanted))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    claims = [["Gain"], ["Hurdle"], [], []] * 2
    assert told == {place: [one] * 20 for place, one in enumerate(claims)}


def vars_of(row) -> dict:
    return {name: value for name, value in vars(row).items() if name != "_state"}
