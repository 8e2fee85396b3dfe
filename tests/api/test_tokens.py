"""One's own tokens over REST: made, listed, replaced, revoked; none stronger than what made it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from accounts.actions import create_token, revoke_token
from accounts.actions.tokens import BOTH_ARE_VALID, LONGEST, MOST
from accounts.models import SecurityEvent, Token, User
from deliberation.actions.services import add_service, create_service_token
from deliberation.errors import Invalid
from deliberation.models import IdempotentRequest
from tests.api.client import Caller, caller
from tests.cast import PASSWORD
from tests.sessions import known_again

NEW = {"name": "Dashboard", "scopes": ["read", "write"]}


@pytest.fixture
def service(cast):
    by = cast.actor(cast.jiwoo)
    return add_service(
        by=by, workspace=cast.workspace, name="Import", organisation=cast.trade, role="analyst"
    )


def bearer(text: str) -> Caller:
    return Caller({"Authorization": f"Bearer {text}"})


def test_a_new_token_tells_its_text_once_and_works(hana):
    made = hana.post("me/tokens", NEW)
    assert (made.status_code, made["Cache-Control"]) == (201, "no-store")
    told = made.json()
    assert bearer(told["text"]).get("me").json()["token"]["name"] == "Dashboard"
    again = hana.get(told["url"]).json()
    assert "text" not in again
    assert (again["prefix"], again["scopes"]) == (told["text"][:15], ["read", "write"])
    assert told["text"] not in hana.get("me/tokens").content.decode()


def test_a_list_tells_prefix_last_use_and_end_newest_first(hana):
    made = hana.post("me/tokens", NEW).json()
    bearer(made["text"]).get("me")
    first, own = hana.get("me/tokens").json()["results"]
    assert (first["prefix"], first["name"], own["name"]) == (made["prefix"], "Dashboard", "Test")
    assert first["last_used_at"] is not None
    assert first["expires_at"] == made["expires_at"]


def test_a_session_makes_tokens_and_a_token_needs_the_scope_admin(cast):
    client = Client()
    client.force_login(cast.hana)
    known_again(client)
    assert client.post("/api/v1/me/tokens", NEW, content_type="application/json").status_code == 201
    weak = caller(cast.hana, "read", "write", "vote")
    assert weak.post("me/tokens", NEW).status_code == 403
    prefix = Token.objects.get(name="Dashboard").token_key
    assert weak.post(f"me/tokens/{prefix}/rotation").status_code == 403
    assert weak.delete(f"me/tokens/{prefix}").status_code == 403
    assert Token.objects.filter(name="Dashboard").count() == 1


def test_a_session_says_once_more_who_it_is_before_what_outlives_it(cast, service):
    client, path = Client(), "/api/v1/"
    client.force_login(cast.jiwoo)
    mine, _text = create_token(user=cast.jiwoo, name="Mine", scopes=("read",))
    its, _text = create_token(user=service.user, name="Its", scopes=("read",))
    tokens = f"{path}workspaces/AI/services/{service.pk}/tokens"
    asked = [
        (f"{path}me/tokens", NEW),
        (f"{path}me/tokens/{mine.token_key}/rotation", {}),
        (tokens, NEW),
        (f"{tokens}/{its.token_key}/rotation", {}),
    ]
    refused = [client.post(where, body, content_type="application/json") for where, body in asked]
    refused.append(client.get(f"{path}me/data"))
    told = [(one.status_code, one.json()["code"]) for one in refused]
    assert told == [(403, "reauthentication_required")] * 5
    assert Token.objects.count() == 2
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    answers = [client.post(where, body, content_type="application/json").status_code for where, body in asked]
    assert [*answers, client.get(f"{path}me/data").status_code] == [201, 201, 201, 201, 200]


def test_a_token_never_makes_a_stronger_one(cast):
    narrow = caller(cast.hana, "read", "admin")
    assert narrow.post("me/tokens", {**NEW, "scopes": ["read", "vote"]}).status_code == 403
    assert narrow.post("me/tokens", {**NEW, "scopes": ["read"]}).status_code == 201
    strong, _text = create_token(user=cast.hana, name="Strong", scopes=("write",))
    assert narrow.post(f"me/tokens/{strong.token_key}/rotation").status_code == 403


def test_a_token_that_ended_meanwhile_makes_no_other(cast):
    strong, _text = create_token(user=cast.hana, name="Strong", scopes=("read", "admin"))
    revoke_token(token=strong)
    with pytest.raises(PermissionDenied):
        create_token(user=cast.hana, name="Another", scopes=("read",), made_with=strong)


def test_a_token_may_always_end_itself(cast):
    weak = caller(cast.hana, "read")
    assert weak.delete(f"me/tokens/{Token.objects.get().token_key}").status_code == 204
    assert weak.get("me").status_code == 401


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"scopes": []}, "scopes"),
        ({"scopes": ["everything"]}, "scopes.0"),
        ({"name": "x" * 81}, "name"),
        ({"expires_at": "2020-01-01T00:00:00Z"}, "expires_at"),
        ({"expires_at": "2999-01-01T00:00:00Z"}, "expires_at"),
        ({"user": "somebody"}, "user"),
    ],
)
def test_what_is_wrong_with_a_token_is_said_beside_its_field(hana, change, field):
    refusal = hana.post("me/tokens", {**NEW, **change})
    assert (refusal.status_code, refusal.json()["errors"][0]["field"]) == (422, field)


@pytest.mark.parametrize("lasts", [timedelta(), -timedelta(days=1), LONGEST + timedelta(seconds=1)])
def test_no_token_is_made_that_has_ended_or_lasts_longer_than_a_year_whoever_asks(cast, service, lasts):
    by, asked = cast.actor(cast.jiwoo), {"name": "x", "scopes": ("read",), "lasts": lasts}
    with pytest.raises(ValidationError) as refused:
        create_token(user=cast.hana, **asked)
    assert list(refused.value.message_dict) == ["expires_at"]
    with pytest.raises(Invalid):
        create_service_token(by=by, service=service, **asked)
    assert not Token.objects.exists()


def test_while_a_token_is_replaced_both_work_and_then_the_new_one_alone(hana, time_machine):
    old = hana.post("me/tokens", NEW).json()
    new = hana.post(f"{old['url']}/rotation")
    assert (new.status_code, new["Cache-Control"]) == (201, "no-store")
    assert (new.json()["name"], new.json()["scopes"]) == (old["name"], old["scopes"])
    assert bearer(old["text"]).get("me").status_code == 200
    assert bearer(new.json()["text"]).get("me").status_code == 200
    time_machine.move_to(timezone.now() + BOTH_ARE_VALID + timedelta(minutes=1), tick=False)
    assert bearer(old["text"]).get("me").status_code == 401
    assert bearer(new.json()["text"]).get("me").status_code == 200


def test_replacing_neither_prolongs_the_old_one_nor_happens_twice(cast, hana):
    soon, _text = create_token(user=cast.hana, name="x", scopes=("read",), lasts=timedelta(days=2))
    path = f"me/tokens/{soon.token_key}"
    assert hana.post(f"{path}/rotation").status_code == 201
    assert Token.objects.get(pk=soon.pk).expiry == soon.expiry
    assert hana.post(f"{path}/rotation").json()["errors"][0]["code"] == "replaced"
    hana.delete(path)
    assert hana.post(f"{path}/rotation").status_code == 404


def test_a_token_that_ended_is_not_replaced(cast, hana):
    ended, _text = create_token(user=cast.hana, name="x", scopes=("read",))
    Token.objects.filter(pk=ended.pk).update(expiry=timezone.now())
    assert hana.post(f"me/tokens/{ended.token_key}/rotation").json()["errors"][0]["code"] == "ended"


def test_a_revoked_token_ends_at_once(hana):
    made = hana.post("me/tokens", NEW).json()
    assert hana.delete(made["url"]).status_code == 204
    assert bearer(made["text"]).get("me").status_code == 401
    assert hana.delete(made["url"]).status_code == 404


def test_others_tokens_are_not_there(cast, hana):
    theirs, _text = create_token(user=cast.dohyun, name="x", scopes=("read",))
    path = f"me/tokens/{theirs.token_key}"
    assert [hana.get(path).status_code, hana.delete(path).status_code] == [404, 404]
    assert hana.post(f"{path}/rotation").status_code == 404
    assert Token.objects.filter(pk=theirs.pk).exists()


def test_there_is_a_bound_to_valid_tokens(hana):
    answers = [hana.post("me/tokens", NEW).status_code for _one in range(MOST)]
    assert answers == [201] * (MOST - 1) + [422]  # the caller's own is one of them
    hana.delete(Token.objects.filter(name="Dashboard").first() and f"me/tokens/{newest()}")
    assert hana.post("me/tokens", NEW).status_code == 201


def newest() -> str:
    return Token.objects.filter(name="Dashboard").order_by("-created").first().token_key


def test_the_same_request_twice_makes_one_token_and_keeps_no_secret(hana):
    first = hana.post("me/tokens", NEW, Idempotency_Key="once")
    again = hana.post("me/tokens", NEW, Idempotency_Key="once")
    assert (first.status_code, again.status_code, again.json()["code"]) == (201, 409, "told_once")
    assert Token.objects.filter(name="Dashboard").count() == 1
    assert first.json()["text"] not in IdempotentRequest.objects.get().body


def test_a_token_dies_with_the_rights_of_its_person(cast, hana, initiative):
    text = hana.post("me/tokens", NEW).json()["text"]
    path = f"initiatives/{initiative.pk}"
    assert bearer(text).get(path).status_code == 200
    jiwoo = caller(cast.jiwoo)
    rows = jiwoo.get("workspaces/AI/members").json()["results"]
    jiwoo.delete(next(row["url"] for row in rows if row["name"] == "Hana Kim"))
    assert bearer(text).get(path).status_code == 404
    User.objects.filter(pk=cast.hana.pk).update(is_active=False)
    assert bearer(text).get("me").status_code == 401


def test_what_happens_to_tokens_is_noted_without_names(hana):
    made = hana.post("me/tokens", NEW).json()
    new = hana.post(f"{made['url']}/rotation").json()
    hana.delete(made["url"])
    told = list(SecurityEvent.objects.order_by("at").values_list("kind", "details"))[1:]
    assert [kind for kind, _details in told] == ["token.created", "token.created", "token.revoked"]
    assert told[1][1] == {
        "token_key": new["prefix"],
        "scopes": ["read", "write"],
        "replaces": made["prefix"],
    }
