from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from deliberation.replies import Meaning, address_of, meant_by

from .mails import ON

ROW = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
UNTIL = datetime(2026, 7, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def replying(settings):
    settings.REPLIES = ON


def test_an_address_says_which_row_it_means_and_until_when():
    meant = meant_by([address_of(Meaning.COMMENT, ROW, UNTIL)])
    assert (meant.meaning, meant.pk) == (Meaning.COMMENT, ROW)
    assert not meant.has_ended(UNTIL + timedelta(hours=23))
    assert meant.has_ended(UNTIL + timedelta(days=1))


def test_one_without_an_end_lasts():
    meant = meant_by([address_of(Meaning.UNSUBSCRIBE, ROW)])
    assert not meant.has_ended(datetime(2090, 1, 1, tzinfo=UTC))


def test_it_is_short_enough_for_every_mail_server(settings):
    settings.REPLIES = {"address": "fifteen.letters@madang.example"}
    local, _at, _domain = address_of(Meaning.COMMENT, ROW, UNTIL).partition("@")
    assert len(local) == 64


def test_the_case_of_its_letters_does_not_matter():
    address = address_of(Meaning.COMMENT, ROW, UNTIL)
    assert address == address.lower()
    assert meant_by([address.upper()]) == meant_by([address])


def test_each_letter_is_signed():
    address = address_of(Meaning.COMMENT, ROW, UNTIL)
    start = address.index("+") + 1
    for at in range(start, start + 48):
        other = "a" if address[at] != "a" else "b"
        assert meant_by([address[:at] + other + address[at + 1 :]]) is None


def test_one_meaning_is_not_signed_by_another(settings):
    signed = {meaning: address_of(meaning, ROW, UNTIL) for meaning in Meaning}
    assert {meaning: meant_by([address]).meaning for meaning, address in signed.items()} == {
        meaning: meaning for meaning in Meaning
    }
    settings.SECRET_KEY = "another key altogether, as long as it has to be, or longer"
    assert meant_by(signed.values()) is None


@pytest.mark.parametrize(
    "address",
    [
        *("", "@", "+@", "reply@madang.example", "reply+@madang.example"),
        *(f"reply+{letter * 48}@madang.example" for letter in "a1é"),
    ],
)
def test_what_we_have_not_signed_means_nothing(address):
    assert meant_by([address]) is None


def test_the_word_at_another_mailbox_means_nothing():
    address = address_of(Meaning.COMMENT, ROW, UNTIL)
    assert meant_by([address.replace("reply+", "other+")]) is None
    assert meant_by([address.replace("@madang", "@elsewhere")]) is None


def test_the_first_that_means_something_counts():
    assert meant_by(["minji@madang.example", address_of(Meaning.COMMENT, ROW, UNTIL)]).pk == ROW
