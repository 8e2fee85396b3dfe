"""What owners read of their members' tokens, factors and ways in: by both doors, and only of their time here."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from accounts.actions import create_token, note
from accounts.models import Membership, SecurityEvent
from deliberation.actions import people
from tests.api.client import caller
from tests.cast import MONDAY, SETUP
from tests.frontend.pages import text_of

PAGE = "/w/AI/audit/security/"


def test_tokens_and_factors_of_members_are_the_workspace_s_business(cast, browser):
    token, _text = create_token(user=cast.hana, name="Private name", scopes=("read",))
    note("factor.added", user=cast.hana, address="198.51.100.7")
    note("session.started", user=cast.hana, address="198.51.100.7")
    note("password.changed", user=cast.hana)
    note("factor.added", user=cast.ben)
    note("identity.linked", user=cast.hana)
    note("identity.unlinked", user=cast.hana)
    answer = browser(cast.jiwoo).get(PAGE)
    said = text_of(answer)
    assert f"Hana Kim made a token {token.token_key} · read" in said
    assert "Hana Kim added a second factor" in said
    assert "Hana Kim linked an account to sign in by" in said
    assert "Hana Kim unlinked an account to sign in by" in said
    assert "198.51.100.7" not in said
    assert "Ben Stone" not in said
    kinds = [
        event["kind"] for event in caller(cast.jiwoo).get("workspaces/AI/audit/security").json()["results"]
    ]
    assert kinds[1:] == [
        "identity.unlinked",
        "identity.linked",
        "factor.added",
        "token.created",
    ]  # the first is this caller's own


def test_what_happened_before_and_after_a_membership_is_not(cast, browser):
    Membership.objects.filter(user=cast.hana).update(joined_at=MONDAY)
    SecurityEvent.objects.create(user=cast.hana, kind="factor.added", at=MONDAY - timedelta(days=1))
    people.end_membership(by=cast.actor(cast.jiwoo), membership=Membership.objects.get(user=cast.hana))
    SecurityEvent.objects.create(user=cast.hana, kind="factor.removed", at=timezone.now() + timedelta(days=1))
    assert "Hana Kim" not in text_of(browser(cast.jiwoo).get(PAGE))


def test_of_who_came_back_the_time_away_is_not_told(cast, browser):
    hana, jiwoo = Membership.objects.get(user=cast.hana), browser(cast.jiwoo)
    people.end_membership(by=cast.actor(cast.jiwoo, MONDAY), membership=hana)
    SecurityEvent.objects.create(user=cast.hana, kind="factor.added", at=MONDAY + timedelta(days=1))
    by = replace(SETUP, acted_at=MONDAY + timedelta(days=2))
    people.join(by=by, workspace=cast.workspace, user=cast.hana, organisation=cast.msit, role="analyst")
    SecurityEvent.objects.create(user=cast.hana, kind="factor.removed", at=MONDAY + timedelta(days=3))
    said = text_of(jiwoo.get(PAGE))
    assert "Hana Kim removed a second factor" in said
    assert "Hana Kim added a second factor" not in said
