"""What a copy has to read again although nobody acted on it: it ends as the source is."""

from datetime import timedelta

import pytest

from accounts.models import Membership
from deliberation.actions import decisions, initiatives
from deliberation.dispatch import dispatch
from deliberation.models import Activity
from tests.api.following import about, brief
from tests.cast import MONDAY
from tests.mirrors import copied, here, source


@pytest.fixture
def copy(cast, hana):
    """Lets Hana's copy catch up: what it has, and what it ought to have."""
    mirror = here(hana)

    def catch_up() -> tuple[dict, dict]:
        dispatch(cast.workspace.pk)
        mirror.catch_up()
        return copied(mirror), source(hana, cast.hana, cast.workspace)

    return catch_up


def reopen(cast, initiative) -> None:
    again = {"closes_at": MONDAY + timedelta(days=730), "reason": "Not settled"}
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="open", **again)


def decide(cast, initiative) -> None:
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="deciding")


def test_a_decision_is_set_aside_when_its_initiative_is_opened_again(cast, initiative, copy):
    decide(cast, initiative)
    decisions.propose_decision(
        by=cast.actor(cast.minji), initiative=initiative, outcome="adopt", rationale="Both agree"
    )
    copy()
    reopen(cast, initiative)
    has, ought = copy()
    assert has == ought
    assert has["decision", str(initiative.pk)]["state"] == "superseded"


def test_of_a_decision_that_was_never_proposed_nothing_is_told(cast, minji, initiative, feed, end):
    decide(cast, initiative)
    since = end()
    reopen(cast, initiative)
    assert brief(feed(minji, since)) == [("initiative.stage_changed", "initiative", "")]


def test_another_name_is_told_in_each_workspace(cast, hana, taeho, copy, feed, end):
    copy()
    since, before = end(), Membership.objects.get(user=cast.hana).updated_at
    assert hana.patch("me", {"name": "Hana  Kim-Park"}, If_Match=hana.get("me")["ETag"]).status_code == 200
    membership = Membership.objects.get(user=cast.hana)
    assert membership.updated_at > before
    assert brief(feed(taeho, since)) == [("membership.renamed", "membership", "")]
    has, ought = copy()
    assert has == ought
    assert has["membership", str(membership.pk)]["name"] == "Hana Kim-Park"
    since = end()
    assert hana.patch("me", {"language": "ko"}, If_Match=hana.get("me")["ETag"]).status_code == 200
    assert feed(taeho, since) == []


def test_the_page_tells_another_name_too_and_writes_it_down_nowhere(cast, client, taeho, feed, end):
    since = end()
    profile = {"name": "Hana Lee", "language": "en", "time_zone": ""}
    client.force_login(cast.hana, backend="accounts.backends.Backend")
    assert client.post("/settings/", profile).status_code == 303
    (change,) = about(feed(taeho, since), Membership.objects.get(user=cast.hana))
    assert (change["type"], change["actor"]["name"]) == ("membership.renamed", "Hana Lee")
    assert Activity.objects.get(verb="membership.renamed").details == {}
