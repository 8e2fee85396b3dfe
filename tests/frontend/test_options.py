from decimal import Decimal

import pytest

from deliberation.actions import criteria, options, scores
from deliberation.models import Criterion, Option, Score, Source
from tests.cast import argue

from .pages import text_of

HERE = "/i/AI-1/options/"


@pytest.fixture
def hana(cast):
    return cast.actor(cast.hana)


@pytest.fixture
def office(hana, initiative):
    return options.add_option(by=hana, initiative=initiative, title="One secretariat")


@pytest.fixture
def now(office):
    return Option.objects.get(number=0)


@pytest.fixture
def cost(hana, initiative):
    fields = {"unit": "million won", "worst": Decimal(900), "best": Decimal(100)}
    return criteria.add_criterion(by=hana, initiative=initiative, name="Cost", weight=60, **fields)


@pytest.fixture
def reach(hana, initiative):
    return criteria.add_criterion(by=hana, initiative=initiative, name="Reach", weight=40)


def at(option, criterion) -> str:
    return f"{HERE}{option.pk}/scores/{criterion.pk}/"


def score(by, option, criterion, value) -> None:
    scores.score_option(by=by, option=option, criterion=criterion, value=Decimal(value))


def test_the_part_waits_under_more_until_it_holds_something(cast, initiative, browser, hana):
    page = browser(cast.hana)
    board = page.get("/i/AI-1/").content.decode()
    assert board.index('href="/i/AI-1/options/"') > board.index("More")
    assert "No option has been named yet" in text_of(page.get(HERE))
    assert page.post(HERE, {"title": "One secretariat"}).status_code == 303
    assert "As it is now" in text_of(page.get(HERE))


def test_a_refused_option_keeps_what_was_typed(cast, initiative, browser):
    answer = browser(cast.hana).post(HERE, {"title": "", "text": "Two budgets"})
    assert answer.status_code == 422
    assert ">\nTwo budgets</textarea>" in answer.content.decode()


def test_a_refused_criterion_is_told_in_its_place(cast, office, browser):
    answer = browser(cast.hana).post("/i/AI-1/criteria/", {"name": "Cost", "worst": "900"})
    assert answer.status_code == 422
    assert "Give both the worst and the best reading, or none." in text_of(answer)


def test_scores_add_up_on_the_page(cast, browser, hana, office, now, cost, reach):
    page = browser(cast.hana)
    assert page.post(at(office, cost), {"reading": "500", "note": "Two studies"}).status_code == 303
    score(hana, office, reach, 80)
    assert "No option is scored by all criteria yet" not in (told := text_of(page.get(HERE)))
    assert "One secretariat leads with 62 of 100." in told
    assert "Scores are missing, and with them another option may come to lead: As it is now." in told
    assert "Cost: 60 % × 50 = 30" in told
    assert "Reach: 40 % × 80 = 32" in told
    assert "500 million won" in told
    assert "Two studies" in told
    assert "0 to 100 2 scores are missing" in told


def test_which_weight_would_change_the_result_is_told(cast, browser, hana, office, now, cost, reach):
    for option, (first, second) in ((office, (80, 20)), (now, (40, 70))):
        score(hana, option, cost, first)
        score(hana, option, reach, second)
    told = text_of(browser(cast.hana).get(HERE))
    assert "Below 55.6 %: As it is now leads. weight 50 instead of 60" in told
    assert "Above 44.4 %: As it is now leads. weight 48 instead of 40" in told


def test_without_weights_nothing_is_added_up(cast, browser, hana, office, initiative):
    criteria.add_criterion(by=hana, initiative=initiative, name="Reach")
    told = text_of(browser(cast.hana).get(HERE))
    assert "Nothing is weighed yet" in told
    assert "Without a weight, and so left out: Reach." in told
    assert "How it adds up" not in told


def test_a_score_without_anchors_is_a_value(cast, browser, office, reach):
    form = browser(cast.hana).get(at(office, reach)).content.decode()
    assert 'name="value"' in form
    assert 'name="reading"' not in form


def test_a_pasted_source_stands_beside_and_stays_when_it_is_not_touched(cast, browser, office, reach):
    page = browser(cast.hana)
    page.post(at(office, reach), {"value": "70", "where": "A survey, 2025", "version": "0"})
    [source] = Source.objects.all()
    assert source.title in text_of(page.get(HERE))
    page.post(at(office, reach), {"value": "60", "where": source.title, "version": "1"})
    assert (Score.objects.get().source, Score.objects.get().value) == (source, 60)
    assert Source.objects.count() == 1


def test_who_saw_another_score_is_told_what_stands_there_now(cast, browser, hana, office, reach):
    score(hana, office, reach, 80)
    answer = browser(cast.dohyun).post(at(office, reach), {"value": "20", "version": "0"})
    assert answer.status_code == 409
    assert "By now it says: 80" in text_of(answer)


def test_an_option_names_arguments_and_is_set_aside_with_a_reason(cast, browser, initiative, office, cost):
    argue(cast, initiative, "One voice carries further")
    data = {"title": office.title, "numbers": "1", "set_aside": "No money for it", "version": 1}
    page = browser(cast.hana)
    assert page.post(f"{HERE}{office.pk}/", data).status_code == 303
    told = text_of(page.get(HERE))
    assert "Set aside: No money for it" in told
    assert "#1 One voice carries further" in told
    refused = page.post(f"{HERE}{office.pk}/", data | {"numbers": "99", "version": 2})
    assert "There is no argument with the number 99 here." in text_of(refused)


def test_how_it_is_now_can_be_told_of_and_not_be_set_aside_or_removed(cast, browser, now):
    page = browser(cast.dohyun).get(f"{HERE}{now.pk}/").content.decode()
    assert "set_aside" not in page
    assert "Remove the option" not in page


def test_a_criterion_is_weighed_anew_and_keeps_its_source(cast, browser, hana, cost):
    criteria.edit_criterion(by=hana, criterion=cost, version=1, source="A survey, 2025")
    page, at_cost = browser(cast.hana), f"/i/AI-1/criteria/{cost.pk}/"
    form = page.get(at_cost).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert page.post(at_cost, data | {"weight": "80"}).status_code == 303
    cost = Criterion.objects.get()
    assert (cost.weight, cost.source.title, cost.worst) == (80, "A survey, 2025", 900)


def test_who_may_only_read_gets_no_form(cast, browser, office, cost):
    page = text_of(browser(cast.taeho).get(HERE))
    assert "One secretariat" in page
    assert "Add an option" not in page
    assert browser(cast.taeho).get(at(office, cost)).status_code == 403


def test_nobody_from_outside_reads_it(browser, cast, initiative, office):
    initiative.audience = "public"
    initiative.save()
    assert browser(cast.ben).get(HERE).status_code in (403, 404)
