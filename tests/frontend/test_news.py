"""The news of an initiative as an Atom feed: for everybody where it is public, for members behind their address."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from accounts.actions import open_feed
from deliberation.actions import arguments, discussion, moderation, sources, votes
from deliberation.models import Initiative
from tests.atom import entries_of
from tests.cast import MONDAY

HERE = "/i/AI-1/feed.atom"


@pytest.fixture
def public(cast, initiative, argument):
    """AI-1 for the public, with evidence, a response, a comment and a vote."""
    by = cast.actor(cast.hana, MONDAY)
    sources.add_evidence(
        by=by,
        argument=argument,
        source={"title": "A treaty", "url": "https://law.example/1"},
        quote="Said Dohyun",
    )
    arguments.respond(
        by=cast.actor(cast.dohyun, MONDAY), parent=argument, relation="rebuts", claim="Two do, too"
    )
    discussion.add_comment(by=by, initiative=initiative, text="Between ourselves")
    votes.cast_vote(by=cast.actor(cast.minji, MONDAY), argument=argument, value=1, reason="Because")
    Initiative.objects.update(audience="public")
    return initiative


def told(client: Client | None = None, path: str = HERE) -> list[tuple[str, str]]:
    answer = (client or Client()).get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return [(entry.title, entry.words) for entry in entries_of(answer.content)]


def test_it_tells_arguments_evidence_and_stages_with_organisations(public):
    said = dict(told())
    assert said["Rebuts: AI-1#2 Two do, too"] == "Two do, too Ministry of Trade"
    assert "Advantage: AI-1#1 One voice carries further when norms are written" in said
    assert "Supports: AI-1#1 A treaty" in said
    assert "Open: AI-1 Align AI and digital diplomacy across two ministries" in said


def test_it_tells_no_name_comment_or_vote(public):
    body = Client().get(HERE).content.decode()
    for untold in ("Hana", "Dohyun", "Minji", "Between ourselves", "Because", "agree"):
        assert untold not in body


def test_what_is_not_public_has_no_feed_for_the_public(cast, public):
    for audience in ("workspace", "named"):
        Initiative.objects.update(audience=audience)
        assert Client().get(HERE).status_code == 404
    client = Client()
    client.force_login(cast.minji)
    assert len(told(client)) == 4


def test_members_read_it_behind_their_address(cast, public):
    Initiative.objects.update(audience="workspace")
    _address, secret = open_feed(user=cast.taeho)
    assert len(told(path=f"/feeds/{secret}/i/AI-1/")) == 4
    _address, strangers = open_feed(user=cast.ben)
    assert Client().get(f"/feeds/{strangers}/i/AI-1/").status_code == 404
    assert Client().get("/feeds/nonsense/i/AI-1/").status_code == 404


def test_what_is_hidden_goes_out_of_it_and_its_tag_changes(cast, public, argument):
    before = Client().get(HERE)
    assert Client().get(HERE, headers={"if-none-match": before["ETag"]}).status_code == 304
    moderation.hide(by=cast.actor(cast.minji), thing=argument, reason="Rude")
    after = Client().get(HERE, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert b"One voice" not in after.content
    assert b"A treaty" not in after.content


def test_the_same_rows_give_the_same_bytes(public, time_machine):
    before = Client().get(HERE).content
    time_machine.move_to(datetime(2026, 12, 24, tzinfo=UTC))
    assert Client().get(HERE).content == before


def test_markup_in_a_claim_is_text(cast, public):
    claim = "<script>alert(1)</script> & <b>bold</b>"
    arguments.add_argument(by=cast.actor(cast.hana, MONDAY), initiative=public, kind="advantage", claim=claim)
    assert (f"Advantage: AI-1#3 {claim}", f"{claim} Ministry of Science and ICT") in told()


def test_the_page_leads_to_it_where_it_is_public(public):
    assert b'href="/i/AI-1/feed.atom"' in Client().get("/i/AI-1/").content
