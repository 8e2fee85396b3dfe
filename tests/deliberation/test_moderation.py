from datetime import timedelta

import pytest

from accounts.models import Membership
from deliberation import todo
from deliberation.actions import arguments, discussion, moderation, sources, votes
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed, NotNow
from deliberation.models import Argument, Comment, Evidence, Hiding, Notification, Report, Tally, Vote
from tests.cast import MONDAY
from tests.scene import set_scene

LATER = MONDAY + timedelta(hours=1)
WHY = "It names a private person."
THINGS = ("argument", "evidence", "comment")


@pytest.fixture
def scene(cast):
    return set_scene(cast)


@pytest.fixture(params=THINGS)
def thing(request, scene):
    return getattr(scene, request.param)


def hide(cast, thing, reason=WHY, who=None):
    return moderation.hide(by=cast.actor(who or cast.minji, LATER), thing=thing, reason=reason)


def show(cast, thing):
    return moderation.show(by=cast.actor(cast.minji, LATER), thing=thing)


def report(cast, thing, who=None, reason="Please look"):
    return moderation.report(by=cast.actor(who or cast.taeho, LATER), thing=thing, reason=reason)


def settle(cast, made, state, reason=""):
    by = cast.actor(cast.minji, LATER + timedelta(hours=1))
    return moderation.settle_report(by=by, report=made, state=state, reason=reason)


def tally(argument):
    return Tally.objects.get(argument=argument)


def doings(cast, who):
    return [doing for doing in todo.of(who, LATER) if doing.code == "report"]


def test_what_is_hidden_says_by_whom_when_and_why(cast, thing):
    hide(cast, thing)
    thing.refresh_from_db()
    assert (thing.hidden_by, thing.hidden_at, thing.hidden_reason) == (cast.minji, LATER, WHY)


def test_the_text_is_for_its_writer_and_facilitators(cast, thing):
    hidden = hide(cast, thing)
    readers = [("hana", "analyst"), ("minji", "facilitator"), ("dohyun", "analyst"), ("taeho", "observer")]
    reads = [who for who, role in readers if hidden.is_readable_by(getattr(cast, who).pk, role)]
    assert reads == ["hana", "minji"]


def test_hiding_and_showing_each_leave_a_line_in_the_log(cast, thing):
    for _twice in range(2):
        hide(cast, thing)
    for _twice in range(2):
        show(cast, thing)
    lines = Hiding.objects.values_list("hides", "reason", "by")
    assert list(lines.order_by("-hides")) == [(True, WHY, cast.minji.pk), (False, "", cast.minji.pk)]
    assert {line.about for line in Hiding.objects.all()} == {thing}


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 281])
def test_hiding_needs_a_reason_that_fits(cast, thing, reason):
    with pytest.raises(Invalid) as refusal:
        hide(cast, thing, reason)
    assert refusal.value.faults[0].field == "reason"
    thing.refresh_from_db()
    assert not thing.is_hidden


@pytest.mark.parametrize("who", ["hana", "dohyun", "taeho", "ben"])
def test_only_facilitators_hide_and_show(cast, thing, who):
    with pytest.raises(NotAllowed):
        hide(cast, thing, who=getattr(cast, who))
    hide(cast, thing)
    with pytest.raises(NotAllowed):
        moderation.show(by=cast.actor(getattr(cast, who)), thing=thing)


def test_the_votes_on_a_hidden_argument_are_kept_and_none_is_taken(cast, scene):
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=scene.argument, value=1)
    hide(cast, scene.argument)
    with pytest.raises(NotNow, match="hid this"):
        votes.cast_vote(by=cast.actor(cast.hana), argument=scene.argument, value=1)
    assert not Argument.objects.counted().filter(pk=scene.argument.pk).exists()
    show(cast, scene.argument)
    assert (Vote.objects.get().value, tally(scene.argument).agree) == (1, 1)
    assert Argument.objects.counted().filter(pk=scene.argument.pk).exists()


