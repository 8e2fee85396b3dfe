"""Every mail that left: notices at once and a week's digest tell each person only what that person may read."""

import pytest

from accounts.models import KeptMail, User

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("canary")]  # one world for all


def test_no_mail_tells_what_is_not_for_its_reader(planted):
    told = {}
    for mail in KeptMail.objects.all():
        reader = planted.handle(User.objects.get(email__iexact=mail.to))
        everything = "\n".join((mail.subject, mail.text, mail.html, str(mail.headers)))
        assert planted.canaries.leaks_in(everything, reader) == set(), (reader, mail.subject)
        told[reader] = told.get(reader, set()) | planted.canaries.heard_in(everything)
    assert {reader for reader in told if len(told[reader]) > 5} >= {
        "jiwoo",
        "minji",
        "hana",
        "dohyun",
        "taeho",
    }
    assert not {"yuna", "visitor"} & told.keys()
