"""Live pages: who is told what of a place that is open before them."""

import asyncio

import pytest

from deliberation import dispatch
from deliberation.actions import (
    arguments,
    discussion,
    initiatives,
    moderation,
    sources,
    votes,
)
from deliberation.changes import last_of
from tests.cast import argue, open_initiative
from tests.frontend.live.hearing import board, happens, page_of, run, told
from tests.services.lines import Line

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_reader_of_the_board_is_told_that_there_is_an_argument_and_no_word_of_it(cast, initiative):
    async def go():
        line = await board(cast, cast.hana, initiative).open()
        new = await happens(cast, argue, cast, initiative, "Quokkas first", who=cast.dohyun)
        (event,) = await line.hears(1)
        await line.leave()
        return line, new, event

    line, new, event = run(go())
    assert line.status == 200
    assert event | {"seq": 0} == {
        "seq": 0,
        "group": "arguments",
        "kind": "advantage",
        "id": str(new.pk),
        "at": f"a{new.number}",
    }
    assert b"Quokka" not in line.body
    assert b"Dohyun" not in line.body


def test_nobody_is_told_of_the_own_act_nor_of_votes(cast, argument):
    async def go():
        line = await board(cast, cast.hana, argument.initiative).open()
        await happens(cast, argue, cast, argument.initiative, "Mine", who=cast.hana)
        await happens(cast, votes.cast_vote, by=cast.actor(cast.dohyun), argument=argument, value=1)
        await happens(cast, argue, cast, argument.initiative, "His", who=cast.dohyun)
        await line.hears(1)
        await line.leave()
        return line

    assert [group for group, _id in told(run(go()))] == ["arguments"]


def test_who_comes_back_is_told_what_was_missed_once(cast, argument):
    async def go():
        since = last_of(cast.workspace)
        await happens(cast, argue, cast, argument.initiative, "While away", who=cast.dohyun)
        line = await Line(cast.hana, initiative=argument.initiative_id, since=1).open(last=since)
        await line.hears(1)
        await happens(cast, argue, cast, argument.initiative, "Since back", who=cast.dohyun)
        await line.hears(2)
        await asyncio.sleep(0.3)
        await line.leave()
        return line

    numbers = [one["seq"] for one in run(go()).events]
    assert numbers == sorted(set(numbers))
    assert len(numbers) == 2


def test_an_argument_s_page_is_told_what_stands_on_it(cast, argument):
    async def go():
        line = await page_of(cast, cast.hana, argument).open()
        by = cast.actor(cast.dohyun)
        other = await happens(cast, argue, cast, argument.initiative, "Another", who=cast.dohyun)
        first = await happens(
            cast, arguments.respond, by=by, parent=argument, relation="rebuts", claim="Not so"
        )
        deeper = await happens(
            cast, arguments.respond, by=by, parent=first, relation="supports", claim="Quite"
        )
        await happens(cast, sources.add_evidence, by=by, argument=argument, source={"title": "Notes"})
        await happens(cast, sources.add_evidence, by=by, argument=other, source={"title": "Notes"})
        place = {"initiative": argument.initiative, "text": "Hm"}
        await happens(cast, discussion.add_comment, by=by, argument=argument, **place)
        await happens(cast, discussion.add_comment, by=by, **place)
        minji = cast.actor(cast.minji)
        await happens(cast, initiatives.change_stage, by=minji, initiative=argument.initiative, to="deciding")
        await line.hears(5)
        await line.leave()
        return line, first, deeper

    line, first, deeper = run(go())
    assert [group for group, _id in told(line)] == [
        "responses",
        "responses",
        "evidence",
        "comments",
        "changes",
    ]
    assert [pk for _group, pk in told(line)][:2] == [str(first.pk), str(deeper.pk)]


def test_the_discussion_is_told_of_comments_on_the_initiative_alone(cast, argument):
    async def go():
        line = await Line(cast.hana, initiative=argument.initiative_id, page="discussion").open()
        by, place = cast.actor(cast.dohyun), {"initiative": argument.initiative, "text": "Hm"}
        await happens(cast, discussion.add_comment, by=by, argument=argument, **place)
        comment = await happens(cast, discussion.add_comment, by=by, **place)
        await line.hears(1)
        await line.leave()
        return line, comment

    line, comment = run(go())
    assert told(line) == [("comments", str(comment.pk))]


def test_of_what_is_hidden_nothing_is_told(cast, argument):
    async def go():
        since = last_of(cast.workspace)
        by = cast.actor(cast.dohyun)
        comment = discussion.add_comment(by=by, initiative=argument.initiative, text="Rude")
        moderation.hide(by=cast.actor(cast.minji), thing=comment, reason="Rude")
        hidden = argue(cast, argument.initiative, "Off the point", who=cast.dohyun)
        moderation.hide(by=cast.actor(cast.minji), thing=hidden, reason="Off the point")
        dispatch.dispatch(cast.workspace.pk)
        lines = [
            await Line(cast.hana, initiative=argument.initiative_id, page=page, since=since).open()
            for page in ("discussion", "board")
        ]
        await happens(cast, discussion.add_comment, by=by, initiative=argument.initiative, text="Fair")
        for line in lines:
            await line.hears(1)
            await line.leave()
        return lines, comment, hidden

    (discussed, seen), comment, hidden = run(go())
    assert str(comment.pk) not in discussed.body.decode()
    assert told(seen) == [("changes", str(hidden.pk))]


# What the pages carry.


def test_pages_of_members_say_where_to_listen_and_from_which_number(cast, client, argument):
    client.force_login(cast.hana, backend="accounts.backends.Backend")
    last = last_of(cast.workspace)
    for path, page in (
        ("/i/AI-1/", "board"),
        ("/i/AI-1/discussion/", "discussion"),
        ("/i/AI-1/1/", "argument"),
    ):
        shown = client.get(path).content.decode()
        assert f'src="/live/?initiative={argument.initiative_id}&amp;page={page}' in shown
        assert f"since={last}" in shown
    assert "<live-news" not in client.get("/i/AI-1/standing/").content.decode()


def test_visitors_and_refused_forms_are_told_nothing(cast, client):
    initiative = open_initiative(cast, audience="public")
    assert "<live-news" not in client.get(f"/i/{initiative.ref}/").content.decode()
    client.force_login(cast.hana, backend="accounts.backends.Backend")
    refused = client.post(f"/i/{initiative.ref}/discussion/", {"text": ""})
    assert refused.status_code == 422
    assert "<live-news" not in refused.content.decode()
