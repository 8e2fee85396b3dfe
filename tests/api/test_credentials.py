from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from accounts.actions import create_token, revoke_token
from accounts.models import SecurityEvent, Token, User
from tests.api.client import Caller, caller, visitor


def bearer(text: str) -> Caller:
    return Caller({"Authorization": f"Bearer {text}"})


def test_me_says_who_calls_and_with_what(cast):
    told = caller(cast.hana, "read").get("me").json()
    assert (told["name"], told["token"]["scopes"]) == ("Hana Kim", ["read"])
    assert [(one["workspace"], one["role"]) for one in told["memberships"]] == [("AI", "analyst")]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer mdg_wrong"},
        {"Authorization": "Basic eDp5"},
        {"Authorization": "Bearer"},
        {"Authorization": f"Bearer {'x' * 5000}"},
    ],
)
def test_no_or_a_bad_credential_is_401_with_a_challenge(db, headers):
    refusal = Caller(headers).get("me")
    assert refusal.status_code == 401
    assert refusal["WWW-Authenticate"].startswith("Bearer")
    assert refusal["Content-Type"] == "application/problem+json"
    assert refusal.json()["request_id"] == refusal["X-Request-ID"]


def test_ended_tokens_and_those_of_people_who_left_are_refused(cast):
    past, expired = create_token(user=cast.hana, name="x", scopes=("read",))
    Token.objects.filter(pk=past.pk).update(expiry=timezone.now())
    assert bearer(expired).get("me").status_code == 401
    token, text = create_token(user=cast.hana, name="x", scopes=("read",))
    revoke_token(token=token)
    assert bearer(text).get("me").status_code == 401
    text = create_token(user=cast.hana, name="x", scopes=("read",))[1]
    User.objects.filter(pk=cast.hana.pk).update(is_active=False)
    assert bearer(text).get("me").status_code == 401


def test_making_and_revoking_a_token_is_noted(cast):
    token, _text = create_token(user=cast.hana, name="x", scopes=("vote", "read"))
    revoke_token(token=token)
    revoke_token(token=token)
    assert list(SecurityEvent.objects.order_by("at").values_list("kind", flat=True)) == [
        "token.created",
        "token.revoked",
    ]
    assert token.scopes == ["read", "vote"]


def test_a_token_reads_only_with_the_scope_to_read(cast, initiative):
    refusal = caller(cast.hana, "write").get(f"initiatives/{initiative.pk}")
    assert (refusal.status_code, refusal.json()["code"]) == (403, "scope_missing")


def test_a_token_to_read_writes_nothing(cast, initiative):
    reader = caller(cast.minji, "read")
    path = f"initiatives/{initiative.pk}"
    assert reader.post(f"{path}/arguments", {"kind": "advantage", "claim": "x"}).status_code == 403
    assert reader.post(f"{path}/comments", {"text": "x"}).status_code == 403
    assert reader.patch(path, {"title": "x"}, If_Match="*").status_code == 403
    assert reader.post(f"{path}/transition", {"to": "deciding"}).status_code == 403


def test_the_last_use_is_noted_once_an_hour(cast, time_machine):
    hana = caller(cast.hana)
    hana.get("me")
    used = Token.objects.get().last_used_at
    assert used is not None
    hana.get("me")
    assert Token.objects.get().last_used_at == used
    time_machine.move_to(timezone.now() + timedelta(minutes=61), tick=False)
    hana.get("me")
    assert Token.objects.get().last_used_at > used


def test_a_session_reads_and_writes_with_the_csrf_token_only(cast, initiative):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.hana)
    path = f"/api/v1/initiatives/{initiative.pk}/comments"
    assert client.get(path).status_code == 200
    refusal = client.post(path, {"text": "x"}, content_type="application/json")
    assert (refusal.status_code, refusal.json()["code"]) == (403, "csrf_failed")
    client.cookies["csrftoken"] = "a" * 32
    allowed = client.post(
        path, {"text": "x"}, content_type="application/json", headers={"X-CSRFToken": "a" * 32}
    )
    assert allowed.status_code == 201


def test_a_service_reads_and_argues_but_never_votes(cast, argument):
    User.objects.filter(pk=cast.hana.pk).update(kind="service")
    service = caller(User.objects.get(pk=cast.hana.pk), "read", "write")
    assert service.get(f"arguments/{argument.pk}").status_code == 200
    assert service.put(f"arguments/{argument.pk}/vote", {"value": 1}).status_code == 403
    with pytest.raises(CommandError, match="never votes"):
        call_command("create_token", "hana@madang.example", "--scopes", "read,vote")


def test_the_command_prints_the_token_alone(cast, capsys):
    call_command("create_token", "HANA@madang.example", "--scopes", "read, write,vote")
    text = capsys.readouterr().out.strip()
    assert bearer(text).get("me").json()["name"] == "Hana Kim"
    assert text.startswith("mdg_")


@pytest.mark.parametrize("arguments", [["nobody@madang.example"], ["hana@madang.example", "--scopes", "all"]])
def test_the_command_says_what_is_wrong(cast, arguments):
    with pytest.raises(CommandError):
        call_command("create_token", *arguments)


def test_answers_are_private_and_revalidated(hana, initiative):
    answer = hana.get(f"initiatives/{initiative.pk}")
    assert answer["Cache-Control"] == "private, no-cache"
    assert {"Authorization", "Cookie"} <= set(answer["Vary"].split(", "))


def test_visitors_are_sent_to_a_credential_alike_for_what_is_there_and_what_is_not(initiative):
    there = visitor.get(f"initiatives/{initiative.pk}").json()
    nowhere = visitor.get("initiatives/01a209fb-ff65-713f-a7d9-0cbce6cf8fa2").json()
    assert {**there, "request_id": ""} == {**nowhere, "request_id": ""}
    assert there["status"] == 401


@pytest.mark.parametrize("name", ["", "x" * 81])
def test_a_token_has_a_name_of_at_most_eighty_signs_whoever_makes_it(cast, name):
    with pytest.raises(ValidationError) as refused:
        create_token(user=cast.hana, name=name, scopes=("read",))
    assert refused.value.message_dict.keys() == {"name"}
    assert not Token.objects.exists()
