from uuid import UUID

from accounts.models import User
from deliberation.models import Argument
from deliberation.models.prepared import Prepared
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


def test_it_gives_what_the_query_would_give(cast, initiative, django_assert_num_queries):
    argue(cast, initiative, "Gain")
    argue(cast, initiative, "Hurdle", kind="challenge", who=cast.dohyun)
    for who in (cast.hana, cast.taeho, cast.ben):
        built = OF_AN_INITIATIVE.build(who, initiative.pk)
        with django_assert_num_queries(1):
            rows = OF_AN_INITIATIVE.all(who, initiative.pk)
            assert [row.initiative.workspace.key for row in rows] == ["AI"] * len(rows)
        assert [vars_of(row) for row in rows] == [vars_of(row) for row in built]


def test_nothing_of_one_call_is_left_in_the_next(cast, argument):
    assert OF_AN_INITIATIVE.one(cast.hana, argument.initiative_id).reader_role == "analyst"
    assert OF_AN_INITIATIVE.one(cast.taeho, argument.initiative_id).reader_role == "observer"
    assert OF_AN_INITIATIVE.one(cast.ben, argument.initiative_id) is None
    assert OF_AN_INITIATIVE.one(cast.hana, cast.hana.pk) is None


def vars_of(row) -> dict:
    return {name: value for name, value in vars(row).items() if name != "_state"}
