"""Service accounts: another system reads and writes as its role may, and is nobody else."""

from datetime import UTC, datetime
from functools import partial

import pytest
from django.core import mail
from django.test import Client

from accounts.models import Membership, SecurityEvent, Token, User
from deliberation import dispatch
from deliberation.actions import people, services
from deliberation.actions.services import MOST
from deliberation.errors import Invalid, NotAllowed
from deliberation.models import Activity, Subscription, Tally
from deliberation.permissions import Actor
from tests.api.client import Caller, caller

PATH = "workspaces/AI/services"


@pytest.fixture
def jiwoo(cast):
    return caller(cast.jiwoo)


@pytest.fixture
def new(cast):
    return {"name": "Statistics import", "organisation": str(cast.trade.pk), "role": "analyst"}


@pytest.fixture
def service(jiwoo, new):
    return jiwoo.post(PATH, new).json()


def token_of(jiwoo, service, *scopes: str) -> Caller:
    body = {"name": "Nightly", "scopes": scopes or ("read", "write")}
    text = jiwoo.post(f"{service['url']}/tokens", body).json()["text"]
    return Caller({"Authorization": f"Bearer {text}"})


def test_a_service_argues_in_its_own_name_and_for_its_organisation(jiwoo, service, initiative):
    system = token_of(jiwoo, service)
    body = {"kind": "advantage", "claim": "Exports rose by a tenth"}
    made = system.post(f"initiatives/{initiative.pk}/arguments", body).json()
    assert (made["author"]["name"], made["organisation"]["name"]) == (
        "Statistics import",
        "Ministry of Trade",
    )
    assert system.get("me").json()["kind"] == "service"


def test_a_service_never_votes_and_no_token_of_it_can_be_made_to(jiwoo, service, argument):
    refusal = jiwoo.post(f"{service['url']}/tokens", {"name": "x", "scopes": ["read", "vote"]})
    assert (refusal.status_code, refusal.json()["errors"][0]["code"]) == (422, "service_votes")
    system = token_of(jiwoo, service)
    Token.objects.filter(user=service["user"]).update(scopes=["read", "write", "vote"])
    assert system.put(f"arguments/{argument.pk}/vote", {"value": 1}).status_code == 403


def test_a_service_is_not_counted_among_those_who_may_vote(cast, jiwoo, new, argument):
    before = Tally.objects.get(argument=argument).electorate
    assert jiwoo.post(PATH, new).status_code == 201
    dispatch.dispatch(cast.workspace.pk)
    after = Tally.objects.get(argument=argument).electorate
    assert (before, after) == (4, 4)


def test_a_service_is_at_most_a_facilitator(jiwoo, service, new):
    assert jiwoo.post(PATH, {**new, "role": "facilitator"}).status_code == 201
    assert jiwoo.post(PATH, {**new, "role": "owner"}).status_code == 422


def test_a_service_never_becomes_an_owner(cast, service):
    membership = Membership.objects.get(pk=service["id"])
    with pytest.raises(NotAllowed):
        people.change_membership(by=cast.actor(cast.jiwoo), membership=membership, role="owner")


def test_services_are_listed_apart_from_people(jiwoo, service):
    assert [one["name"] for one in jiwoo.get(PATH).json()["results"]] == ["Statistics import"]
    people = [one["name"] for one in jiwoo.get("workspaces/AI/members").json()["results"]]
    assert "Statistics import" not in people
    assert jiwoo.get(f"workspaces/AI/members/{service['id']}").status_code == 404


def test_only_who_manages_people_sees_services(jiwoo, service, minji, ben):
    assert [minji.get(PATH).status_code, ben.get(PATH).status_code] == [403, 404]
    assert minji.get(f"{service['url']}/tokens").status_code == 403


def test_a_service_cannot_sign_in_and_gets_no_mail(jiwoo, service, settings):
    user = User.objects.get(pk=service["user"])
    assert (user.can_sign_in, user.can_be_mailed, user.has_usable_password()) == (False, False, False)
    assert not Subscription.objects.filter(user=user).exists()
    client = Client()
    for path, form in (
        ("/accounts/login/", {"login": "", "password": "x"}),
        ("/accounts/password/reset/", {"email": user.name}),
    ):
        client.post(path, form)
    assert "_auth_user_id" not in client.session
    assert mail.outbox == []


