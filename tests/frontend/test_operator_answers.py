"""The operators' page of mail tells what becomes of answers by mail: how many, which are held and whose, not a word."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import User
from deliberation.models import ArrivedMail
from tests.deliberation.digests.week import DUE

from .pages import text_of


@pytest.fixture
def browser(db, time_machine):
    time_machine.move_to(DUE, tick=False)
    client = Client()
    client.force_login(User.objects.create_superuser("operator@madang.example", name="Olga Operator"))
    return client


def came(person, state: str, hours: int, **fields) -> ArrivedMail:
    arrived = DUE - timedelta(hours=hours)
    return ArrivedMail.objects.create(
        digest=f"{person.pk}{hours}", person=person, state=state, arrived_at=arrived, **fields
    )


def test_answers_by_mail_that_are_held_are_told_with_why_since_when_and_whose(cast, browser, settings):
    assert "Answers by mail" not in text_of(browser.get("/operator/mail/"))
    settings.REPLIES = {"address": "reply@madang.example"}
    assert "None came in the last day." in text_of(browser.get("/operator/mail/"))
    came(cast.hana, "posted", 1)
    for hours in (30, 2):
        came(cast.minji, "held", hours, reason="unproven", text="Both pay.")
    said = text_of(browser.get("/operator/mail/"))
    assert "In the last day: 1 posted 1 held" in said
    assert "2 answers are held · nothing proves who sent it · since Sat 9 May, 17:00 UTC" in said
    assert "Minji Seo minji@madang.example · since Sat 9 May, 17:00 UTC" in said
    assert "Both pay." not in said
    settings.REPLIES = {}
    assert "2 answers are held" in text_of(browser.get("/operator/mail/")), "switched off, they still wait"


def test_only_some_of_whose_are_held_are_listed(cast, browser, monkeypatch):
    monkeypatch.setattr("frontend.pages.operator_answers.SHOWN", 1)
    for who, hours in ((cast.minji, 2), (cast.hana, 3)):
        came(who, "held", hours, reason="unproven", text="x")
    said = text_of(browser.get("/operator/mail/"))
    assert "Hana Kim" in said
    assert "Minji Seo" not in said
    assert "and 1 more" in said
