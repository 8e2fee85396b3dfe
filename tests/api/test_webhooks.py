"""Webhooks over REST: kept by owners, and by a service for itself."""

import pytest
from standardwebhooks import Webhook as Verifier

from accounts.models import Token, User
from deliberation.actions import services
from deliberation.actions.webhooks import change_webhook
from deliberation.models import IdempotentRequest, Webhook, WebhookDelivery
from deliberation.webhooks import TYPES
from tests.api.client import Caller, caller
from tests.api.contract import schema

ADDRESS = "https://system.example/hooks"
NEW = {"workspace": "AI", "address": ADDRESS}


@pytest.fixture
def jiwoo(cast):
    return caller(cast.jiwoo)


@pytest.fixture
def webhook(jiwoo):
    return jiwoo.post("webhooks", NEW).json()


@pytest.fixture
def robot(cast):
    """A service of the workspace, with a token of its own scopes: ``robot("read", "admin")``."""

    def add(*scopes: str) -> Caller:
        by = cast.actor(cast.jiwoo)
        fields = {"name": "Dashboard", "organisation": cast.trade, "role": "observer"}
        return caller(services.add_service(by=by, workspace=cast.workspace, **fields).user, *scopes)

    return add


def test_an_owner_adds_one_and_is_told_its_secret_this_once(jiwoo):
    made = jiwoo.post("webhooks", {**NEW, "types": ["argument.added"], "description": "Dashboard"})
    assert (made.status_code, made["Cache-Control"]) == (201, "no-store")
    told = made.json()
    assert Verifier(told["secret"])
    assert (told["address"], told["types"], told["state"]) == (ADDRESS, ["argument.added"], "active")
    assert told["owner"]["name"] == "Jiwoo Cho"
    assert made["Location"] == told["url"]
    again = jiwoo.get(told["url"]).json()
    assert "secret" not in again
    (listed,) = jiwoo.get("webhooks?workspace=AI").json()["results"]
    assert listed == again


def test_it_says_by_which_token_it_stands(cast, jiwoo, webhook):
    assert webhook["token"] == Token.objects.get(user=cast.jiwoo).token_key
    change_webhook(by=cast.actor(cast.jiwoo), webhook=Webhook.objects.get(), description="By hand")
    assert jiwoo.get(webhook["url"]).json()["token"] is None


def test_a_secret_is_not_kept_as_the_answer_of_a_key(jiwoo):
    first = jiwoo.post("webhooks", NEW, Idempotency_Key="k")
    again = jiwoo.post("webhooks", NEW, Idempotency_Key="k")
    assert (first.status_code, again.status_code, again.json()["code"]) == (201, 409, "told_once")
    assert Webhook.objects.count() == 1
    assert "whsec_" not in str([*IdempotentRequest.objects.values_list()])


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://system.example/", "not_https"),
        ("https://user:x@system.example/", "credentials"),
        ("https://10.0.0.1/", "not_public"),
        ("https://[::1]/", "not_public"),
        ("https://system.example:22/", "port"),
        ("nonsense", "not_https"),
        ("https://a b/", "malformed"),
    ],
)
def test_an_address_that_is_never_called_is_refused_at_once(jiwoo, webhook, address, code):
    for answer in (
        jiwoo.post("webhooks", {**NEW, "address": address}),
        jiwoo.patch(webhook["url"], {"address": address}, If_Match="*"),
    ):
        (fault,) = answer.json()["errors"]
        assert (answer.status_code, fault["field"], fault["code"]) == (422, "address", code)


def test_types_are_those_of_the_schema(jiwoo, webhook):
    answer = jiwoo.post("webhooks", {**NEW, "types": ["vote.cast"]})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "invalid_choice")
    known = schema()["components"]["schemas"]["NewWebhook"]["properties"]["types"]["items"]
    assert set(_enum(known)) == set(TYPES)


def _enum(node: dict) -> list[str]:
    if "$ref" in node:
        return schema()["components"]["schemas"][node["$ref"].rpartition("/")[2]]["enum"]
    return node["enum"]


def test_it_is_changed_by_who_saw_it(jiwoo, webhook):
    seen = jiwoo.get(webhook["url"])["ETag"]
    assert jiwoo.patch(webhook["url"], {"description": "x"}).status_code == 428
    changed = jiwoo.patch(webhook["url"], {"description": "Dashboard"}, If_Match=seen)
    assert (changed.status_code, changed.json()["description"]) == (200, "Dashboard")
    assert jiwoo.patch(webhook["url"], {"description": "x"}, If_Match=seen).status_code == 412
    off = jiwoo.patch(webhook["url"], {"state": "disabled"}, If_Match="*").json()
    assert (off["state"], off["reason"]) == ("disabled", "by_hand")
    assert jiwoo.post(f"{webhook['url']}/ping").json()["code"] == "disabled"
    on = jiwoo.patch(webhook["url"], {"state": "active"}, If_Match="*").json()
    assert (on["state"], on["reason"], on["disabled_at"]) == ("active", None, None)


