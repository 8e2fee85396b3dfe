from decimal import Decimal
from types import SimpleNamespace

import pytest

from accounts.models import Workspace
from deliberation import movement
from deliberation.actions import criteria, initiatives, options, scores
from deliberation.digests.facts import InitiativeFacts
from deliberation.digests.lines import SAID
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed, NotFound, NotNow, Stale
from deliberation.models import Activity, Criterion, Option, Score, Source
from deliberation.weighed import weighed_in
from tests.cast import MONDAY, argue, open_initiative


@pytest.fixture
def hana(cast):
    return cast.actor(cast.hana)


@pytest.fixture
def dohyun(cast):
    return cast.actor(cast.dohyun)


@pytest.fixture
def office(hana, initiative):
    return options.add_option(by=hana, initiative=initiative, title="One secretariat")


@pytest.fixture
def cost(hana, initiative):
    return criteria.add_criterion(
        by=hana,
        initiative=initiative,
        name="Cost",
        weight=60,
        unit="million won",
        worst=Decimal(900),
        best=Decimal(100),
    )


@pytest.fixture
def reach(hana, initiative):
    return criteria.add_criterion(by=hana, initiative=initiative, name="Reach", weight=40)


def as_it_is(initiative) -> Option:
    return Option.objects.get(initiative=initiative, number=Option.AS_IT_IS)


def codes(refused) -> set[tuple[str, str]]:
    return {(fault.field, fault.code) for fault in refused.value.faults}


def test_with_the_first_option_comes_that_all_stays_as_it_is_now(hana, initiative, office):
    options.add_option(by=hana, initiative=initiative, title="A shared office")
    rows = Option.objects.filter(initiative=initiative)
    assert [(row.number, row.title) for row in rows] == [
        (0, "As it is now"),
        (1, "One secretariat"),
        (2, "A shared office"),
    ]
    told = Activity.objects.filter(verb="option.added").order_by("at", "id")
    assert [row.details for row in told] == [{"as_it_is": str(as_it_is(initiative).pk)}, {}]


def test_it_is_called_so_in_the_language_of_the_initiative(cast):
    korean = open_initiative(cast, language="ko")
    options.add_option(by=cast.actor(cast.hana), initiative=korean, title="사무국 하나")
    assert as_it_is(korean).title == "현행 유지"


def test_as_it_is_now_is_neither_removed_nor_set_aside_but_anyone_may_tell_of_it(dohyun, initiative, office):
    now = as_it_is(initiative)
    with pytest.raises(Invalid) as refused:
        options.edit_option(by=dohyun, option=now, version=1, set_aside="Too slow")
    assert codes(refused) == {("set_aside", "as_it_is_stays")}
    with pytest.raises(NotAllowed):
        options.edit_option(by=dohyun, option=office, version=1, text="Not his")
    options.edit_option(by=dohyun, option=now, version=1, text="Two budgets, two calendars")
    assert as_it_is(initiative).text == "Two budgets, two calendars"


def test_as_it_is_now_stays_whoever_would_remove_it(cast, initiative, office):
    with pytest.raises(NotNow) as refused:
        options.remove_option(by=cast.actor(cast.minji), option=as_it_is(initiative))
    assert refused.value.code == "as_it_is_stays"


def test_an_option_leans_on_arguments_of_its_own_initiative(cast, hana, initiative, office):
    own = argue(cast, initiative, "One voice carries further")
    other = argue(cast, open_initiative(cast), "Elsewhere")
    options.edit_option(by=hana, option=office, version=1, arguments=[own])
    assert list(office.arguments.all()) == [own]
    with pytest.raises(Invalid):
        options.edit_option(by=hana, option=office, version=2, arguments=[other])


def test_what_was_edited_meanwhile_is_not_written_over(hana, office):
    options.edit_option(by=hana, option=office, version=1, title="One office")
    with pytest.raises(Stale):
        options.edit_option(by=hana, option=office, version=1, title="Another")


def test_an_option_with_scores_is_set_aside_and_not_removed(hana, initiative, office, reach):
    scores.score_option(by=hana, option=office, criterion=reach, value=Decimal(70))
    with pytest.raises(NotNow):
        options.remove_option(by=hana, option=office)
    options.edit_option(by=hana, option=office, version=1, set_aside="No money for it")
    assert [one.number for one in weighed_in(initiative, hana.user).compared] == [0]


