import pytest

from tests.api.client import caller, visitor
from tests.cast import open_initiative

LATER = "2027-05-04T09:00:00+09:00"


def refs(answer):
    return [row["ref"] for row in answer.json()["results"]]


def test_a_draft_is_started_filled_and_opened(cast, hana, minji):
    body = {"workspace": "AI", "title": "Norms", "themes": ["규범"]}
    started = hana.post("initiatives", body)
    assert (started.status_code, started.json()["stage"]) == (201, "draft")
    url = started.json()["url"]
    missing = minji.post(f"{url}/transition", {"to": "open"})
    assert {fault["field"] for fault in missing.json()["errors"]} == {
        "proposal",
        "summary",
        "parties",
        "closes_at",
    }
    words = {"proposal": "Write norms.", "summary": "Why.", "parties": [{"organisation": str(cast.msit.pk)}]}
    assert hana.patch(url, words, If_Match=started["ETag"]).json()["parties"][0]["part"] == "lead"
    opened = minji.post(f"{url}/transition", {"to": "open", "closes_at": LATER}).json()
    assert (opened["stage"], opened["closes_at"]) == ("open", "2027-05-04T00:00:00Z")


def test_analysts_do_not_move_an_initiative(hana, initiative):
    refusal = hana.post(f"initiatives/{initiative.pk}/transition", {"to": "deciding"})
    assert refusal.status_code == 403


def test_a_way_that_is_not_open_is_a_conflict(minji, initiative):
    refusal = minji.post(f"initiatives/{initiative.pk}/transition", {"to": "monitoring"})
    assert (refusal.status_code, refusal.json()["code"]) == (409, "no_such_way")


@pytest.mark.parametrize("closes_at", ["2027-05-04T09:00:00", "2027-05-04", 7, "soon"])
def test_a_moment_without_its_offset_is_refused(minji, initiative, closes_at):
    refusal = minji.post(
        f"initiatives/{initiative.pk}/transition", {"to": "deciding", "closes_at": closes_at}
    )
    assert refusal.status_code == 422
    assert refusal.json()["errors"][0]["field"] == "closes_at"


def test_filters_narrow_the_list(cast, hana):
    open_initiative(cast, themes=["norms", "규범"], title="One")
    open_initiative(cast, themes=["trade"], title="Quantum", parties=[(cast.trade, "lead")])
    assert refs(hana.get("initiatives?theme=규범")) == ["AI-1"]
    assert refs(hana.get("initiatives?theme=norm")) == []
    assert refs(hana.get(f"initiatives?party={cast.trade.pk}")) == ["AI-2"]
    assert refs(hana.get("initiatives?workspace=AI&stage=open&q=quantum")) == ["AI-2"]
    assert refs(hana.get("initiatives?workspace=ZZ")) == []


def test_drafts_of_others_are_in_no_list(hana, draft):
    assert refs(hana.get("initiatives")) == []
    assert hana.get(f"initiatives/{draft.pk}").status_code == 404
    assert hana.get("initiatives?ref=AI-1").status_code == 404


def test_the_list_costs_the_same_for_one_and_for_five(cast, hana, django_assert_num_queries):
    for number in range(5):
        open_initiative(cast, title=f"Number {number}")
    for limit in (1, 5):
        hana.get(f"initiatives?limit={limit}")
        with django_assert_num_queries(4):
            hana.get(f"initiatives?limit={limit}")


def test_what_is_fixed_or_unknown_cannot_be_changed(minji, initiative):
    for body in ({"stage": "closed"}, {"number": 7}, {"author": None}, {"ballot": "by_organisation"}):
        refusal = minji.patch(f"initiatives/{initiative.pk}", body, If_Match="*")
        assert (refusal.status_code, refusal.json()["errors"][0]["code"]) == (422, "unknown")


def test_organisations_of_elsewhere_are_no_party(cast, minji, initiative):
    nobody = "01a209fb-ff65-713f-a7d9-0cbce6cf8fa2"
    refusal = minji.patch(
        f"initiatives/{initiative.pk}", {"parties": [{"organisation": nobody}]}, If_Match="*"
    )
    assert refusal.json()["errors"][0]["field"] == "parties.0.organisation"


def test_permissions_differ_by_role(cast, hana, minji, taeho, initiative):
    path = f"initiatives/{initiative.pk}"
    may = {
        who: caller_.get(path).json()["permissions"]
        for who, caller_ in (("hana", hana), ("minji", minji), ("taeho", taeho))
    }
    assert (may["hana"]["edit"], may["minji"]["edit"], may["minji"]["state_position"]) == (False, True, False)
    assert may["hana"]["state_position"]
    assert not any(may["taeho"].values())


@pytest.fixture
def public(cast, hana):
    """A public initiative with an argument by Hana, a comment and a vote by her."""
    initiative = open_initiative(cast, audience="public")
    argument = hana.post(
        f"initiatives/{initiative.pk}/arguments", {"kind": "advantage", "claim": "Known"}
    ).json()
    hana.post(f"arguments/{argument['id']}/comments", {"text": "unguessable"})
    hana.post(f"arguments/{argument['id']}/evidence", {"new_source": {"title": "Study"}})
    hana.put(f"arguments/{argument['id']}/vote", {"value": 1})
    return f"initiatives/{initiative.pk}", f"arguments/{argument['id']}"


def test_the_public_reads_initiative_arguments_and_evidence_without_names(cast, public, ben):
    initiative, argument = public
    for who in (visitor, ben):
        for path in (
            initiative,
            f"{initiative}/arguments",
            argument,
            f"{argument}/evidence",
            f"{argument}/revisions",
            f"{argument}/responses",
            f"{initiative}/facts",
            f"{initiative}/questions",
            "initiatives",
        ):
            answer = who.get(path)
            assert answer.status_code == 200
            assert b"Hana" not in answer.content
            assert b"Minji" not in answer.content
        told = who.get(argument).json()
        assert (told["author"], told["organisation"]["name"]) == (None, "Ministry of Science and ICT")
        assert (told["tally"], told["comment_count"], told["my_vote"]) == (None, None, None)


def test_the_public_reads_no_comment_vote_or_position(public, ben):
    initiative, argument = public
    for path in (
        f"{argument}/comments",
        f"{initiative}/comments",
        f"{argument}/votes",
        f"{argument}/vote",
        f"{initiative}/positions",
        f"{initiative}/standing",
        f"{initiative}/decision",
        f"{initiative}/sources",
    ):
        assert visitor.get(path).status_code == 401
        assert ben.get(path).status_code == 403


def test_the_public_finds_no_author_by_trying(cast, public, ben):
    initiative, _argument = public
    for query in (f"author={cast.hana.pk}", "label=divided", "ordering=-strength", "missing=my_vote"):
        for who in (visitor, ben):
            assert who.get(f"{initiative}/arguments?{query}").status_code in (403, 422)


def test_the_public_writes_nothing(public, ben):
    initiative, argument = public
    for who, status in ((visitor, 401), (ben, 403)):
        assert who.post(f"{initiative}/arguments", {"kind": "advantage", "claim": "x"}).status_code == status
        assert who.post(f"{argument}/comments", {"text": "x"}).status_code == status
        assert who.put(f"{argument}/vote", {"value": 1}).status_code == status


def test_who_has_left_finds_nothing(cast, initiative):
    assert caller(cast.yuna).get(f"initiatives/{initiative.pk}").status_code == 404
    assert caller(cast.yuna).get("me").json()["memberships"] == []
