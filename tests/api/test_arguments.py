import pytest

from deliberation.actions import arguments, moderation
from deliberation.models import Argument
from deliberation.models.arguments import MAX_DEPTH
from tests.api.client import caller
from tests.cast import argue


@pytest.fixture
def path(initiative):
    return f"initiatives/{initiative.pk}/arguments"


def claims(answer):
    return [row["claim"] for row in answer.json()["results"]]


def test_an_argument_is_added_and_has_an_address(hana, path):
    answer = hana.post(path, {"kind": "challenge", "claim": "Who pays?", "reasons": "Nobody *said*."})
    assert answer.status_code == 201
    told = hana.get(answer["Location"]).json()
    assert (told["ref"], told["kind"], told["author"]["name"]) == ("AI-1#1", "challenge", "Hana Kim")
    assert told["challenge"]["status"] == "unhandled"


def test_under_the_deepest_response_none_is_offered(cast, argument, hana):
    """Where the verb says that the thread is as deep as it can be."""
    may, deepest = [], argument
    for _depth in range(MAX_DEPTH):
        deepest = arguments.respond(
            by=cast.actor(cast.dohyun), parent=deepest, relation="rebuts", claim="Not so"
        )
        may.append(hana.get(f"arguments/{deepest.pk}").json()["permissions"]["respond"])
    assert may == [True] * (MAX_DEPTH - 1) + [False]


def test_reasons_come_as_safe_html_on_demand_only(hana, path):
    body = {"kind": "advantage", "claim": "Claim", "reasons": "*well* <script>x</script>"}
    url = hana.post(path, body).json()["url"]
    assert "reasons_html" not in hana.get(url).json()
    html = hana.get(f"{url}?expand=html").json()["reasons_html"]
    assert "<em>well</em>" in html
    assert "<script>" not in html


def test_every_fault_is_told_at_once(hana, path):
    refusal = hana.post(path, {"kind": "wish", "reasons": 7, "author": "me"})
    assert refusal.status_code == 422
    faults = {(fault["field"], fault["code"]) for fault in refusal.json()["errors"]}
    assert faults == {
        ("kind", "invalid_choice"),
        ("claim", "required"),
        ("reasons", "invalid"),
        ("author", "unknown"),
    }


def test_observers_add_nothing_and_strangers_find_nothing(taeho, ben, path):
    body = {"kind": "advantage", "claim": "Claim"}
    assert taeho.post(path, body).status_code == 403
    assert ben.post(path, body).status_code == 404
    assert ben.get(path).status_code == 404


def test_pages_follow_each_other_without_gap_or_twice(cast, hana, initiative, path):
    for number in range(5):
        argue(cast, initiative, f"Claim {number}")
    seen, address = [], f"{path}?limit=2&ordering=-number"
    while address:
        page = hana.get(address)
        seen += claims(page)
        address = page.json()["next"]
        assert (f'<{address}>; rel="next"' == page.headers.get("Link")) == (address is not None)
    assert seen == [f"Claim {number}" for number in reversed(range(5))]


def test_what_is_added_meanwhile_moves_no_page(cast, hana, initiative, path):
    for number in range(3):
        argue(cast, initiative, f"Claim {number}")
    first = hana.get(f"{path}?limit=2&ordering=-number").json()
    argue(cast, initiative, "Newer")
    assert claims(hana.get(first["next"])) == ["Claim 0"]


@pytest.mark.parametrize(
    "query",
    [
        "limit=201",
        "limit=0",
        "colour=red",
        "ordering=claim",
        "cursor=xyz",
        "cursor=WyJudW1iZXIiXQ==",
        "kind=wish",
        "updated_since=yesterday",
        "author=me",
    ],
)
def test_unknown_filters_orders_limits_and_cursors_are_refused(hana, path, query):
    refusal = hana.get(f"{path}?{query}")
    assert refusal.status_code == 422
    assert refusal.json()["errors"][0]["field"] == query.partition("=")[0]


