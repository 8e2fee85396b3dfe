"""The address of a feed over REST: made, told once, ended."""

from django.test import Client

from accounts.models import FeedAddress
from tests.api.client import caller
from tests.sessions import known_again


def test_it_is_made_told_once_and_ended(hana):
    assert hana.get("me/feed").status_code == 404
    made = hana.post("me/feed")
    assert (made.status_code, made["Cache-Control"]) == (201, "no-store")
    path = made.json()["address"].removeprefix("http://127.0.0.1:8000")
    assert Client().get(path).status_code == 200
    told = hana.get("me/feed").json()
    assert "address" not in told
    assert told["last_used_at"] is not None
    for _twice in range(2):
        assert hana.delete("me/feed").status_code == 204
    assert Client().get(path).status_code == 404


def test_a_token_needs_the_scope_admin(cast):
    weak = caller(cast.hana, "read", "write", "vote")
    assert weak.post("me/feed").status_code == 403
    assert caller(cast.hana).post("me/feed").status_code == 201
    assert weak.delete("me/feed").status_code == 403
    assert FeedAddress.objects.exists()


def test_a_session_says_once_more_who_it_is(cast):
    client = Client()
    client.force_login(cast.hana)
    refused = client.post("/api/v1/me/feed", content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (403, "reauthentication_required")
    assert client.get("/api/v1/me/feed").status_code == 404
    known_again(client)
    assert client.post("/api/v1/me/feed", content_type="application/json").status_code == 201


def test_the_same_key_again_tells_no_secret(hana):
    assert hana.post("me/feed", Idempotency_Key="once").status_code == 201
    again = hana.post("me/feed", Idempotency_Key="once")
    assert (again.status_code, again.json()["code"]) == (409, "told_once")
    assert FeedAddress.objects.count() == 1
