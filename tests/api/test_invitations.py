import re

import pytest
from django.core import mail as box
from django.utils import timezone

from accounts.models import Invitation, Membership
from deliberation.actions.mail import send_due
from tests.api.client import caller

INVITATIONS = "workspaces/AI/invitations"
NEW = "sumin@madang.example"


@pytest.fixture
def jiwoo(cast):
    return caller(cast.jiwoo)


def secret_of(link: str) -> str:
    return re.search(r"/invitations/([^/]+)/", link)[1]


def test_owners_invite_by_mail_and_see_what_waits(cast, jiwoo):
    body = {"emails": [NEW, cast.ben.email], "organisation": str(cast.msit.pk), "role": "observer", "days": 3}
    made = jiwoo.post(INVITATIONS, body).json()["results"]
    assert {one["link"] for one in made} == {None}
    listed = jiwoo.get(INVITATIONS).json()["results"]
    assert {one["email"] for one in listed} == {NEW, cast.ben.email}
    assert {(one["role"], one["mail"], one["is_open"]) for one in listed} == {("observer", "planned", True)}
    assert jiwoo.get(listed[0]["url"]).json() == listed[0]


def test_a_link_is_told_once_and_opens_the_workspace(cast, jiwoo, ben):
    made = jiwoo.post(INVITATIONS, {"organisation": str(cast.trade.pk)})
    assert made["Cache-Control"] == "no-store"
    link = made.json()["results"][0]["link"]
    assert "link" not in jiwoo.get(INVITATIONS).json()["results"][0]
    joined = ben.post("invitations/acceptance", {"secret": secret_of(link)})
    assert (joined.status_code, joined.json()["name"]) == (201, "Ben Stone")
    assert ben.get(joined["Location"]).json()["organisation"]["name"] == "Ministry of Trade"
    assert jiwoo.get(INVITATIONS).json()["results"] == []


def test_a_link_is_not_kept_for_a_second_request_of_the_same_key(cast, jiwoo):
    body = {"organisation": str(cast.trade.pk)}
    first = jiwoo.post(INVITATIONS, body, Idempotency_Key="once")
    again = jiwoo.post(INVITATIONS, body, Idempotency_Key="once")
    assert (first.status_code, again.status_code) == (201, 409)
    assert again.json()["code"] == "told_once"
    assert Invitation.objects.count() == 1


def test_what_goes_by_mail_opens_to_its_address_alone(cast, jiwoo, ben):
    jiwoo.post(INVITATIONS, {"emails": [NEW], "organisation": str(cast.msit.pk)})
    send_due(timezone.now())
    refusal = ben.post("invitations/acceptance", {"secret": secret_of(box.outbox[-1].body)})
    assert (refusal.status_code, refusal.json()["code"]) == (403, "other_address")


def test_sending_again_ends_the_link_before_and_taking_back_ends_all(cast, jiwoo, ben):
    made = jiwoo.post(INVITATIONS, {"organisation": str(cast.trade.pk)}).json()["results"][0]
    renewed = jiwoo.post(f"{made['url']}/renewal", {"days": 30}).json()
    refused = ben.post("invitations/acceptance", {"secret": secret_of(made["link"])})
    assert (refused.status_code, refused.json()["code"]) == (404, "not_found")
    assert jiwoo.delete(made["url"]).status_code == 204
    refused = ben.post("invitations/acceptance", {"secret": secret_of(renewed["link"])})
    assert (refused.status_code, refused.json()["code"]) == (409, "invitation_revoked")
    assert jiwoo.get(made["url"]).status_code == 404


def test_only_owners_with_the_scope_admin_invite_and_see_invitations(cast, hana, minji, ben):
    body = {"organisation": str(cast.trade.pk)}
    for who in (hana, minji, caller(cast.jiwoo, "read", "write")):
        assert who.post(INVITATIONS, body).status_code == 403
        assert who.get(INVITATIONS).status_code == 403
    assert ben.post(INVITATIONS, body).status_code == 404
    assert not Invitation.objects.exists()


def test_a_token_without_the_scope_admin_takes_its_person_nowhere(cast, jiwoo):
    link = jiwoo.post(INVITATIONS, {"organisation": str(cast.trade.pk)}).json()["results"][0]["link"]
    ben = caller(cast.ben, "read", "write", "vote")
    assert ben.post("invitations/acceptance", {"secret": secret_of(link)}).status_code == 403
    assert not Membership.objects.filter(user=cast.ben).exists()


def test_all_faults_are_told_at_once(cast, jiwoo):
    body = {"emails": ["x", NEW, "y z"], "organisation": str(cast.msit.pk)}
    refusal = jiwoo.post(INVITATIONS, body)
    assert [one["field"] for one in refusal.json()["errors"]] == ["emails", "emails"]
    refusal = jiwoo.post(INVITATIONS, {"emails": [NEW], "organisation": "x", "days": 31, "expires": 1})
    assert {one["field"] for one in refusal.json()["errors"]} == {"organisation", "days", "expires"}
    assert not Invitation.objects.exists()


def test_an_organisation_of_another_workspace_is_none(cast, jiwoo):
    refusal = jiwoo.post(INVITATIONS, {"organisation": str(cast.workspace.pk)})
    assert refusal.json()["errors"][0]["code"] == "does_not_exist"


def test_what_waits_is_read_in_as_many_queries_whatever_waits(cast, jiwoo, django_assert_max_num_queries):
    emails = [f"n{number}@madang.example" for number in range(40)]
    jiwoo.post(INVITATIONS, {"emails": emails, "organisation": str(cast.msit.pk)})
    with django_assert_max_num_queries(6):
        assert len(jiwoo.get(INVITATIONS).json()["results"]) == 40
