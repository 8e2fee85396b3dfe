"""Facts and key questions on the background of an initiative."""

from deliberation.actions import facts, questions
from deliberation.models import Argument, Fact, Question
from tests.cast import argue

from .pages import text_of

BACKGROUND = "/i/AI-1/background/"


def test_a_fact_is_stated_with_its_source_in_one_form(cast, initiative, browser):
    typed = {
        "text": "R&D is 5 % of GDP",
        "where": "통계청 (2025). 연구개발활동조사. 통계청.",
        "quote": "4.96 %",
    }
    browser(cast.hana).post("/i/AI-1/facts/", typed)
    shown = text_of(browser(cast.taeho).get(BACKGROUND))
    assert "R&D is 5 % of GDP 4.96 % 연구개발활동조사" in shown
    assert "Add a fact" not in shown


def test_a_fact_without_a_source_says_so_until_it_has_one(cast, initiative, browser):
    hana = browser(cast.hana)
    hana.post("/i/AI-1/facts/", {"text": "Two forums"})
    assert "Two forums without a source" in text_of(hana.get(BACKGROUND))
    fact = Fact.objects.get()
    browser(cast.dohyun).post(f"/i/AI-1/facts/{fact.pk}/sources/", {"where": "A calendar"})
    assert "Two forums A calendar" in text_of(hana.get(BACKGROUND))
    hana.post(f"/i/AI-1/facts/{fact.pk}/", {"text": "Two forums", "version": 2})
    assert "Two forums without a source" in text_of(hana.get(BACKGROUND))


def test_a_refused_fact_comes_back_with_what_was_typed(cast, initiative, browser):
    answer = browser(cast.hana).post("/i/AI-1/facts/", {"text": "A fact", "where": "https://"})
    assert answer.status_code == 422
    assert "A fact" in text_of(answer)
    assert "not a web address" in text_of(answer)
    assert not Fact.objects.exists()


def test_a_question_is_asked_answered_and_gathers_arguments_by_number(cast, argument, browser):
    browser(cast.hana).post("/i/AI-1/questions/", {"text": "Who pays?"})
    page = f"/i/AI-1/questions/{Question.objects.get().pk}/"
    dohyun = browser(cast.dohyun)
    assert "Not answered yet" in text_of(dohyun.get(BACKGROUND))
    typed = {"answer": "Both ministries", "numbers": "#1", "version": 1}
    assert dohyun.post(page, typed).status_code == 303
    assert f"Who pays? Both ministries #1 {argument.claim}" in text_of(dohyun.get(BACKGROUND))


def test_a_number_without_an_argument_is_named(cast, argument, browser):
    browser(cast.hana).post("/i/AI-1/questions/", {"text": "Who pays?"})
    page = f"/i/AI-1/questions/{Question.objects.get().pk}/"
    answer = browser(cast.hana).post(page, {"answer": "Both", "numbers": "1, 77", "version": 1})
    assert answer.status_code == 422
    assert "number 77" in text_of(answer)
    assert "Both" in text_of(answer)
    assert browser(cast.hana).post(page, {"numbers": "one", "version": 1}).status_code == 422


def test_two_answers_at_once_conflict_and_neither_is_lost(cast, argument, browser):
    browser(cast.hana).post("/i/AI-1/questions/", {"text": "Who pays?"})
    page = f"/i/AI-1/questions/{Question.objects.get().pk}/"
    browser(cast.hana).post(page, {"answer": "Both", "numbers": "", "version": 1})
    answer = browser(cast.dohyun).post(page, {"answer": "One of them", "numbers": "", "version": 1})
    assert answer.status_code == 409
    assert "One of them" in text_of(answer)
    again = {"answer": "Both, or one of them", "numbers": "", "version": 2}
    assert browser(cast.dohyun).post(page, again).status_code == 303


def test_hidden_arguments_are_not_gathered_before_others_eyes(cast, argument, browser):
    questions.add_question(
        by=cast.actor(cast.hana), initiative=argument.initiative, text="Who pays?", arguments=[argument]
    )
    Argument.objects.update(hidden_at=argument.created_at, hidden_by=cast.minji, hidden_reason="Spam")
    assert argument.claim not in text_of(browser(cast.dohyun).get(BACKGROUND))


def test_the_background_asks_as_little_of_many_facts_as_of_few(
    cast, initiative, browser, django_assert_max_num_queries
):
    by = cast.actor(cast.hana)
    gathered = [argue(cast, initiative, f"Claim {number}") for number in range(10)]
    for number in range(20):
        facts.add_fact(
            by=by, initiative=initiative, text=f"Fact {number}", sources=[(f"Source {number}", "")]
        )
        questions.add_question(by=by, initiative=initiative, text=f"Question {number}", arguments=gathered)
    hana = browser(cast.hana)
    with django_assert_max_num_queries(11):
        assert "Fact 19" in text_of(hana.get(BACKGROUND))
