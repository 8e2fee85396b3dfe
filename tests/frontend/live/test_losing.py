"""Who gets a line, and when it ends."""

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import Membership, User
from deliberation import dispatch
from deliberation.actions import (
    initiatives,
    people,
    readers,
)
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


def _is_no_longer_among_the_readers(cast):
    initiatives.edit_initiative(
        by=cast.actor(cast.minji), initiative=cast.workspace.initiatives.get(), version=None, audience="named"
    )


@pytest.mark.parametrize(
    "lose", [_leaves, _signs_out, _runs_out, _is_shut_out, _is_no_longer_among_the_readers]
)
def test_who_loses_sight_loses_the_line(cast, argument, lose):
    async def go():
        line = await board(cast, cast.hana, argument.initiative).open()
        await happens(cast, lose, cast)
        await line.ends()
        again = await board(cast, None, argument.initiative).open()
        return line, again

    line, again = run(go())
    assert line.events == []
    assert again.status == 404


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
