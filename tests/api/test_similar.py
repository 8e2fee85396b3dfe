import pytest

from deliberation import dispatch


@pytest.fixture
def argument(cast, argument):
    dispatch.dispatch(cast.workspace.pk)
    return argument


def test_what_says_the_same_is_told_with_its_place(hana, argument):
    path = f"initiatives/{argument.initiative_id}/similar?claim=Norms+written+with+one+voice"
    (found,) = hana.get(path).json()["results"]
    assert (found["id"], found["ref"], found["claim"]) == (str(argument.pk), "AI-1#1", argument.claim)
    assert 0 < found["likeness"] <= 1


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "required"),
        ("?claim=", "blank"),
        ("?claim=%3F", "no_word"),
        ("?claim=" + "x" * 281, "max_length"),
    ],
)
def test_a_claim_that_cannot_be_one_is_refused(hana, argument, query, code):
    answer = hana.get(f"initiatives/{argument.initiative_id}/similar{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] == code


def test_the_initiative_of_others_is_not_there(ben, argument):
    assert ben.get(f"initiatives/{argument.initiative_id}/similar?claim=norms").status_code == 404
