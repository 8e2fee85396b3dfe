import pytest

from deliberation.actions import workspaces
from deliberation.models import Source
from tests.cast import MONDAY
from tests.scene import set_scene


@pytest.fixture
def scene(cast):
    return set_scene(cast)


@pytest.fixture
def memorandum(cast, hana):
    signed = [{"name": "Seo Yeonju", "title": "Deputy Minister"}]
    parties = [{"organisation": str(cast.mofa.pk), "signatories": signed}, {"name": "An institute abroad"}]
    body = {"workspace": "AI", "title": "A plan of work", "signed_on": "2026-05-04", "parties": parties}
    return hana.post("agreements", body).json()


@pytest.fixture
def clause(hana, memorandum):
    body = {"heading": "Sharing policy status", "text": "Each tells the other what is in force."}
    return hana.post(f"agreements/{memorandum['id']}/clauses", body).json()


@pytest.fixture
def commitment(cast, hana, clause):
    body = {
        "deliverable": "A shared register",
        "lead": str(cast.msit.pk),
        "supporting": [str(cast.mofa.pk)],
        "responsible": str(cast.hana.pk),
        "due": "2100-01-01",
    }
    return hana.post(f"clauses/{clause['id']}/commitments", body).json()


def test_an_agreement_tells_its_parties_and_who_signed(hana, memorandum):
    """An organisation has its name itself, so that a copy is right also when that one is called otherwise."""
    ministry, institute = memorandum["parties"]
    assert (ministry["organisation"]["name"], ministry["name"]) == ("Ministry of Foreign Affairs", "")
    assert (institute["organisation"], institute["name"]) == (None, "An institute abroad")
    assert [len(one["signatories"]) for one in (ministry, institute)] == [1, 0]
    assert memorandum["permissions"] == {"edit": True, "commit": True}
    listed = hana.get("agreements?workspace=AI").json()["results"]
    assert [one["title"] for one in listed] == ["A plan of work"]


def test_it_is_changed_by_who_saw_its_version(hana, memorandum):
    change = {"title": "A better plan", "parties": []}
    assert hana.patch(memorandum["url"], change).status_code == 428
    told = hana.patch(memorandum["url"], change, If_Match=hana.get(memorandum["url"])["ETag"]).json()
    assert (told["title"], told["parties"], told["version"]) == ("A better plan", [], 3)


def test_a_party_of_another_workspace_is_no_party(hana, memorandum):
    foreign = {"workspace": "AI", "title": "Another", "parties": [{"organisation": memorandum["id"]}]}
    refusal = hana.post("agreements", foreign)
    assert (refusal.status_code, refusal.json()["errors"][0]["field"]) == (422, "parties.0.organisation")


def test_clauses_come_in_order_with_their_numbers(hana, memorandum, clause):
    place = f"agreements/{memorandum['id']}/clauses"
    hana.post(place, {"heading": "The fields of the register", "parent": clause["id"]})
    first = hana.post(place, {"heading": "Purpose", "position": 1}).json()
    told = hana.get(place).json()["results"]
    assert [(one["number"], one["heading"]) for one in told] == [
        ("1", "Purpose"),
        ("2", "Sharing policy status"),
        ("2.1", "The fields of the register"),
    ]
    moved = hana.post(f"clauses/{first['id']}/move", {"parent": clause["id"], "position": 2}).json()
    assert (moved["number"], moved["parent"]) == ("1.2", clause["id"])
    read = hana.get(first["url"])
    told = hana.patch(first["url"], {"heading": "Aims"}, If_Match=read["ETag"]).json()
    assert told["heading"] == "Aims"
    assert hana.delete(first["url"]).status_code == 204


