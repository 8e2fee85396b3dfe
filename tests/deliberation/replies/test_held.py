"""A held answer: its person reads it and posts it, or lets it go; nobody else sees it."""

import pytest
from django.utils import timezone

from deliberation.actions import discussion
from deliberation.dispatch import dispatch
from deliberation.models import ArrivedMail, Comment, Initiative, Notification


@pytest.fixture
def held(cast, initiative, argument):
    text = f"[@Minji](mention:{cast.minji.pk}), who pays?"
    discussion.add_comment(by=cast.actor(cast.dohyun), initiative=initiative, argument=argument, text=text)
    dispatch(cast.workspace.pk)
    notice = Notification.objects.get(user=cast.minji, reason="mentioned")
    return ArrivedMail.objects.create(
        digest="x", person=cast.minji, notification=notice, state="held", text="Both <b>pay</b>."
    )


@pytest.fixture
def page(client, cast, held):
    client.force_login(cast.minji)
    return f"/replies/{held.pk}/"


def test_opening_it_shows_the_text_and_changes_nothing(client, page, held):
    for _time in range(2):
        shown = client.get(page).content.decode()
    assert "Both &lt;b&gt;pay&lt;/b&gt;." in shown
    assert "who pays?" in shown
    held.refresh_from_db()
    assert held.is_held
    assert Comment.objects.count() == 1


def test_posting_makes_it_a_comment_as_it_was_left(client, cast, page, held):
    answer = client.post(page, {"text": "Both pay, half each."})
    assert answer.status_code == 303
    comment = Comment.objects.get(author=cast.minji)
    assert (comment.text, comment.parent.author) == ("Both pay, half each.", cast.dohyun)
    held.refresh_from_db()
    assert (held.state, held.reason, held.text, held.comment) == ("posted", "by_hand", "", comment)
    assert client.post(page, {"text": "Again"}).status_code == 404
    assert Comment.objects.count() == 2


def test_letting_it_go_forgets_its_words(client, page, held):
    assert client.post(page, {"text": "x", "discard": "1"}).status_code == 303
    held.refresh_from_db()
    assert (held.state, held.reason, held.text) == ("refused", "discarded", "")
    assert Comment.objects.count() == 1


def test_nothing_is_posted_that_says_nothing(client, page, held):
    assert client.post(page, {"text": "  "}).status_code == 422
    assert ArrivedMail.objects.get().is_held


def test_what_may_not_be_said_now_stays_held_and_typed(client, page):
    Initiative.objects.update(stage="closed")
    refused = client.post(page, {"text": "Both pay, half each."})
    assert refused.status_code == 409
    assert "Both pay, half each." in refused.content.decode()
    assert ArrivedMail.objects.get().is_held


def test_where_the_place_is_gone_the_words_can_still_be_read(client, cast, page, held):
    Comment.objects.update(hidden_at=timezone.now(), hidden_by=cast.jiwoo, hidden_reason="Off the point")
    shown = client.get(page).content.decode()
    assert "who pays?" not in shown
    assert "Both &lt;b&gt;pay" in shown
    assert "Post as my comment" not in shown
    assert client.post(page, {"text": "Both pay."}).status_code in (404, 409)
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("who", ["jiwoo", "hana", "dohyun", "ben"])
def test_nobody_else_reads_posts_or_lets_it_go(client, cast, held, who):
    client.force_login(getattr(cast, who))
    address = f"/replies/{held.pk}/"
    assert client.get(address).status_code == 404
    assert client.post(address, {"text": "x"}).status_code == 404
    assert client.post(address, {"discard": "1"}).status_code == 404
    held.refresh_from_db()
    assert held.is_held