def test_an_option_that_nobody_scored_may_go(hana, initiative, office):
    options.remove_option(by=hana, option=office)
    assert [one.number for one in Option.objects.filter(initiative=initiative)] == [0]


def test_there_are_only_so_many_options(hana, initiative, office):
    for number in range(2, options.MOST + 1):
        options.add_option(by=hana, initiative=initiative, title=f"Way {number}")
    with pytest.raises(NotNow) as refused:
        options.add_option(by=hana, initiative=initiative, title="One more")
    assert refused.value.code == "too_many_options"


def test_all_that_is_wrong_with_a_criterion_is_said_at_once(hana, initiative):
    with pytest.raises(Invalid) as refused:
        criteria.add_criterion(by=hana, initiative=initiative, name="", weight=140, worst=Decimal(3))
    assert codes(refused) == {("name", "required"), ("weight", "max_value"), ("best", "both_or_none")}


@pytest.mark.parametrize(
    ("anchors", "fault"),
    [
        ({"worst": Decimal(5), "best": Decimal(5)}, ("best", "same")),
        ({"worst": Decimal(0), "best": Decimal(10), "middle": Decimal(10)}, ("middle", "not_between")),
        ({"middle": Decimal(4)}, ("middle", "not_between")),
    ],
)
def test_anchors_that_make_no_line_are_refused(hana, initiative, anchors, fault):
    with pytest.raises(Invalid) as refused:
        criteria.add_criterion(by=hana, initiative=initiative, name="Cost", **anchors)
    assert codes(refused) == {fault}


def test_anchors_stay_while_readings_stand_on_them(hana, office, cost):
    scores.score_option(by=hana, option=office, criterion=cost, reading=Decimal(300))
    with pytest.raises(NotNow):
        criteria.edit_criterion(by=hana, criterion=cost, version=1, worst=None, best=None)
    criteria.edit_criterion(by=hana, criterion=cost, version=1, worst=Decimal(500))
    assert Criterion.objects.get().worst == 500


def test_a_criterion_by_which_something_is_scored_is_not_removed(hana, office, cost, reach):
    scores.score_option(by=hana, option=office, criterion=cost, reading=Decimal(300))
    with pytest.raises(NotNow):
        criteria.remove_criterion(by=hana, criterion=cost)
    criteria.remove_criterion(by=hana, criterion=reach)
    assert [one.name for one in Criterion.objects.all()] == ["Cost"]


def test_a_source_of_another_library_is_refused(cast, hana, initiative, office, reach):
    elsewhere = Workspace.objects.create(key="ZZ", name="Elsewhere")
    foreign = Source.objects.create(workspace=elsewhere, title="Theirs", added_by=cast.ben)
    with pytest.raises(Invalid) as refused:
        scores.score_option(by=hana, option=office, criterion=reach, value=Decimal(5), source=foreign)
    assert codes(refused) == {("source", "unknown")}


def test_a_pasted_source_comes_to_the_library(hana, initiative, office, reach):
    scores.score_option(by=hana, option=office, criterion=reach, value=Decimal(5), source="A survey, 2025")
    criteria.edit_criterion(by=hana, criterion=reach, version=1, source="A survey, 2025")
    assert Score.objects.get().source == Criterion.objects.get().source == Source.objects.get()


def test_a_score_is_either_a_reading_or_a_value(hana, office, cost, reach):
    for given in ({}, {"reading": Decimal(300), "value": Decimal(50)}):
        with pytest.raises(Invalid) as refused:
            scores.score_option(by=hana, option=office, criterion=cost, **given)
        assert codes(refused) == {("reading", "reading_or_value")}
    with pytest.raises(Invalid) as refused:
        scores.score_option(by=hana, option=office, criterion=reach, reading=Decimal(300))
    assert codes(refused) == {("reading", "no_anchors")}
    with pytest.raises(Invalid) as refused:
        scores.score_option(by=hana, option=office, criterion=reach, value=Decimal(101))
    assert codes(refused) == {("value", "max_value")}