def test_a_new_secret_is_told_once(jiwoo, webhook):
    answer = jiwoo.post(f"{webhook['url']}/rotation", {"at_once": True})
    assert (answer.status_code, answer["Cache-Control"]) == (201, "no-store")
    assert answer.json()["secret"] != webhook["secret"]


def test_the_log_tells_what_became_of_each_and_sends_it_again(jiwoo, webhook):
    ping = jiwoo.post(f"{webhook['url']}/ping").json()
    assert (ping["type"], ping["state"], ping["attempts"]) == ("ping", "waiting", 0)
    assert jiwoo.post(f"{ping['url']}/replay").json()["code"] == "waiting"
    WebhookDelivery.objects.update(state="failed", status=500, answer="no", duration_ms=12, attempts=10)
    (failed,) = jiwoo.get(f"{webhook['url']}/deliveries?state=failed").json()["results"]
    assert (failed["id"], failed["status"], failed["answer"]) == (ping["id"], 500, "no")
    assert jiwoo.get(f"{webhook['url']}/deliveries?state=delivered").json()["results"] == []
    assert jiwoo.get(f"{webhook['url']}/deliveries?status=500").status_code == 422
    again = jiwoo.post(f"{ping['url']}/replay").json()
    assert (again["id"], again["state"], again["attempts"]) == (ping["id"], "waiting", 0)
    assert jiwoo.get(ping["url"]).json() == again


def test_the_log_comes_page_by_page(jiwoo, webhook):
    for _number in range(5):
        jiwoo.post(f"{webhook['url']}/ping")
    first = jiwoo.get(f"{webhook['url']}/deliveries?limit=3").json()
    second = jiwoo.get(first["next"]).json()
    ids = [one["id"] for page in (first, second) for one in page["results"]]
    assert (len(ids), len(set(ids)), second["next"]) == (5, 5, None)


def test_one_that_is_removed_goes_with_its_log(jiwoo, webhook):
    jiwoo.post(f"{webhook['url']}/ping")
    assert jiwoo.delete(webhook["url"]).status_code == 204
    assert jiwoo.get(webhook["url"]).status_code == 404
    assert not WebhookDelivery.objects.exists()


# --- who may ---------------------------------------------------------------------------------------


def test_members_who_do_not_manage_may_none_of_it(minji, hana, taeho, webhook):
    for member in (minji, hana, taeho):
        assert member.get("webhooks?workspace=AI").status_code == 403
        assert member.post("webhooks", NEW).status_code == 403
        assert member.get(webhook["url"]).status_code == 403
        assert member.get(f"{webhook['url']}/deliveries").status_code == 403
        assert member.delete(webhook["url"]).status_code == 403


def test_for_strangers_there_is_none(ben, webhook):
    assert ben.get(webhook["url"]).status_code == 404
    for key in ("AI", "QQ"):
        assert ben.get(f"webhooks?workspace={key}").status_code == 422
        assert ben.post("webhooks", {**NEW, "workspace": key}).status_code == 422


def test_an_owner_needs_the_scope_for_what_matters_most(cast, webhook):
    narrow = caller(cast.jiwoo, "read", "write")
    assert narrow.post("webhooks", NEW).status_code == 403
    assert narrow.get(webhook["url"]).status_code == 403


def test_a_service_keeps_its_own_and_sees_no_other(robot, jiwoo, webhook):
    service = robot("read", "admin")
    own = service.post("webhooks", NEW)
    assert own.status_code == 201
    listed = service.get("webhooks?workspace=AI").json()["results"]
    assert [one["id"] for one in listed] == [own.json()["id"]]
    assert service.get(webhook["url"]).status_code == 403
    assert service.patch(webhook["url"], {"description": "x"}, If_Match="*").status_code == 403
    assert service.post(f"{own.json()['url']}/ping").status_code == 201
    assert len(jiwoo.get("webhooks?workspace=AI").json()["results"]) == 2
    assert jiwoo.delete(own.json()["url"]).status_code == 204


def test_a_service_without_that_scope_keeps_none(robot):
    service = robot("read", "write")
    assert service.post("webhooks", NEW).status_code == 403
    assert service.get("webhooks?workspace=AI").status_code == 403


def test_whose_sight_counts_is_oneself_or_a_service_of_the_workspace(cast, jiwoo, robot):
    service = robot("read", "admin")
    user = User.objects.get(kind="service")
    made = jiwoo.post("webhooks", {**NEW, "owner": str(user.pk)}).json()
    assert (made["owner"]["id"], made["owner"]["kind"]) == (str(user.pk), "service")
    for other in (cast.minji, cast.ben):
        answer = jiwoo.post("webhooks", {**NEW, "owner": str(other.pk)})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "owner")
    answer = service.post("webhooks", {**NEW, "owner": str(cast.jiwoo.pk)})
    assert answer.status_code == 422


def test_there_is_a_bound(jiwoo, cast):
    rows = [Webhook(workspace=cast.workspace, owner=cast.jiwoo, address=ADDRESS) for _number in range(20)]
    Webhook.objects.bulk_create(rows)
    assert jiwoo.post("webhooks", NEW).json()["code"] == "too_many"
