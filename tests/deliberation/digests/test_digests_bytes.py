"""The same rows give the same bytes: on either database, today and after any change that was not meant to change mails.

``REGENERATE_MAILS=1 .venv/bin/python -m pytest -n 0 tests/deliberation/digests/test_digests_bytes.py`` writes the
mails in tests/data/digests anew; read the difference before it is committed.
"""

import os
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest

from accounts.mail.letters import compose
from accounts.models import OutgoingMail, User, ids
from deliberation.actions import (
    actions,
    arguments,
    decisions,
    digests,
    discussion,
    initiatives,
    sources,
    votes,
)
from deliberation.digests.deliver import render
from deliberation.models import Delivery, Follow, Subscription
from tests.cast import MONDAY, argue, gather, open_initiative

from .week import DUE, TUESDAY, plan

KEPT = Path(__file__).parents[2] / "data" / "digests"
WHO = {"hana": "en", "taeho": "ko", "minji": "en"}


@pytest.fixture
def week(db, monkeypatch, settings, time_machine):
    """A week in which much happens, with ids that are counted and times that stand still."""
    numbers = count(1)
    monkeypatch.setattr(ids, "uuid7", lambda: UUID(int=next(numbers), version=4))
    settings.SECRET_KEY = "the same in every run, on every machine"
    settings.BASE_URL = "https://madang.example"
    time_machine.move_to(MONDAY, tick=False)
    cast = gather()
    time_machine.move_to(TUESDAY, tick=False)
    what_happened(cast)
    time_machine.move_to(DUE, tick=False)
    User.objects.filter(pk=cast.taeho.pk).update(language="ko")
    Subscription.objects.filter(user=cast.taeho).update(time_zone="Europe/Berlin")
    plan()
    return cast


def what_happened(cast):
    first = open_initiative(cast, closes_at=DUE + timedelta(days=4))
    voice = argue(cast, first, "One voice carries further when norms are written")
    doubt = argue(cast, first, "Privacy & <surveillance> concerns", kind="challenge", who=cast.dohyun)
    argue(cast, first, "두 번째 결재가 긴급 회신을 늦춘다", kind="disadvantage", who=cast.jiwoo)
    Follow.objects.create(user=cast.taeho, initiative=first, level="everything")
    for who, value in (("jiwoo", 0), ("minji", 0), ("dohyun", 1)):
        votes.cast_vote(by=cast.actor(getattr(cast, who), TUESDAY), argument=voice, value=value)
    law = {
        "title": "Framework Act",
        "url": "https://law.example/1",
        "re_check_by": (DUE + timedelta(9)).date(),
    }
    sources.add_evidence(by=cast.actor(cast.dohyun, TUESDAY), argument=voice, source=law)
    by = cast.actor(cast.dohyun, TUESDAY)
    arguments.respond(by=by, parent=voice, relation="rebuts", claim="Two voices are heard twice")
    arguments.respond(
        by=cast.actor(cast.hana, TUESDAY), parent=doubt, relation="answers", claim="A joint text"
    )
    discussion.add_comment(by=by, initiative=first, argument=voice, text="Who **pays**?")
    actions.add_action(
        by=cast.actor(cast.minji, TUESDAY),
        initiative=first,
        text="Send the joint draft",
        owner=cast.hana,
        due=(DUE - timedelta(days=1)).date(),
    )
    second = open_initiative(cast, title="해외 표준을 함께 만들기")
    minji = cast.actor(cast.minji, TUESDAY)
    initiatives.change_stage(by=minji, initiative=second, to="deciding")
    decisions.propose_decision(
        by=minji, initiative=second, outcome="adopt", rationale="It *helps*.", dissent="Trade would wait."
    )
    digests.write_note(by=minji, workspace=cast.workspace, text="“Read” the challenges, please — 고맙습니다.")


def letters() -> dict[str, bytes]:
    """The mails as they go over the wire, by whom they go to."""
    mails = list(OutgoingMail.objects.filter(key__startswith="digest:").select_related("person"))
    said = render(mails, DUE)
    return {mail.person.email.partition("@")[0]: compose(mail, said[mail.pk]).wire() for mail in mails}


@pytest.mark.parametrize("who", WHO)
def test_a_mail_is_byte_for_byte_the_one_that_is_kept(week, who):
    mail, file = letters()[who], KEPT / f"{who}.{WHO[who]}.eml"
    if os.environ.get("REGENERATE_MAILS"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(mail)
    assert mail.decode() == file.read_bytes().decode()


def test_a_second_try_gives_the_same_bytes(week):
    first = letters()
    assert Delivery.objects.filter(chosen__isnull=False).count() == len(first) == 5
    assert letters() == first


def test_the_mails_say_when_they_were_due_not_when_they_were_made(week, time_machine):
    first = letters()
    time_machine.move_to(datetime(2026, 5, 11, 3, 20, tzinfo=UTC))
    assert letters() == first