def test_a_commitment_tells_its_colour_and_what_made_it_so(hana, commitment):
    assert (commitment["colour"], commitment["why"]) == ("not_begun", "nothing_yet")
    place = f"commitments/{commitment['id']}"
    told = hana.post(f"{place}/progress", {"progress": 100, "text": "All of it stands"}).json()
    assert (told["progress"], told["colour"]) == (100, "done")
    assert [one["text"] for one in hana.get(f"{place}/progress").json()["results"]] == ["All of it stands"]
    step = hana.post(f"{place}/milestones", {"title": "A second part", "due": "2026-05-01"}).json()
    assert (step["colour"], step["why"]) == ("late", "milestone_passed")
    milestone = f"milestones/{step['milestones'][0]['id']}"
    seen = hana.get(place)["ETag"]
    reached = hana.patch(milestone, {"reached_on": "2026-05-01"}, If_Match=seen).json()
    assert reached["colour"] == "done"
    assert hana.patch(milestone, {"title": "Late"}, If_Match=seen).status_code == 412
    assert hana.delete(milestone).status_code == 204


def test_a_colour_is_nobody_s_to_type(hana, commitment):
    body = {"colour": "done"}
    refusal = hana.patch(commitment["url"], body, If_Match=hana.get(commitment["url"])["ETag"])
    assert [(one["field"], one["code"]) for one in refusal.json()["errors"]] == [("colour", "unknown")]


def test_evidence_of_delivery_is_a_source_of_the_library(hana, commitment):
    place = f"commitments/{commitment['id']}/delivery"
    told = hana.post(place, {"paste": "A first register", "note": "Forty rows"}).json()
    [proof] = told["delivery"]
    assert (proof["source"], proof["note"]) == (str(Source.objects.get().pk), "Forty rows")
    assert hana.delete(f"delivery/{proof['id']}").status_code == 204
    assert hana.get(commitment["url"]).json()["delivery"] == []


def test_a_withdrawn_commitment_has_a_reason_and_no_colour(cast, hana, commitment):
    place = f"commitments/{commitment['id']}/withdrawal"
    told = hana.post(place, {"reason": "Done elsewhere"}).json()
    assert (told["colour"], told["withdrawn_reason"]) == (None, "Done elsewhere")
    assert hana.post(f"commitments/{commitment['id']}/progress", {"progress": 5}).status_code == 409
    assert hana.delete(place).json()["withdrawn_at"] is None


def test_everything_about_one_commitment_can_change(cast, hana, commitment):
    change = {"deliverable": "One register", "lead": str(cast.mofa.pk), "supporting": [], "responsible": None}
    told = hana.patch(commitment["url"], change, If_Match=hana.get(commitment["url"])["ETag"]).json()
    assert (told["lead"]["id"], told["supporting"], told["responsible"]) == (str(cast.mofa.pk), [], None)
    assert hana.get(f"commitments?lead={cast.mofa.pk}").json()["results"] != []
    assert hana.get(f"commitments?responsible={cast.hana.pk}").json()["results"] == []


def test_how_an_agreement_is_kept_is_told_by_clause_and_organisation(hana, memorandum, clause, commitment):
    told = hana.get(f"agreements/{memorandum['id']}/keeping").json()
    assert told["colours"] == {"late": 0, "at_risk": 0, "not_begun": 1, "on_track": 0, "done": 0}
    assert [(one["clause"], one["colours"]["not_begun"]) for one in told["clauses"]] == [(clause["id"], 1)]
    assert {one["organisation"]["name"]: one["supports"] for one in told["organisations"]} == {
        "Ministry of Science and ICT": 0,
        "Ministry of Foreign Affairs": 1,
    }
    assert told["lacks"] == []


def test_nobody_from_elsewhere_reads_any_of_it(ben, scene):
    for path in (
        f"agreements/{scene.agreement.pk}",
        f"agreements/{scene.agreement.pk}/clauses",
        f"agreements/{scene.agreement.pk}/keeping",
        f"clauses/{scene.clause.pk}",
        f"commitments/{scene.commitment.pk}",
        f"commitments/{scene.commitment.pk}/progress",
    ):
        assert ben.get(path).status_code == 404
    assert ben.get("agreements").json()["results"] == ben.get("commitments").json()["results"] == []


def test_a_workspace_that_keeps_no_agreements_answers_404(cast, hana, scene):
    by = cast.actor(cast.jiwoo, MONDAY)
    workspaces.change_workspace(by=by, workspace=cast.workspace, keeps_agreements=False)
    for path in (f"agreements/{scene.agreement.pk}", f"commitments/{scene.commitment.pk}"):
        assert hana.get(path).status_code == 404
    assert hana.get("commitments").json()["results"] == []
