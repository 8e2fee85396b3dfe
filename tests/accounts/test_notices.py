"""What the installed allauth tells of: each thing has our sentence, and one that we do not know breaks nothing."""

import re
from pathlib import Path

import allauth
import pytest

from accounts.actions import note
from accounts.adapters.notices import NOTICES
from accounts.models import SecurityEvent
from tests.cast import PASSWORD
from tests.letters import arrived

TELLING = re.compile(r'send_notification_mail\(\s*"([^"]+)"')
AFTER_COMMIT = pytest.mark.django_db(transaction=True)  # what follows a change comes once it is kept


def test_all_that_allauth_tells_of_has_a_sentence_and_nothing_else_has():
    files = Path(allauth.__file__).parent.rglob("*.py")
    told = {mail for file in files for mail in TELLING.findall(file.read_text()) if "tests" not in file.parts}
    assert told == NOTICES.keys()


@AFTER_COMMIT
def test_what_we_have_no_sentence_for_is_kept_and_told_all_the_same(cast, client, monkeypatch, caplog):
    monkeypatch.delitem(NOTICES, "account/email/password_changed")
    client.post("/accounts/login/", {"login": cast.hana.email, "password": PASSWORD})
    new = "correct-horse-battery-staple"
    typed = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/accounts/password/change/", typed).status_code == 302
    cast.hana.refresh_from_db()
    assert cast.hana.check_password(new)
    assert SecurityEvent.objects.filter(user=cast.hana, kind="other.changed").exists()
    assert "Something about how you sign in was changed." in arrived()[-1].body
    assert "account/email/password_changed" in caplog.text


def test_a_kind_that_nobody_wrote_down_is_not_kept(cast):
    with pytest.raises(ValueError, match=r"session\.lost"):
        note("session.lost", user=cast.hana)
    assert not SecurityEvent.objects.exists()
