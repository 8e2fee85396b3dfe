import pytest


@pytest.fixture
def fact(hana, initiative):
    return hana.post(f"initiatives/{initiative.pk}/facts", {"text": "Two forums in 2026."})


@pytest.fixture
def question(hana, initiative):
    return hana.post(f"initiatives/{initiative.pk}/questions", {"text": "Who leads?"})


def test_a_fact_is_worded_anew_cited_and_taken_away(hana, taeho, fact):
    url = fact.json()["url"]
    assert hana.patch(url, {"text": "Three forums."}).status_code == 428
    edited = hana.patch(url, {"text": "Three forums."}, If_Match=fact["ETag"])
    assert edited.json()["text"] == "Three forums."
    cited = hana.post(
        f"{url}/sources", {"paste": "https://example.org/calendar", "quote": "May, July, October"}
    )
    assert (cited.status_code, cited.json()["sources"][0]["quote"]) == (201, "May, July, October")
    assert hana.patch(url, {"sources": []}, If_Match=edited["ETag"]).status_code == 412
    assert hana.patch(url, {"sources": []}, If_Match=cited["ETag"]).json()["sources"] == []
    assert taeho.get(url).json()["permissions"] == {"edit": False, "cite": False, "remove": False}
    assert taeho.delete(url).status_code == 403
    assert hana.delete(url).status_code == 204
    assert hana.get(url).status_code == 404


def test_a_source_of_elsewhere_is_told_at_its_place(hana, fact):
    body = {"sources": [{"source": "01a209fb-ff65-713f-a7d9-0cbce6cf8fa2"}]}
    refusal = hana.patch(fact.json()["url"], body, If_Match=fact["ETag"])
    assert refusal.json()["errors"][0]["field"] == "sources.0.source"


def test_a_question_is_answered_by_anyone_who_may_argue(hana, minji, cast, argument, question):
    url = question.json()["url"]
    body = {"answer": "Both", "arguments": [str(argument.pk)]}
    answered = minji.patch(url, body, If_Match=question["ETag"]).json()
    assert (answered["answer"], answered["arguments"]) == ("Both", [str(argument.pk)])
    assert minji.delete(url).status_code == 204


def test_what_stands_nowhere_is_told_with_everything_else_that_is_wrong(hana, question):
    refusal = hana.patch(question.json()["url"], {"text": "x" * 501, "answers": "Both"}, If_Match="*")
    assert {one["field"] for one in refusal.json()["errors"]} == {"text", "answers"}
