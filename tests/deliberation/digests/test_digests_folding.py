"""What one has to do is shown in full twice, then counted until seven days before its day."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import KeptMail, OutgoingMail
from deliberation.actions import arguments, votes
from deliberation.digests.deliver import render
from deliberation.models import Delivery
from tests.cast import argue

from .paper import change, day, doing, label, lines, told
from .week import DUE, TUESDAY, WEEK, plan, send


@pytest.fixture(autouse=True)
def kept(settings):
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"


def section(digest):
    return next(one for one in digest.sections if one.code == "todo")


def week_after_week(doings, weeks=4):
    """The digests of one person who does nothing about it."""
    shown, digests = {}, []
    for _week in range(weeks):
        digests.append(told(change("reworded", 5), doings=doings, shown=shown))
        shown = {task.key: task.shown for task in digests[-1].choice.tasks}
    return digests


def test_a_line_is_in_full_twice_then_counted():
    first, second, third, fourth = week_after_week([doing(1), doing(2)])
    assert lines(first, "todo") == lines(second, "todo")
    assert lines(first, "todo")[0] == "AI-1#1 | Claim 1 | its meaning changed after you agreed."
    assert section(first).folded == ""
    for digest in (third, fourth):
        assert lines(digest, "todo") == []
        assert section(digest).folded == "and 2 that you know of"


def test_what_is_new_stands_in_full_beside_what_is_counted():
    digest = told(doings=[doing(1), doing(2)], shown={doing(1).key: 2})
    assert lines(digest, "todo") == ["AI-1#2 | Claim 2 | its meaning changed after you agreed."]
    assert section(digest).folded == "and 1 that you know of"
    assert digest.subject == "1 vote to confirm"


@pytest.mark.parametrize(("days", "in_full"), [(8, False), (7, True), (0, True), (-3, True)])
def test_from_seven_days_before_its_day_it_is_in_full_again(days, in_full):
    mine = doing(1, code="action", due=day(days))
    digest = told(doings=[mine], shown={mine.key: 5})
    assert bool(lines(digest, "todo")) == in_full


@pytest.mark.parametrize(("days", "in_full"), [(8, False), (7, True)])
def test_what_ends_with_the_voting_is_due_when_voting_ends(days, in_full):
    mine = doing(1, code="vote", count=9, until=DUE + timedelta(days=days))
    digest = told(doings=[mine], shown={mine.key: 2})
    assert bool(lines(digest, "todo")) == in_full


def test_what_had_no_room_was_not_shown_and_makes_way_for_nobody():
    doings = [doing(number) for number in range(1, 10)]
    first, second, third, _fourth = week_after_week(doings)
    assert [len(lines(one, "todo")) for one in (first, second, third)] == [7, 7, 2]
    assert section(first).folded == "and 2 more"
    assert section(third).folded == "and 7 that you know of"
    assert first.subject == "9 votes to confirm"
    assert third.subject == "2 votes to confirm"


def test_only_what_one_knows_of_is_no_reason_for_a_mail():
    mine = doing(1)
    digest = told(doings=[mine], shown={mine.key: 2})
    assert digest.is_empty
    assert digest.subject == "Nothing new in AI & Digital Diplomacy"


def test_told_again_it_is_what_it_was_less_what_is_done():
    doings = [doing(number) for number in range(1, 10)]
    known = {doing(9).key: 2}
    first = told(doings=doings, shown=known)
    again = told(doings=doings, earlier=first.choice)
    assert again.sections == first.sections
    left = told(doings=doings[1:], earlier=first.choice)
    assert lines(left, "todo") == lines(first, "todo")[1:]
    assert section(left).folded == "and 1 more, and 1 that you know of"


def test_the_subject_counts_what_is_to_do_and_then_the_labels_that_moved():
    moved = [label(1, "broad_agreement", "divided"), label(2, "divided", "leaning_agree")]
    digest = told(*moved, doings=[doing(3), doing(4)])
    assert digest.subject == "2 votes to confirm, 1 argument now divided, 1 argument now leaning to agree"
    assert told(*moved).subject == "1 argument now divided, 1 argument now leaning to agree"


def test_a_subject_that_is_full_takes_no_more():
    moved = [label(number, "divided", to) for number, to in enumerate(("many_unsure", "leaning_agree"), 1)]
    tasks = [doing(3), doing(4, code="challenge"), doing(5, code="duplicate")]
    assert told(*moved, doings=tasks).subject == (
        "1 vote to confirm, 1 challenge to handle, 1 duplicate to look at"
    )


def vote_to_confirm(cast, argument):
    votes.cast_vote(by=cast.actor(cast.dohyun, TUESDAY), argument=argument, value=1)
    by = cast.actor(cast.hana, TUESDAY)
    arguments.revise_argument(
        by=by, argument=argument, version=None, claim="Another thing", meaning_changed=True
    )


def digest_to(user, now) -> str:
    plan(now)
    send(now)
    return KeptMail.objects.filter(to=user.email).order_by("-pk").values_list("text", flat=True)[0]


def test_three_weeks_of_mails(cast, initiative, argument):
    vote_to_confirm(cast, argument)
    told = []
    for week in range(3):
        argue(cast, initiative, f"News of week {week}")
        told.append(digest_to(cast.dohyun, DUE + week * WEEK))
    said = "its meaning changed after you agreed"
    assert [said in text for text in told] == [True, True, False]
    assert "and 2 that you know of" in told[2]


def test_what_bounced_was_not_told(cast, initiative, argument):
    vote_to_confirm(cast, argument)
    for week in range(3):
        argue(cast, initiative, f"News of week {week}")
        text = digest_to(cast.dohyun, DUE + week * WEEK)
        if week < 2:
            OutgoingMail.objects.update(state="bounced")
    assert "its meaning changed after you agreed" in text


def test_a_second_try_shows_the_same_as_the_first(cast, initiative, argument):
    vote_to_confirm(cast, argument)
    first = digest_to(cast.dohyun, DUE)
    OutgoingMail.objects.update(state="planned", settled_at=None)
    assert digest_to(cast.dohyun, DUE) == first
    (told,) = (one for one in Delivery.objects.get(user=cast.dohyun).chosen["todo"] if one["what"] == "1")
    assert (told["shown"], told["in_full"]) == (1, True)


def test_what_was_told_before_is_asked_for_all_at_once(cast, initiative, argument):
    vote_to_confirm(cast, argument)
    for week in range(2):
        argue(cast, initiative, f"News of week {week}")
        plan(DUE + week * WEEK)
        if week == 0:
            send(DUE)

    def queries(mails) -> int:
        with CaptureQueriesContext(connection) as asked:
            letters = render(mails, DUE + WEEK)
        assert len(letters) == len(mails)
        Delivery.objects.filter(mail__in=mails).update(chosen=None)
        return len([one for one in asked if one["sql"].startswith("SELECT") and "chosen" in one["sql"]])

    waiting = list(OutgoingMail.objects.filter(state="planned"))
    assert queries(waiting[:1]) == queries(waiting) == 1