def test_a_hidden_argument_takes_no_response_evidence_comment_or_new_wording(cast, scene):
    hide(cast, scene.argument)
    by = cast.actor(cast.hana)
    tries = [
        lambda: arguments.respond(by=by, parent=scene.argument, relation="rebuts", claim="No"),
        lambda: sources.add_evidence(by=by, argument=scene.argument, source={"title": "A law"}),
        lambda: arguments.revise_argument(by=by, argument=scene.argument, version=None, claim="Other"),
        lambda: discussion.add_comment(
            by=by, initiative=scene.initiative, argument=scene.argument, text="Why?"
        ),
    ]
    for attempt in tries:
        with pytest.raises(NotNow, match="hid this"):
            attempt()


def test_hidden_evidence_leaves_the_source_counts_until_it_is_shown(cast, scene):
    hide(cast, scene.evidence)
    assert tally(scene.argument).sources == 0
    show(cast, scene.evidence)
    assert tally(scene.argument).sources == 1


def test_hidden_evidence_is_neither_edited_nor_removed(cast, scene):
    hide(cast, scene.evidence)
    by = cast.actor(cast.hana)
    with pytest.raises(NotNow):
        sources.edit_evidence(by=by, evidence=scene.evidence, version=None, quote="Other words")
    with pytest.raises(NotNow):
        sources.remove_evidence(by=by, evidence=scene.evidence)
    assert Evidence.objects.get().quote == ""


def test_a_hidden_response_leaves_the_count_of_its_parent_until_it_is_shown(cast, scene):
    hide(cast, scene.response)
    assert tally(scene.argument).responses == 0
    show(cast, scene.response)
    assert tally(scene.argument).responses == 1


def test_withdrawing_a_hidden_response_counts_it_out_once(cast, scene):
    by = cast.actor(cast.dohyun)
    hide(cast, scene.response)
    arguments.withdraw_argument(by=by, argument=scene.response)
    assert tally(scene.argument).responses == 0
    show(cast, scene.response)
    assert tally(scene.argument).responses == 0
    arguments.restore_argument(by=by, argument=scene.response)
    assert tally(scene.argument).responses == 1


def test_a_hidden_comment_leaves_the_comment_count_until_it_is_shown(cast, scene):
    hide(cast, scene.comment)
    assert tally(scene.argument).comments == 0
    show(cast, scene.comment)
    assert tally(scene.argument).comments == 1


def test_a_hidden_comment_that_is_deleted_is_counted_out_once(cast, scene):
    discussion.add_comment(
        by=cast.actor(cast.dohyun), initiative=scene.initiative, argument=scene.argument, text="Stays"
    )
    hide(cast, scene.comment)
    discussion.delete_comment(by=cast.actor(cast.hana), comment=scene.comment)
    assert tally(scene.argument).comments == 1
    show(cast, scene.comment)
    assert tally(scene.argument).comments == 1


def test_a_hidden_comment_is_not_answered_and_not_edited(cast, scene):
    hide(cast, scene.comment)
    with pytest.raises(NotNow):
        discussion.add_comment(
            by=cast.actor(cast.dohyun),
            initiative=scene.initiative,
            argument=scene.argument,
            parent=scene.comment,
            text="What did it say?",
        )
    with pytest.raises(NotNow):
        discussion.edit_comment(
            by=cast.actor(cast.hana, MONDAY), comment=scene.comment, version=None, text="Milder"
        )


def test_a_deleted_comment_can_be_neither_hidden_nor_reported(cast, scene):
    discussion.delete_comment(by=cast.actor(cast.hana), comment=scene.comment)
    for attempt in (hide, report):
        with pytest.raises(NotNow, match="deleted"):
            attempt(cast, scene.comment)


def test_its_writer_is_told_and_nobody_else(cast, thing):
    hide(cast, thing)
    dispatch(cast.workspace.pk)
    told = Notification.objects.filter(activity__verb__endswith=".hidden")
    assert [one.user for one in told] == [cast.hana]