def test_filters_narrow_the_list(cast, hana, initiative, path):
    argue(cast, initiative, "Gain")
    argue(cast, initiative, "Hurdle", kind="challenge", who=cast.dohyun)
    assert claims(hana.get(f"{path}?kind=challenge")) == ["Hurdle"]
    assert claims(hana.get(f"{path}?author={cast.hana.pk}")) == ["Gain"]
    assert claims(hana.get(f"{path}?organisation={cast.trade.pk}")) == ["Hurdle"]
    assert claims(hana.get(f"{path}?missing=source&kind=advantage")) == ["Gain"]
    assert claims(hana.get(f"{path}?updated_since=2027-01-01T00:00:00Z")) == []


def test_what_misses_my_vote_is_found(hana, argument, challenge, path):
    hana.put(f"arguments/{argument.pk}/vote", {"value": 1})
    assert claims(hana.get(f"{path}?missing=my_vote")) == [challenge.claim]


def test_the_list_costs_the_same_for_two_and_for_twenty(
    cast, hana, initiative, path, django_assert_num_queries
):
    for number in range(20):
        argue(cast, initiative, f"Claim {number}", kind="challenge")
    for limit in (2, 20):
        hana.get(f"{path}?limit={limit}")
        with django_assert_num_queries(3):
            assert len(hana.get(f"{path}?limit={limit}").json()["results"]) == limit


def test_the_prepared_first_page_is_the_page_that_a_filter_gives(cast, hana, dohyun, initiative, path):
    argue(cast, initiative, "Gain")
    argue(cast, initiative, "Hurdle", kind="challenge", who=cast.dohyun)
    everything = "updated_since=2000-01-01T00:00:00Z"
    for who in (hana, dohyun):
        assert who.get(path).json()["results"] == who.get(f"{path}?{everything}").json()["results"]


@pytest.fixture
def dohyun(cast):
    return caller(cast.dohyun)


def test_an_edit_says_which_version_it_saw(hana, argument):
    path = f"arguments/{argument.pk}"
    etag = hana.get(path)["ETag"]
    assert hana.patch(path, {"claim": "Better"}).status_code == 428
    assert hana.patch(path, {"claim": "Better"}, If_Match=etag).json()["claim"] == "Better"
    stale = hana.patch(path, {"claim": "Best"}, If_Match=etag)
    assert (stale.status_code, stale.json()["code"]) == (412, "changed_since")


def test_other_peoples_votes_do_not_spoil_an_edit(cast, hana, argument):
    path = f"arguments/{argument.pk}"
    etag = hana.get(path)["ETag"]
    caller(cast.minji).put(f"{path}/vote", {"value": 1})
    assert hana.get(path)["ETag"] != etag
    assert hana.patch(path, {"claim": "Better"}, If_Match=etag).status_code == 200


def test_what_is_known_is_not_sent_again(cast, hana, argument):
    path = f"arguments/{argument.pk}"
    etag = hana.get(path)["ETag"]
    again = hana.get(path, If_None_Match=etag)
    assert (again.status_code, again.content) == (304, b"")
    caller(cast.minji).put(f"{path}/vote", {"value": 1})
    assert hana.get(path, If_None_Match=etag).status_code == 200


def test_nobody_rewords_anothers_argument(minji, argument):
    assert minji.patch(f"arguments/{argument.pk}", {"claim": "Mine"}, If_Match="*").status_code == 403


def test_an_argument_is_taken_back_and_brought_back(hana, argument):
    path = f"arguments/{argument.pk}/withdrawal"
    assert hana.post(path).json()["state"] == "withdrawn"
    refused = hana.post(f"arguments/{argument.pk}/responses", {"relation": "supports", "claim": "Yes"})
    assert (refused.status_code, refused.json()["code"]) == (409, "argument_not_active")
    assert hana.delete(path).json()["state"] == "active"