def test_anyone_who_may_argue_scores_and_the_last_one_signs(hana, dohyun, office, reach):
    scores.score_option(by=hana, option=office, criterion=reach, value=Decimal(70), version=0)
    with pytest.raises(Stale):
        scores.score_option(by=dohyun, option=office, criterion=reach, value=Decimal(20), version=0)
    scores.score_option(by=dohyun, option=office, criterion=reach, value=Decimal(20), version=1, note="Slow")
    score = Score.objects.get()
    assert (score.value, score.note, score.scored_by, score.version) == (20, "Slow", dohyun.user, 2)


def test_whoever_saw_a_score_that_is_gone_is_told_so(hana, office, reach):
    with pytest.raises(Stale):
        scores.score_option(by=hana, option=office, criterion=reach, value=Decimal(70), version=3)


def test_an_option_is_scored_by_criteria_of_its_own_initiative(cast, hana, office):
    other = open_initiative(cast)
    foreign = criteria.add_criterion(by=hana, initiative=other, name="Elsewhere")
    with pytest.raises(Invalid) as refused:
        scores.score_option(by=hana, option=office, criterion=foreign, value=Decimal(5))
    assert codes(refused) == {("criterion", "elsewhere")}


def test_what_options_come_to_and_what_is_missing(hana, initiative, office, cost, reach):
    now = as_it_is(initiative)
    scores.score_option(by=hana, option=office, criterion=cost, reading=Decimal(500))
    scores.score_option(by=hana, option=office, criterion=reach, value=Decimal(80))
    scores.score_option(by=hana, option=now, criterion=cost, reading=Decimal(100))
    found = weighed_in(initiative, hana.user)
    assert (found.leading, found.open) == ([office.pk], [now.pk])
    assert found.sums[office.pk].total == 62
    assert (found.sums[now.pk].least, found.sums[now.pk].most) == (60, 100)
    scores.score_option(by=hana, option=now, criterion=reach, value=Decimal(10))
    found = weighed_in(initiative, hana.user)
    assert (found.leading, found.open) == ([now.pk], [])
    assert found.sways[cost.pk].falling.option == office.pk


def test_a_removed_score_is_missing(hana, initiative, office, reach):
    scores.score_option(by=hana, option=office, criterion=reach, value=Decimal(80))
    scores.remove_score(by=hana, option=office, criterion=reach)
    assert weighed_in(initiative, hana.user).sums[office.pk].missing == (reach.pk,)
    with pytest.raises(NotFound):
        scores.remove_score(by=hana, option=office, criterion=reach)


def test_without_any_weight_nothing_leads(hana, initiative, office):
    reach = criteria.add_criterion(by=hana, initiative=initiative, name="Reach")
    scores.score_option(by=hana, option=office, criterion=reach, value=Decimal(80))
    found = weighed_in(initiative, hana.user)
    assert (found.leading, found.open, found.sways, found.unweighed) == ([], [], {}, [reach])


def test_after_the_decision_nothing_is_weighed_any_more(cast, hana, initiative, office, reach):
    initiatives.change_stage(
        by=cast.actor(cast.minji), initiative=initiative, to="withdrawn", reason="No money"
    )
    for act in (
        lambda: options.add_option(by=hana, initiative=initiative, title="Too late"),
        lambda: criteria.edit_criterion(by=hana, criterion=reach, version=1, weight=5),
        lambda: scores.score_option(by=hana, option=office, criterion=reach, value=Decimal(5)),
    ):
        with pytest.raises(NotNow):
            act()


def test_a_digest_tells_how_many_came_and_were_scored(hana, initiative, office, cost, reach):
    for criterion, value in ((reach, 20), (reach, 30), (cost, 40)):
        scores.score_option(by=hana, option=office, criterion=criterion, value=Decimal(value))
    dispatch(initiative.workspace_id)
    [change] = [one for one in movement.since(initiative, MONDAY) if one.code == "options"]
    assert change.details == {"options": 1, "criteria": 2, "scored": 1}
    edition = SimpleNamespace(initiatives={change.initiative: InitiativeFacts("AI-1", "", True, None)})
    assert SAID["options"](change, edition, "en") == {
        "what": "1 new option, 2 new criteria, 1 option scored",
        "href": "/i/AI-1/options/",
    }
