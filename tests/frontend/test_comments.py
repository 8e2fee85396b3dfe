from datetime import timedelta

import pytest
import time_machine

from deliberation.actions import discussion
from deliberation.models import Comment, Mention
from frontend.pages import thread
from tests.cast import MONDAY

from .pages import queries_of, text_of


@pytest.fixture
def comment(cast, initiative, argument):
    """By Hana, on AI-1#1, at MONDAY."""
    return discussion.add_comment(
        by=cast.actor(cast.hana, MONDAY), initiative=initiative, argument=argument, text="Since when?"
    )


def say(cast, initiative, text, minutes=0, **place):
    by = cast.actor(cast.hana, MONDAY + timedelta(minutes=minutes))
    return discussion.add_comment(by=by, initiative=initiative, text=text, **place)


def at(minutes):
    return time_machine.travel(MONDAY + timedelta(minutes=minutes), tick=False)


def test_ones_own_comment_is_changed_within_half_an_hour(cast, comment, browser):
    hana = browser(cast.hana)
    with at(30):
        assert f"/comments/{comment.pk}/edit/" in hana.get("/i/AI-1/1/").content.decode()
        answer = hana.post(f"/comments/{comment.pk}/edit/", {"text": "Since 2024?", "version": 1})
    assert answer.status_code == 303
    assert "Since 2024?" in text_of(browser(cast.dohyun).get("/i/AI-1/1/"))


def test_after_half_an_hour_the_page_says_so_and_keeps_what_was_typed(cast, comment, browser):
    hana = browser(cast.hana)
    with at(31):
        assert f"/comments/{comment.pk}/edit/" not in hana.get("/i/AI-1/1/").content.decode()
        answer = hana.post(f"/comments/{comment.pk}/edit/", {"text": "Too late", "version": 1})
    assert answer.status_code == 409
    assert "half an hour" in text_of(answer)
    assert "Too late" in text_of(answer)


def test_an_edit_in_an_old_window_shows_the_present_text_beside_it(cast, comment, browser):
    hana = browser(cast.hana)
    with at(5):
        hana.post(f"/comments/{comment.pk}/edit/", {"text": "First", "version": 1})
        answer = hana.post(f"/comments/{comment.pk}/edit/", {"text": "Second", "version": 1})
    assert answer.status_code == 409
    assert "First" in text_of(answer)
    assert "Second" in text_of(answer)
    assert Comment.objects.get().text == "First"


def test_of_a_deleted_comment_the_place_and_the_replies_stay(cast, initiative, argument, comment, browser):
    say(cast, initiative, "Ask Trade", minutes=1, argument=argument, parent=comment)
    hana = browser(cast.hana)
    assert "Since when?" in text_of(hana.get(f"/comments/{comment.pk}/delete/"))
    hana.post(f"/comments/{comment.pk}/delete/")
    page = text_of(browser(cast.dohyun).get("/i/AI-1/1/"))
    assert "This comment was deleted." in page
    assert "Ask Trade" in page
    assert "Since when?" not in page


def test_others_find_no_way_to_change_or_delete_it(cast, comment, browser):
    with at(1):
        for who in (cast.dohyun, cast.minji, cast.taeho):
            page = browser(who).get("/i/AI-1/1/").content.decode()
            assert "/edit/" not in page
            assert "/delete/" not in page


def test_a_comment_is_found_by_its_address_on_whatever_page_it_is(
    cast, initiative, argument, browser, monkeypatch
):
    monkeypatch.setattr(thread, "PAGE", 2)
    said = [say(cast, initiative, f"Remark {n}", minutes=n, argument=argument) for n in range(5)]
    answered = say(cast, initiative, "An answer", minutes=9, argument=argument, parent=said[2])
    on_it = say(cast, initiative, "On all of it")
    where = {
        comment.pk: browser(cast.taeho).get(f"/comments/{comment.pk}/").headers["Location"]
        for comment in (said[1], said[2], said[4], answered, on_it)
    }
    assert list(where.values()) == [
        f"/i/AI-1/1/#comment-{said[1].pk}",
        f"/i/AI-1/1/?from=2#comment-{said[2].pk}",
        f"/i/AI-1/1/?from=4#comment-{said[4].pk}",
        f"/i/AI-1/1/?from=2#comment-{answered.pk}",
        f"/i/AI-1/discussion/#comment-{on_it.pk}",
    ]


def test_whoever_comments_on_a_long_thread_lands_on_the_page_of_the_comment(
    cast, initiative, argument, browser, monkeypatch
):
    monkeypatch.setattr(thread, "PAGE", 1)
    say(cast, initiative, "First", argument=argument)
    answer = browser(cast.dohyun).post("/i/AI-1/1/reply/", {"reply_as": "comment", "text": "Second"})
    latest = Comment.objects.latest("created_at")
    assert answer.headers["Location"] == f"/i/AI-1/1/?from=1#comment-{latest.pk}"
    assert "Second" in text_of(browser(cast.hana).get("/i/AI-1/1/?from=1"))


def test_somebody_is_called_by_typing_the_name(cast, argument, browser):
    browser(cast.hana).post("/i/AI-1/1/reply/", {"reply_as": "comment", "text": "@Dohyun Park, is it so?"})
    assert Mention.objects.get().user == cast.dohyun
    page = browser(cast.taeho).get("/i/AI-1/1/").content.decode()
    assert '<span class="mention">@Dohyun Park</span>, is it so?' in page


def test_the_editor_shows_a_call_as_it_was_typed(cast, argument, browser):
    hana = browser(cast.hana)
    hana.post("/i/AI-1/1/reply/", {"reply_as": "comment", "text": "@Dohyun Park, is it so?"})
    page = hana.get(f"/comments/{Comment.objects.get().pk}/edit/").content.decode()
    assert "@Dohyun Park, is it so?" in page
    assert "mention:" not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("hana", ["Hana Kim"]),
        ("TRADE", ["Dohyun Park", "Taeho Lim"]),
        ("산업", ["Dohyun Park", "Taeho Lim"]),
        ("jung", []),
        ("ben", []),
    ],
)
def test_people_are_found_by_name_and_organisation(cast, initiative, browser, asked, found):
    page = text_of(browser(cast.hana).get(f"/i/AI-1/people/?q={asked}"))
    assert [
        name for name in ("Dohyun Park", "Hana Kim", "Taeho Lim", "Yuna Jung", "Ben Stone") if name in page
    ] == found


def test_a_thread_costs_the_same_for_two_and_for_forty(cast, initiative, argument, browser):
    costs = []
    for number in range(40):
        first = say(cast, initiative, f"Remark {number}", minutes=number, argument=argument)
        say(cast, initiative, "And?", minutes=50, argument=argument, parent=first)
        if number in (1, 39):
            costs.append(queries_of(browser(cast.dohyun), "/i/AI-1/1/"))
    assert costs[0] == costs[1]