def test_a_response_stands_below_what_it_answers(hana, argument, challenge):
    answer = hana.post(f"arguments/{challenge.pk}/responses", {"relation": "answers", "claim": "By turns"})
    assert (answer.json()["parent"], answer.json()["kind"]) == (str(challenge.pk), None)
    assert claims(hana.get(f"arguments/{challenge.pk}/responses")) == ["By turns"]
    refused = hana.post(f"arguments/{argument.pk}/responses", {"relation": "answers", "claim": "By turns"})
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "not_a_challenge")


def test_wordings_are_kept(hana, argument):
    hana.patch(f"arguments/{argument.pk}", {"claim": "Better", "meaning_changed": True}, If_Match="*")
    told = hana.get(f"arguments/{argument.pk}/revisions").json()["results"]
    assert [(one["number"], one["meaning_changed"]) for one in told] == [(1, False), (2, True)]


def test_a_challenge_finds_who_handles_it(cast, hana, challenge):
    path = f"arguments/{challenge.pk}/challenge"
    body = {"likelihood": 4, "impact": 5, "owner": str(cast.trade.pk), "responsible": str(cast.dohyun.pk)}
    told = hana.patch(path, body, If_Match=hana.get(path)["ETag"]).json()
    assert (told["owner"]["name"], told["responsible"]["name"]) == ("Ministry of Trade", "Dohyun Park")
    shown = hana.get(f"arguments/{challenge.pk}").json()["challenge"]
    assert (shown["likelihood"], shown["impact"], shown["status"]) == (4, 5, "unhandled")


def test_people_from_elsewhere_handle_no_challenge(cast, hana, challenge):
    path = f"arguments/{challenge.pk}/challenge"
    for stranger in (cast.ben, cast.yuna):
        refusal = hana.patch(path, {"responsible": str(stranger.pk)}, If_Match="*")
        assert (refusal.status_code, refusal.json()["errors"][0]["code"]) == (422, "does_not_exist")


def test_another_systems_id_is_a_natural_key(hana, path):
    address = f"{path}/by-external/kialo/7.1"
    assert hana.put(address, {"kind": "advantage", "claim": "First"}).status_code == 201
    again = hana.put(address, {"kind": "advantage", "claim": "Second"})
    assert (again.status_code, again.json()["claim"], again.json()["external_id"]) == (
        200,
        "Second",
        "kialo:7.1",
    )
    assert hana.put(address, {"kind": "challenge", "claim": "Second"}).json()["code"] == "kind_differs"
    assert Argument.objects.count() == 1


def test_an_argument_is_found_by_what_people_call_it(hana, ben, argument):
    assert claims(hana.get("arguments?ref=AI-1%231")) == [argument.claim]
    assert hana.get("arguments?ref=AI-1%2399").status_code == 404
    assert ben.get("arguments?ref=AI-1%231").status_code == 404
    assert hana.get("arguments?ref=everything").status_code == 422


def test_of_a_hidden_argument_others_see_the_place_only(cast, hana, dohyun, argument):
    arguments.revise_argument(by=cast.actor(cast.hana), argument=argument, version=1, reasons="secret")
    moderation.hide(by=cast.actor(cast.minji), thing=argument, reason="personal")
    told = dohyun.get(f"arguments/{argument.pk}?expand=html").json()
    assert (told["hidden"], told["claim"], told["reasons"], told["reasons_html"]) == (True, None, None, None)
    assert dohyun.get(f"arguments/{argument.pk}/revisions").json()["results"][0]["claim"] is None
    assert hana.get(f"arguments/{argument.pk}").json()["reasons"] == "secret"


def test_permissions_say_what_the_caller_may_do(hana, dohyun, taeho, argument):
    path = f"arguments/{argument.pk}"
    mine, others = hana.get(path).json()["permissions"], dohyun.get(path).json()["permissions"]
    assert (mine["revise"], others["revise"], others["vote"]) == (True, False, True)
    observed = taeho.get(path).json()["permissions"]
    assert [name for name, may in observed.items() if may] == ["report"]
