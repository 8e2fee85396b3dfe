import pytest

from deliberation import dispatch
from deliberation.models import Initiative
from tests.api.client import visitor
from tests.cast import argue


@pytest.fixture
def argument(cast, argument):
    dispatch.dispatch(cast.workspace.pk)
    return argument


def test_what_is_found_says_what_it_is_and_where(taeho, argument):
    answer = taeho.get("search?q=norms").json()
    assert (answer["count"], answer["next"]) == (1, None)
    (hit,) = answer["results"]
    assert (hit["type"], hit["id"], hit["ref"]) == ("argument", str(argument.pk), "AI-1#1")
    assert (hit["title"], hit["state"]) == (argument.claim, "active")
    assert hit["title_html"] == "One voice carries further when <mark>norms</mark> are written"
    assert taeho.get(hit["url"]).json()["claim"] == argument.claim


def test_a_stranger_finds_nothing_and_counts_nothing(ben, argument):
    assert ben.get("search?q=norms").json() == {"count": 0, "results": [], "next": None}


def test_a_visitor_finds_what_is_public(argument):
    assert visitor.get("search?q=norms").json()["count"] == 0
    Initiative.objects.update(audience="public")
    assert visitor.get("search?q=norms").json()["count"] == 1


@pytest.mark.parametrize(
    ("query", "field", "code"),
    [
        ("", "q", "required"),
        ("q=", "q", "blank"),
        ("q=%3F!", "q", "no_word"),
        ("q=norms&kind=argument", "kind", "unknown"),
        ("q=norms&type=vote", "type", "invalid_choice"),
        ("q=norms&limit=201", "limit", "max_value"),
        ("q=norms&cursor=nonsense", "cursor", "invalid_cursor"),
        ("q=norms&cursor=WyJiZXN0IiwieCIsInkiXQ==", "cursor", "invalid_cursor"),
    ],
)
def test_a_question_that_cannot_be_meant_is_refused(hana, argument, query, field, code):
    answer = hana.get(f"search?{query}")
    assert answer.status_code == 422
    assert (field, code) in {(fault["field"], fault["code"]) for fault in answer.json()["errors"]}


def test_all_is_found_page_by_page_and_nothing_twice(cast, hana, initiative):
    made = {str(argue(cast, initiative, f"Norm number {number}").pk) for number in range(7)}
    dispatch.dispatch(cast.workspace.pk)
    seen, path = [], "search?q=norm&limit=3"
    while path:
        answer = hana.get(path)
        seen += [hit["id"] for hit in answer.json()["results"]]
        path = answer.json()["next"]
    assert len(seen) == 7
    assert set(seen) == made


def test_what_comes_meanwhile_moves_no_page(cast, hana, initiative):
    for number in range(4):
        argue(cast, initiative, f"Norm number {number}")
    dispatch.dispatch(cast.workspace.pk)
    first = hana.get("search?q=norm&limit=2").json()
    argue(cast, initiative, "Norm at last")
    dispatch.dispatch(cast.workspace.pk)
    second = hana.get(first["next"]).json()
    assert [hit["title"][-1] for hit in first["results"] + second["results"]] == ["3", "2", "1", "0"]
