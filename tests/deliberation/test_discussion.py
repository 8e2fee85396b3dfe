from datetime import timedelta

import pytest

from deliberation.actions import arguments, discussion, initiatives
from deliberation.errors import Invalid, NotAllowed, NotNow, Stale
from deliberation.models import Comment, Mention, Tally
from tests.cast import MONDAY, argue, open_initiative


def comment(cast, initiative, text="A thought", who=None, at=None, **fields):
    return discussion.add_comment(
        by=cast.actor(who or cast.dohyun, at), initiative=initiative, text=text, **fields
    )


def test_a_comment_is_counted_under_its_argument(cast, initiative, argument):
    comment(cast, initiative, argument=argument)
    assert Tally.objects.get(argument=argument).comments == 1


def test_a_comment_shows_markdown_safely(cast, initiative):
    written = comment(cast, initiative, "**Bold** <script>alert(1)</script>")
    assert "<strong>Bold</strong>" in written.text_html
    assert "<script" not in written.text_html


def test_an_empty_comment_is_refused(cast, initiative):
    with pytest.raises(Invalid) as refusal:
        comment(cast, initiative, "  \n ")
    assert refusal.value.faults[0].field == "text"


def test_a_reply_stays_in_its_comment_s_initiative(cast, initiative):
    first = comment(cast, initiative)
    with pytest.raises(Invalid) as refusal:
        comment(cast, open_initiative(cast), parent=first)
    assert (refusal.value.faults[0].field, refusal.value.faults[0].code) == ("parent", "elsewhere")
    assert Comment.objects.count() == 1


def test_replies_have_one_level_and_stay_in_their_place(cast, initiative, argument):
    first = comment(cast, initiative, argument=argument)
    reply = comment(cast, initiative, argument=argument, parent=first)
    with pytest.raises(Invalid, match="correct"):
        comment(cast, initiative, argument=argument, parent=reply)
    with pytest.raises(Invalid):
        comment(cast, initiative, parent=first)


def test_an_argument_of_another_initiative_takes_no_comment_here(cast, initiative, argument):
    other = initiatives.start_initiative(by=cast.actor(cast.minji), workspace=cast.workspace, title="Other")
    foreign = argue(cast, other, "Elsewhere", who=cast.minji)
    with pytest.raises(Invalid):
        comment(cast, initiative, argument=foreign)


def test_observers_do_not_comment(cast, initiative):
    with pytest.raises(NotAllowed):
        comment(cast, initiative, who=cast.taeho)


def test_a_comment_can_be_changed_for_half_an_hour(cast, initiative):
    written = comment(cast, initiative, at=MONDAY)
    soon, late = MONDAY + timedelta(minutes=30), MONDAY + timedelta(minutes=31)
    edited = discussion.edit_comment(
        by=cast.actor(cast.dohyun, soon), comment=written, version=1, text="Better"
    )
    assert edited.text == "Better"
    with pytest.raises(NotNow, match="half an hour"):
        discussion.edit_comment(by=cast.actor(cast.dohyun, late), comment=written, version=2, text="Best")


def test_an_outdated_edit_is_refused(cast, initiative):
    written = comment(cast, initiative)
    discussion.edit_comment(by=cast.actor(cast.dohyun), comment=written, version=1, text="Better")
    with pytest.raises(Stale):
        discussion.edit_comment(by=cast.actor(cast.dohyun), comment=written, version=1, text="Other")


def test_others_change_or_delete_no_comment_of_mine(cast, initiative):
    written = comment(cast, initiative)
    with pytest.raises(NotAllowed):
        discussion.edit_comment(by=cast.actor(cast.hana), comment=written, version=1, text="Mine")
    with pytest.raises(NotAllowed):
        discussion.delete_comment(by=cast.actor(cast.minji), comment=written)


def test_a_deleted_comment_leaves_a_tombstone_and_its_replies(cast, initiative, argument):
    written = comment(cast, initiative, argument=argument)
    comment(cast, initiative, argument=argument, parent=written, who=cast.hana)
    for _ in range(2):
        discussion.delete_comment(by=cast.actor(cast.dohyun), comment=written)
    left = Comment.objects.get(pk=written.pk)
    assert (left.text, left.is_gone) == ("", True)
    assert Tally.objects.get(argument=argument).comments == 1
    with pytest.raises(NotNow):
        comment(cast, initiative, argument=argument, parent=left)


def test_only_members_are_mentioned_and_an_edit_drops_who_is_no_longer_called(cast, initiative):
    both = f"[@Minji](mention:{cast.minji.pk}) [@Ben](mention:{cast.ben.pk}) [@Yuna](mention:{cast.yuna.pk})"
    written = comment(cast, initiative, both)
    assert [mention.user for mention in Mention.objects.all()] == [cast.minji]
    discussion.edit_comment(by=cast.actor(cast.dohyun), comment=written, version=1, text="Nobody")
    assert not Mention.objects.exists()


def test_a_closed_initiative_takes_no_comment(cast, initiative):
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="withdrawn")
    with pytest.raises(NotNow, match="withdrawn"):
        comment(cast, initiative)


def test_a_comment_on_a_withdrawn_argument_is_still_heard(cast, initiative, argument):
    arguments.withdraw_argument(by=cast.actor(cast.hana), argument=argument)
    assert comment(cast, initiative, argument=argument).pk
