"""Who gets a line, and when it ends."""

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import Membership, User, Workspace
from deliberation import dispatch
from deliberation.actions import (
    initiatives,
    people,
    readers,
)
from frontend.live import rights
from frontend.live.hub import LOOK
from frontend.live.waking import CALLED
from tests.cast import argue, open_initiative
from tests.frontend.live.hearing import board, happens, run
from tests.services.lines import Line

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("who", ["ben", "yuna", None])
def test_who_does_not_see_it_gets_no_line(cast, initiative, who):
    async def go():
        return await board(cast, getattr(cast, who) if who else None, initiative).open()

    assert run(go()).status == 404


def test_a_place_for_few_is_for_others_as_one_that_is_not_there(cast):
    secret = open_initiative(cast, audience="named")

    async def go():
        return [(await Line(cast.hana, initiative=pk).open()).status for pk in (secret.pk, cast.hana.pk)]

    assert run(go()) == [404, 404]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 400),
        ({"initiative": "AI-1"}, 400),
        ({"page": "votes"}, 400),
        ({"page": "argument"}, 400),
        ({"since": "x"}, 400),
    ],
)
def test_what_no_page_asks_is_refused(cast, initiative, query, status):
    async def go():
        asked = {"initiative": initiative.pk, **query} if query else {}
        return await Line(cast.hana, **asked).open()

    assert run(go()).status == status


def test_another_host_or_method_gets_no_line(cast, initiative):
    async def go():
        foreign = await board(cast, cast.hana, initiative).open(host="elsewhere.example")
        written = await board(cast, cast.hana, initiative).open(method="POST")
        return foreign.status, written.status

    assert run(go()) == (400, 405)


def _leaves(cast):
    people.end_membership(by=cast.actor(cast.jiwoo), membership=Membership.objects.get(user=cast.hana))


def _signs_out(cast):
    Session.objects.all().delete()


def _runs_out(cast):
    Session.objects.update(expire_date=timezone.now())


def _is_shut_out(cast):
    User.objects.filter(pk=cast.hana.pk).update(is_active=False)


def _has_another_password(cast):
    cast.hana.set_password("another horse battery staple")
    cast.hana.save(update_fields=["password"])


def _is_asked_for_a_second_factor(cast):
    Workspace.objects.filter(pk=cast.workspace.pk).update(demands_second_factor=True)


def _is_asked_for_another_provider(cast):
    Workspace.objects.filter(pk=cast.workspace.pk).update(demands_provider="mofa")


def _is_no_longer_among_the_readers(cast):
    initiatives.edit_initiative(
        by=cast.actor(cast.minji), initiative=cast.workspace.initiatives.get(), version=None, audience="named"
    )


@pytest.mark.parametrize(
    "lose",
    [
        *(_leaves, _signs_out, _runs_out, _is_shut_out, _has_another_password),
        *(_is_asked_for_a_second_factor, _is_asked_for_another_provider, _is_no_longer_among_the_readers),
    ],
)
def test_who_loses_sight_loses_the_line(cast, argument, lose):
    async def go():
        line = await board(cast, cast.hana, argument.initiative).open()
        await happens(cast, lose, cast)
        await line.ends()
        again = board(cast, None, argument.initiative)
        again.cookie = line.cookie
        return line, await again.open()

    line, again = run(go())
    assert line.events == []
    assert again.status == 404


def test_who_loses_sight_while_the_line_is_opened_is_told_nothing_of_what_comes_after(
    cast, argument, monkeypatch
):
    place_of, losing = rights.place_of, [_is_no_longer_among_the_readers]

    def seen_and_lost(*given):
        place = place_of(*given)
        while losing:
            losing.pop()(cast)
            argue(cast, argument.initiative, "Among few", who=cast.minji)
            dispatch.dispatch(cast.workspace.pk)
        return place

    monkeypatch.setattr(rights, "place_of", seen_and_lost)

    async def go():
        line = await board(cast, cast.hana, argument.initiative).open()
        await line.ends()
        return line

    line = run(go())
    assert (line.status, line.events) == (200, [])


def test_a_session_of_the_key_before_listens_and_keeps_its_own(cast, argument, settings):
    line = board(cast, cast.hana, argument.initiative)
    before = Session.objects.get()
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key of the site"

    async def go():
        await line.open()
        await happens(cast, argue, cast, argument.initiative, "New", who=cast.dohyun)
        await line.hears(1)
        await line.leave()

    run(go())
    assert list(Session.objects.values_list("pk", "session_data")) == [(before.pk, before.session_data)]


def test_within_a_minute_everybody_is_looked_at():
    assert LOOK + CALLED < 60


def test_who_is_named_no_longer_is_told_nothing_of_what_comes_after(cast):
    secret = open_initiative(cast, audience="named")
    readers.name_reader(by=cast.actor(cast.minji), initiative=secret, user=cast.hana)
    dispatch.dispatch(cast.workspace.pk)

    def act():
        readers.unname_reader(by=cast.actor(cast.minji), initiative=secret, user=cast.hana)
        argue(cast, secret, "Among few", who=cast.minji)

    async def go():
        line = await board(cast, cast.hana, secret).open()
        await happens(cast, act)
        await line.ends()
        return line

    assert run(go()).events == []
