"""Another system verifies a snapshot by what docs/api.md says, without any code of ours."""

import hashlib
import json

import pytest

from deliberation.actions import decisions, dissents, initiatives, moderation, sources
from deliberation.models import Snapshot
from tests.cast import MONDAY


@pytest.fixture
def snapshot(cast, initiative, argument):
    by = cast.actor(cast.minji, MONDAY)
    sources.add_evidence(
        by=cast.actor(cast.hana), argument=argument, source={"title": "조약"}, quote="한목소리"
    )
    initiatives.change_stage(by=by, initiative=initiative, to="deciding")
    decision = decisions.propose_decision(
        by=by, initiative=initiative, outcome="adopt", rationale="It holds."
    )
    dissents.sign_dissent(by=cast.actor(cast.dohyun), decision=decision, text="Too early.")
    for who in (cast.jiwoo, cast.hana):
        decisions.answer_decision(by=cast.actor(who), decision=decision, agreed=True)
    return Snapshot.objects.get()


def read(client, who, snapshot):
    client.force_login(who)
    return client.get(f"/api/v1/snapshots/{snapshot.pk}")


def digest(*said) -> str:
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def test_its_hash_and_its_words_can_be_made_again(cast, snapshot, client):
    told = read(client, cast.taeho, snapshot).json()
    at = told["taken_at"].replace("Z", "+00:00")
    ids = (told["id"], told["workspace_id"], told["initiative"], told["decision"])
    assert told["hash"] == digest(
        told["chain"], told["previous_hash"], told["number"], *ids, at, told["content"]
    )
    content = json.loads(told["content"])
    words = told["words"]["arguments/1/evidence/0/quote"]
    assert words["text"] == "한목소리"
    [argument] = content["arguments"]
    assert argument["evidence"][0]["quote"] == digest(
        words["salt"], "arguments/1/evidence/0/quote", words["text"]
    )
    assert (told["holds"], told["withheld"], told["taken_back"]) == (True, 0, 0)


def test_words_that_are_hidden_now_are_null_and_what_hangs_from_them_is_not_told(
    cast, snapshot, argument, client
):
    moderation.hide(by=cast.actor(cast.minji), thing=argument, reason="Names a person")
    told = read(client, cast.taeho, snapshot).json()
    assert told["words"]["arguments/1/claim"] is None
    assert json.loads(told["content"])["arguments"] == [{"number": 1, "id": str(argument.pk), "hidden": True}]
    assert "조약" not in told["content"]
    assert told["words"]["dissents/0/text"]["text"] == "Too early."
    assert told["holds"]


def test_the_decision_tells_where_its_snapshot_is(cast, snapshot, client):
    client.force_login(cast.taeho)
    told = client.get(f"/api/v1/initiatives/{snapshot.initiative_id}/decision").json()
    assert told["snapshot"]["hash"] == snapshot.hash
    listed = client.get(f"/api/v1/initiatives/{snapshot.initiative_id}/snapshots").json()
    assert [row["number"] for row in listed["results"]] == [1]


def test_strangers_read_none_of_it(cast, snapshot, client):
    for who in (cast.ben, cast.yuna):
        assert read(client, who, snapshot).status_code == 404
