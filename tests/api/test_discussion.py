import pytest

from deliberation.actions import discussion
from deliberation.models import Comment
from tests.api.client import caller


@pytest.fixture
def path(argument):
    return f"arguments/{argument.pk}/comments"


def texts(answer):
    return [row["text"] for row in answer.json()["results"]]


def test_a_comment_and_its_reply_stand_in_order(minji, hana, path):
    first = hana.post(path, {"text": "Who says so?"}).json()
    reply = minji.post(path, {"text": "The OECD.", "parent": first["id"]})
    assert (reply.status_code, reply.json()["parent"]) == (201, first["id"])
    assert texts(hana.get(path)) == ["Who says so?", "The OECD."]
    assert texts(hana.get(f"{path}?ordering=-created_at&limit=1")) == ["The OECD."]


def test_comments_on_the_initiative_stand_apart(hana, initiative, path):
    hana.post(f"initiatives/{initiative.pk}/comments", {"text": "On all of it"})
    assert texts(hana.get(path)) == []
    assert texts(hana.get(f"initiatives/{initiative.pk}/comments")) == ["On all of it"]


def test_a_reply_stays_where_its_comment_is(hana, initiative, path):
    elsewhere = hana.post(f"initiatives/{initiative.pk}/comments", {"text": "x"}).json()["id"]
    refusal = hana.post(path, {"text": "y", "parent": elsewhere})
    assert (refusal.status_code, refusal.json()["errors"][0]["field"]) == (422, "parent")


def test_a_parent_that_one_may_not_see_is_like_none(hana, path):
    refusal = hana.post(path, {"text": "y", "parent": "01a209fb-ff65-713f-a7d9-0cbce6cf8fa2"})
    assert refusal.json()["errors"][0]["code"] == "does_not_exist"


def test_one_changes_ones_own_comment_for_a_while(hana, minji, path):
    comment = hana.post(path, {"text": "tpyo"})
    url = comment.json()["url"]
    assert minji.patch(url, {"text": "mine"}, If_Match="*").status_code == 403
    assert hana.patch(url, {"text": "typo"}).status_code == 428
    assert hana.patch(url, {"text": "typo"}, If_Match=comment["ETag"]).json()["text"] == "typo"
    assert hana.patch(url, {"text": "typos"}, If_Match=comment["ETag"]).status_code == 412


def test_of_a_deleted_comment_the_place_stays(hana, path):
    url = hana.post(path, {"text": "Sorry"}).json()["url"]
    assert hana.delete(url).status_code == 204
    told = hana.get(url).json()
    assert (told["deleted"], told["text"]) == (True, None)


def test_of_a_hidden_comment_others_see_the_place_only(cast, hana, minji, path):
    url = hana.post(path, {"text": "secret"}).json()["url"]
    row = Comment.objects.get()
    Comment.objects.update(hidden_at=row.created_at, hidden_by=cast.minji, hidden_reason="personal")
    dohyun = caller(cast.dohyun)
    assert b"secret" not in dohyun.get(f"{path}?expand=html").content
    assert (hana.get(url).json()["text"], minji.get(url).json()["text"]) == ("secret", "secret")


def test_observers_read_and_do_not_comment(hana, taeho, path):
    hana.post(path, {"text": "x"})
    assert texts(taeho.get(path)) == ["x"]
    assert taeho.post(path, {"text": "y"}).status_code == 403


def test_the_list_costs_the_same_for_two_and_for_forty(cast, hana, argument, path, django_assert_num_queries):
    for number in range(40):
        discussion.add_comment(
            by=cast.actor(cast.dohyun), initiative=argument.initiative, argument=argument, text=f"{number}"
        )
    for limit in (2, 40):
        hana.get(f"{path}?limit={limit}")
        with django_assert_num_queries(3):
            assert len(hana.get(f"{path}?limit={limit}").json()["results"]) == limit


def test_a_comment_becomes_a_response_and_keeps_its_author_and_time(hana, minji, path):
    comment = hana.post(path, {"text": "Two budgets are one too many. Ask the treasury."}).json()
    made = minji.post(f"comments/{comment['id']}/argument", {"into": "rebuts"})
    assert made.status_code == 201
    told = made.json()
    assert (told["claim"], told["reasons"]) == ("Two budgets are one too many.", "Ask the treasury.")
    assert (told["author"]["name"], told["created_at"]) == ("Hana Kim", comment["created_at"])
    assert hana.get(comment["url"]).json()["became_argument"] == told["id"]
    assert minji.post(f"comments/{comment['id']}/argument", {"into": "rebuts"}).status_code == 409


@pytest.mark.parametrize(
    "body", [{}, {"into": "advantage"}, {"into": "sideways"}, {"into": "rebuts", "claim": ""}]
)
def test_a_comment_becomes_nothing_that_does_not_fit(hana, path, body):
    comment = hana.post(path, {"text": "A thought"}).json()
    assert hana.post(f"comments/{comment['id']}/argument", body).status_code == 422


def test_members_who_see_the_place_are_found_to_be_called(cast, hana, initiative, argument, path):
    found = hana.get(f"initiatives/{initiative.pk}/people?q=TRADE").json()["results"]
    assert [(row["name"], row["spelling"]) for row in found] == [
        ("Dohyun Park", "Dohyun Park"),
        ("Taeho Lim", "Taeho Lim"),
    ]
    told = hana.post(path, {"text": "@Taeho Lim, is it so?"}).json()
    assert told["text"] == f"[@Taeho Lim](mention:{cast.taeho.pk}), is it so?"