def test_ending_a_service_ends_its_tokens_at_once_and_keeps_what_it_wrote(jiwoo, service, initiative):
    system = token_of(jiwoo, service)
    body = {"kind": "advantage", "claim": "Exports rose by a tenth"}
    made = system.post(f"initiatives/{initiative.pk}/arguments", body).json()
    assert jiwoo.delete(service["url"]).status_code == 204
    assert system.get("me").status_code == 401
    assert not Token.objects.filter(user=service["user"]).exists()
    assert jiwoo.get(service["url"]).status_code == 404
    assert jiwoo.get(made["url"]).json()["author"]["name"] == "Statistics import"
    refusal = jiwoo.post(f"{service['url']}/tokens", {"name": "x", "scopes": ["read"]})
    assert refusal.status_code == 404


def test_its_token_is_replaced_and_both_work_meanwhile(jiwoo, service):
    old = token_of(jiwoo, service)
    prefix = jiwoo.get(f"{service['url']}/tokens").json()["results"][0]["prefix"]
    new = jiwoo.post(f"{service['url']}/tokens/{prefix}/rotation")
    assert (new.status_code, new["Cache-Control"]) == (201, "no-store")
    both = [old, Caller({"Authorization": f"Bearer {new.json()['text']}"})]
    assert [one.get("me").status_code for one in both] == [200, 200]
    assert jiwoo.delete(f"{service['url']}/tokens/{prefix}").status_code == 204
    assert [one.get("me").status_code for one in both] == [401, 200]


def test_an_owners_token_gives_a_service_nothing_that_it_has_not(cast, jiwoo, service):
    narrow = caller(cast.jiwoo, "read", "admin")
    body = {"name": "x", "scopes": ["write"]}
    assert narrow.post(f"{service['url']}/tokens", body).status_code == 403
    assert narrow.post(f"{service['url']}/tokens", {**body, "scopes": ["read"]}).status_code == 201


def test_the_tokens_of_people_are_not_reached_through_a_service(cast, jiwoo, service):
    caller(cast.minji)
    theirs = Token.objects.get(user=cast.minji).token_key
    path = f"{service['url']}/tokens/{theirs}"
    assert [jiwoo.get(path).status_code, jiwoo.delete(path).status_code] == [404, 404]
    person = Membership.objects.get(user=cast.minji).pk
    assert jiwoo.delete(f"{PATH}/{person}").status_code == 404
    assert Membership.objects.get(user=cast.minji).is_active


def test_what_happens_to_services_is_recorded_by_ids(jiwoo, service):
    token_of(jiwoo, service)
    jiwoo.delete(service["url"])
    told = Activity.objects.filter(verb__startswith="service.").order_by("at").values_list("verb", flat=True)
    assert list(told) == ["service.added", "service.token_created", "service.ended"]
    assert "Nightly" not in str(list(Activity.objects.values_list("details", flat=True)))
    kinds = SecurityEvent.objects.filter(user=service["user"]).order_by("at").values_list("kind", flat=True)
    assert list(kinds) == ["token.created", "token.revoked"]


def test_there_is_a_bound_to_services(jiwoo, service, cast):
    Membership.objects.bulk_create(
        Membership(
            user=User.objects.create(kind="service", name=f"Service {number}"),
            workspace=cast.workspace,
            organisation=cast.trade,
            created_at=datetime(2026, 5, 4, tzinfo=UTC),
        )
        for number in range(MOST - 1)
    )
    body = {"name": "One more", "organisation": str(cast.trade.pk), "role": "observer"}
    assert jiwoo.post(PATH, body).json()["code"] == "too_many"
    setup = Actor.system("setup")
    elsewhere = people.create_workspace(by=setup, key="ZZ", name="Elsewhere")
    other = people.add_organisation(by=setup, workspace=elsewhere, name_en="Other", short_name_en="Other")
    add = partial(services.add_service, by=Actor(user=cast.jiwoo), workspace=cast.workspace, name="More")
    with pytest.raises(Invalid):  # what is wrong in any case is said before what another moment allows
        add(organisation=other, role="observer")
    with pytest.raises(NotAllowed):
        add(organisation=other, role="owner")
