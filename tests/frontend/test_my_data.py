"""What a person takes away: all of it, of nobody else, and in pieces."""

import json
from urllib.parse import quote

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from accounts.actions import create_token, note
from accounts.models import Membership, User
from deliberation import dispatch
from deliberation.actions import votes
from deliberation.errors import NotAllowed
from deliberation.models import Comment
from deliberation.permissions import Actor
from deliberation.personal import POINTERS, as_json
from frontend.pages.takeout import PARTS, as_html
from tests.api.client import caller
from tests.cast import MONDAY, PASSWORD
from tests.frontend.pages import text_of
from tests.scene import set_scene


@pytest.fixture
def scene(cast):
    scene = set_scene(cast)
    hana = cast.actor(cast.hana)
    votes.cast_vote(by=hana, argument=scene.argument, value=1, reason="It held in 2015")
    votes.cast_vote(by=hana, argument=scene.argument, value=-1, reason="It holds no longer")
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=scene.argument, value=0, reason="Who knows")
    dispatch.dispatch(cast.workspace.pk)
    return scene


def taken(client: Client, kind: str = "json") -> bytes:
    answer = client.get(f"/settings/data/madang.{kind}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="madang.{kind}"'
    return b"".join(answer.streaming_content)


def data_of(client: Client) -> dict:
    return json.loads(taken(client))


def test_a_person_takes_what_they_said_with_its_history(cast, known_browser, scene):
    data = data_of(known_browser(cast.hana))
    assert data["person"][0]["email"] == "hana@madang.example"
    assert [row["claim"] for row in data["arguments"]] == [scene.argument.claim]
    assert [(row["place"], row["text"]) for row in data["comments"]] == [("AI-1#1", "Since when?")]
    assert [(row["value"], row["reason"]) for row in data["votes"]] == [(-1, "It holds no longer")]
    assert [(row["value"], row["reason"]) for row in data["vote_changes"]] == [(1, "It held in 2015")]
    assert [(row["source"], row["place"]) for row in data["evidence"]] == [("A treaty", "AI-1#1")]
    assert {row["verb"] for row in data["acts"]} >= {"argument.added", "vote.cast", "source.added"}
    assert data["memberships"][0]["workspace"] == "AI"


def test_a_person_takes_what_was_kept_beside(cast, known_browser, scene):
    note("session.started", user=cast.hana, address="198.51.100.7")
    create_token(user=cast.hana, name="My dashboard", scopes=("read",))
    data = data_of(known_browser(cast.hana))
    assert data["security_events"][0]["address"] == "198.51.100.7"
    assert [row["name"] for row in data["tokens"]] == ["My dashboard"]
    assert data["notifications"]
    assert data["subscriptions"][0]["cadence"] == "weekly"


def test_nobody_else_s_words_and_no_secret_are_in_it(cast, known_browser, scene):
    token, text = create_token(user=cast.hana, name="Mine", scopes=("read",))
    said = taken(known_browser(cast.hana)).decode()
    for foreign in ("Who knows", "Two voices are heard twice", "Dohyun", "dohyun@", str(cast.dohyun.pk)):
        assert foreign not in said
    for secret in (text, token.digest, User.objects.get(pk=cast.hana.pk).password):
        assert secret not in said


def test_who_has_left_still_takes_it(cast, known_browser, scene):
    Membership.objects.filter(user=cast.hana).update(ended_at=MONDAY)
    assert data_of(known_browser(cast.hana))["arguments"]


def test_every_part_has_its_name_in_the_register_and_its_heading(cast, known_browser, scene):
    given = {one.given_as for one in POINTERS.values() if one.given_as}
    assert given | {"person", "vote_changes"} == PARTS.keys()
    installed = {
        name for name, one in POINTERS.items() if one.given_as and name.partition(".")[0] in apps.app_configs
    }
    assert data_of(known_browser(cast.hana)).keys() == {POINTERS[name].given_as for name in installed} | {
        "person",
        "vote_changes",
    }


@pytest.mark.parametrize(
    ("language", "words"), [("en", "What your votes were before"), ("ko", "이전에 한 투표")]
)
def test_it_can_be_read_without_madang_in_one_s_language(cast, known_browser, scene, language, words):
    User.objects.filter(pk=cast.hana.pk).update(language=language, name="<b>Hana</b>")
    html = taken(known_browser(cast.hana), "html").decode()
    assert f'<html lang="{language}">' in html
    assert words in html
    assert "It held in 2015" in html
    assert "<b>Hana</b>" not in html
    assert html.rstrip().endswith("</html>")


def test_it_is_written_in_pieces(cast, known_browser, scene):
    """So that memory does not grow with it."""
    rows = [
        Comment(
            initiative=scene.initiative,
            author=cast.hana,
            organisation=cast.msit,
            text=f"No. {n}",
            created_at=timezone.now(),
        )
        for n in range(1500)
    ]
    Comment.objects.bulk_create(rows)
    hana = known_browser(cast.hana)
    pieces = list(hana.get("/settings/data/madang.json").streaming_content)
    assert max(map(len, pieces)) < 5_000
    pages = list(hana.get("/settings/data/madang.html").streaming_content)
    assert max(map(len, pages)) < 150_000
    assert sum("No. 1499" in piece.decode() for piece in pages) == 1


def test_the_page_leads_to_both_and_is_for_who_is_signed_in(cast, browser, client):
    assert "Take it with you" in text_of(browser(cast.hana).get("/settings/data/"))
    for path in ("", "madang.json", "madang.html"):
        assert client.get(f"/settings/data/{path}").status_code == 302


def test_it_is_given_to_who_has_said_once_more_who_it_is(cast, browser):
    for kind in ("html", "json"):
        path = f"/settings/data/madang.{kind}"
        hana = browser(cast.hana)
        assert hana.get(path)["Location"] == f"/accounts/reauthenticate/?next={quote(path, safe='')}"
        said = hana.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": path})
        assert said["Location"] == path
        assert hana.get(path).status_code == 200


def test_over_rest_it_takes_the_scope_admin(cast, scene):
    whole = caller(cast.hana).get("me/data")
    assert whole["Cache-Control"] == "no-store"
    assert [row["text"] for row in whole.json()["comments"]] == ["Since when?"]
    assert caller(cast.hana, "read", "write", "vote").get("me/data").status_code == 403
    assert Client().get("/api/v1/me/data").status_code == 401


@pytest.mark.parametrize("write", [as_json, as_html])
def test_either_form_of_it_is_refused_before_a_word_is_written(cast, write):
    token, _text = create_token(user=cast.hana, name="Mine", scopes=("read", "write", "vote"))
    for by in (Actor(user=None), Actor(user=cast.hana, token=token)):
        with pytest.raises(NotAllowed):
            write(by)


def test_it_is_an_export_by_both_doors(cast, known_browser, limited):
    limited("exports", 2)
    hana, over_rest = known_browser(cast.hana), caller(cast.hana)
    statuses = [hana.get("/settings/data/madang.html").status_code, over_rest.get("me/data").status_code]
    assert statuses == [200, 200]
    assert hana.get("/settings/data/madang.json").status_code == over_rest.get("me/data").status_code == 429