def test_any_member_who_sees_it_reports_it_observers_too(cast, thing):
    made = report(cast, thing)
    assert (made.about, made.state, made.reporter) == (thing, "open", cast.taeho)


def test_who_does_not_see_it_reports_nothing(cast, thing):
    Membership.objects.filter(user=cast.hana).update(ended_at=MONDAY)
    for who in (cast.ben, cast.hana):
        with pytest.raises(NotAllowed):
            report(cast, thing, who)


def test_a_member_has_one_open_report_on_a_thing(cast, thing):
    assert report(cast, thing) == report(cast, thing, reason="Again")
    assert Report.objects.get().reason == "Please look"


def test_after_it_was_settled_it_can_be_reported_anew(cast, thing):
    settle(cast, report(cast, thing), "kept")
    report(cast, thing)
    assert sorted(Report.objects.values_list("state", flat=True)) == ["kept", "open"]


def test_a_report_needs_a_reason(cast, thing):
    with pytest.raises(Invalid) as refusal:
        report(cast, thing, reason=" ")
    assert refusal.value.faults[0].field == "reason"


def test_hiding_settles_all_reports_on_the_thing(cast, thing):
    first, second = report(cast, thing), report(cast, thing, cast.dohyun)
    settle(cast, first, "hidden", WHY)
    assert set(Report.objects.values_list("state", "settled_by")) == {("hidden", cast.minji.pk)}
    thing.refresh_from_db()
    assert thing.hidden_reason == WHY
    second.refresh_from_db()
    assert settle(cast, second, "hidden") == second


def test_keeping_settles_all_reports_and_shows_it_still(cast, thing):
    report(cast, thing, cast.dohyun)
    settle(cast, report(cast, thing), "kept")
    assert set(Report.objects.values_list("state", flat=True)) == {"kept"}
    thing.refresh_from_db()
    assert not thing.is_hidden


def test_a_report_is_settled_one_way(cast, thing):
    made = settle(cast, report(cast, thing), "kept")
    with pytest.raises(NotNow, match="otherwise"):
        settle(cast, made, "hidden", WHY)


def test_hiding_on_a_report_needs_a_reason_and_else_settles_nothing(cast, thing):
    with pytest.raises(Invalid):
        settle(cast, report(cast, thing), "hidden")
    assert Report.objects.get().state == "open"


def test_what_is_hidden_already_is_not_reported(cast, thing):
    hide(cast, thing)
    with pytest.raises(NotNow, match="already"):
        report(cast, thing)


def test_facilitators_have_reports_to_settle_and_nobody_else_has(cast, scene):
    for who in (cast.taeho, cast.dohyun):
        report(cast, scene.comment, who)
    report(cast, scene.argument)
    found = doings(cast, cast.minji)
    assert [(doing.count, doing.path) for doing in found] == [(2, "/i/AI-1/moderation/")]
    assert len(doings(cast, cast.jiwoo)) == 1
    assert doings(cast, cast.hana) == doings(cast, cast.taeho) == []
    hide(cast, scene.comment)
    assert [doing.count for doing in doings(cast, cast.minji)] == [1]


def test_those_who_reported_are_told_how_it_ended(cast, thing):
    made = report(cast, thing)
    report(cast, thing, cast.dohyun)
    settle(cast, made, "kept")
    dispatch(cast.workspace.pk)
    told = Notification.objects.filter(activity__verb="report.settled")
    assert {one.user for one in told} == {cast.taeho, cast.dohyun}


def test_the_comment_that_became_an_argument_is_hidden_and_shown_with_it(cast, scene):
    Comment.objects.update(became_argument=scene.response)
    hide(cast, scene.response)
    assert Comment.objects.get().hidden_reason == WHY
    assert Hiding.objects.count() == 2
    show(cast, scene.response)
    assert not Comment.objects.get().is_hidden
