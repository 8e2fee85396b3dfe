"""Mail by a provider's API: the same rows and states as by SMTP."""

import pytest

from accounts.models import OutgoingMail

from .week import DUE, EVERYBODY, plan, send, states


@pytest.fixture
def planned(cast, initiative, argument, mail_provider, time_machine):
    time_machine.move_to(DUE, tick=False)
    plan()
    return mail_provider


def test_what_a_provider_takes_is_accepted(cast, planned):
    assert send() == {"accepted": len(EVERYBODY)}
    assert planned.received == len(EVERYBODY)
    assert "kept@madang.example" in OutgoingMail.objects.first().answer


@pytest.mark.parametrize("status", [401, 429, 503])
def test_what_it_refuses_climbs_the_ladder(cast, planned, status):
    planned.status = status
    send()
    assert states() == {("retry", "provider")}
    assert set(OutgoingMail.objects.values_list("attempts", flat=True)) == {1}


def test_when_it_hangs_up_with_no_answer_nobody_knows(cast, planned):
    planned.status = 0
    send()
    assert states() == {("unknown", "provider")}


def test_one_that_is_away_costs_nobody_a_try_and_marks_no_duplicate(cast, planned, settings):
    url = planned.url
    settings.ANYMAIL = {**settings.ANYMAIL, "MAILGUN_API_URL": "http://127.0.0.1:1/v3"}
    for _ in range(2):
        assert send() == {"waiting": len(EVERYBODY)}
    assert set(OutgoingMail.objects.values_list("state", "attempts", "possible_duplicate")) == {
        ("planned", 0, False)
    }
    settings.ANYMAIL = {**settings.ANYMAIL, "MAILGUN_API_URL": url}
    assert send() == {"accepted": len(EVERYBODY)}
