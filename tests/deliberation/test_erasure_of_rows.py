"""Whose rows go with a person who is erased, and which of them go on without."""

import pytest
from django.apps import apps

from deliberation.models import Challenge
from deliberation.personal import POINTERS, AtErasure

from .erasing import erase, set_whole_scene

# Said anew: what the register says of itself proves nothing.
GONE = (
    "accounts.FeedAddress.user",
    "accounts.OutgoingMail.person",
    "accounts.SecurityEvent.user",
    "accounts.Token.user",
    "accounts.User_groups.user",
    "accounts.User_user_permissions.user",
    "account.EmailAddress.user",
    "admin.LogEntry.user",
    "deliberation.ArrivedMail.person",
    "deliberation.CaseReader.user",
    "deliberation.Delivery.user",
    "deliberation.Follow.user",
    "deliberation.IdempotentRequest.user",
    "deliberation.Job.asked_by",
    "deliberation.Mention.user",
    "deliberation.NamedReader.user",
    "deliberation.Notification.user",
    "deliberation.SavedView.user",
    "deliberation.Seat.user",
    "deliberation.Subscription.user",
    "deliberation.Webhook.owner",
    "mfa.Authenticator.user",
    "socialaccount.SocialAccount.user",
    "usersessions.UserSession.user",
)


@pytest.fixture
def scene(cast, settings):
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"
    return set_whole_scene(cast)


def keys_of(person) -> dict[str, set]:
    """By the column that points at that person."""
    return {column: _keys(column, person) for column in GONE}


def _keys(column: str, person) -> set:
    label, _dot, name = column.rpartition(".")
    rows = apps.get_model(label)._base_manager.filter(**{name: person.pk})
    return set(rows.values_list("pk", flat=True))


def test_every_row_that_is_theirs_alone_goes(cast, scene):
    before = keys_of(cast.hana)
    assert [column for column, keys in before.items() if not keys] == []
    erase(cast)
    after = keys_of(cast.hana)
    assert [column for column in GONE if before[column] & after[column]] == []


def test_every_row_that_the_register_lets_go_is_looked_for():
    going = {column for column, pointer in POINTERS.items() if pointer.at_erasure is AtErasure.GOES}
    assert going == set(GONE)


def test_others_go_on_with_a_challenge_that_they_handled(cast, scene):
    assert Challenge.objects.get(argument=scene.challenge).responsible == cast.hana
    erase(cast)
    assert Challenge.objects.get(argument=scene.challenge).responsible is None


def test_so_they_do_when_who_handled_it_had_left_before(cast, scene):
    """Nothing ends then that would hand it on."""
    Challenge.objects.filter(argument=scene.challenge).update(responsible=cast.yuna)
    erase(cast, cast.yuna)
    assert Challenge.objects.get(argument=scene.challenge).responsible is None
