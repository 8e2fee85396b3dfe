"""What the calendar reminds of: once for each date, where somebody lives, and only whom it concerns."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from threading import Barrier, Thread

import pytest
from django.core.management import call_command
from django.db import connection, connections

from accounts.models import KeptMail, OutgoingMail, User
from deliberation.actions import actions, arguments, mail, reminders, sources, votes
from deliberation.dispatch import dispatch
from deliberation.errors import NotAllowed
from deliberation.models import Activity, Argument, Challenge, Follow, Initiative, Notification, Source
from deliberation.permissions import Actor
from tests.cast import argue, gather, open_initiative
from tests.tampering import tampering

CLOSES = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
DAY_BEFORE = CLOSES - timedelta(hours=24)
DUE = date(2026, 6, 1)
MORNING = datetime(2026, 5, 31, 23, 0, tzinfo=UTC)  # eight o'clock on the 1st of June in Seoul


@pytest.fixture
def closing(cast, settings):
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"
    initiative = open_initiative(cast, closes_at=CLOSES)
    Follow.objects.all().delete()
    argue(cast, initiative, "One voice carries further")
    argue(cast, initiative, "Two budgets, one summit", kind="challenge")
    dispatch(cast.workspace.pk)
    return initiative


def remind(cast, now) -> dict[str, set[str]]:
    """Who was told by which verb at ``now``."""
    dispatch(cast.workspace.pk)
    known = set(Notification.objects.values_list("pk", flat=True))
    reminders.remind_due(now)
    dispatch(cast.workspace.pk)
    told: dict[str, set[str]] = {}
    rows = Notification.objects.exclude(pk__in=known).values_list("activity__verb", "user__name")
    for verb, name in rows:
        told.setdefault(verb, set()).add(name.split()[0].lower())
    return told


def vote_on_all(cast, *people):
    for who in people:
        for argument in Argument.objects.all():
            votes.cast_vote(by=cast.actor(who, DAY_BEFORE - timedelta(days=1)), argument=argument, value=1)


def test_a_day_before_the_end_those_are_told_whose_votes_are_missing(cast, closing):
    vote_on_all(cast, cast.hana, cast.jiwoo)
    assert remind(cast, DAY_BEFORE - timedelta(seconds=1)) == {}
    assert remind(cast, DAY_BEFORE) == {"initiative.closing_soon": {"minji", "dohyun"}}
    assert remind(cast, DAY_BEFORE + timedelta(hours=1)) == {}


def test_only_who_may_vote_and_sees_it_is_asked(cast, closing):
    Initiative.objects.update(audience="named")
    told = remind(cast, DAY_BEFORE)
    assert told == {"initiative.closing_soon": {"minji", "jiwoo"}}


def test_nobody_is_asked_where_there_is_nothing_to_vote_on(cast, closing):
    Argument.objects.update(state="withdrawn")
    assert remind(cast, DAY_BEFORE) == {}


def test_an_extension_is_told_of_anew(cast, closing):
    remind(cast, DAY_BEFORE)
    Initiative.objects.update(closes_at=CLOSES + timedelta(days=7))
    assert remind(cast, DAY_BEFORE + timedelta(hours=2)) == {}
    assert remind(cast, DAY_BEFORE + timedelta(days=7)).keys() == {"initiative.closing_soon"}


def test_what_is_over_or_not_open_is_not_told_of(cast, closing):
    assert remind(cast, CLOSES) == {}
    Initiative.objects.update(stage="deciding")
    assert remind(cast, DAY_BEFORE) == {}


@pytest.fixture
def three_due(cast, closing):
    """A challenge that Hana handles, an action of Dohyun's and a source of Minji's, all due on the first of June."""
    by = cast.actor(cast.minji, DAY_BEFORE - timedelta(days=9))
    argument = Argument.objects.get(kind="challenge")
    arguments.update_challenge(by=by, argument=argument, version=None, responsible=cast.hana, due=DUE)
    actions.add_action(by=by, initiative=closing, text="Ask them", owner=cast.dohyun, due=DUE)
    source = sources.add_source(by=by, workspace=cast.workspace, title="Framework Act")
    Source.objects.filter(pk=source.pk).update(re_check_by=DUE)
    Initiative.objects.update(closing_told_for=CLOSES)
    dispatch(cast.workspace.pk)
    return closing


ALL = {"challenge.due": {"hana"}, "action.due": {"dohyun"}, "source.due": {"minji"}}


def test_what_is_due_today_is_told_to_who_has_it_to_do_from_eight_in_the_morning(cast, three_due):
    assert remind(cast, MORNING - timedelta(seconds=1)) == {}
    assert remind(cast, MORNING) == ALL
    assert remind(cast, MORNING + timedelta(hours=1)) == {}
    assert remind(cast, MORNING + timedelta(days=1)) == {}


def test_each_is_told_when_it_is_morning_where_that_one_lives(cast, three_due):
    User.objects.filter(pk=cast.hana.pk).update(time_zone="America/New_York")
    assert remind(cast, MORNING).keys() == {"action.due", "source.due"}
    assert remind(cast, datetime(2026, 6, 1, 12, 0, tzinfo=UTC)) == {"challenge.due": {"hana"}}


def test_another_day_is_told_of_anew(cast, three_due):
    remind(cast, MORNING)
    Challenge.objects.update(due=DUE + timedelta(days=3))
    assert remind(cast, MORNING + timedelta(days=1)) == {}
    assert remind(cast, MORNING + timedelta(days=3)) == {"challenge.due": {"hana"}}


def test_a_day_on_which_no_beat_came_by_is_told_of_the_next_morning_once(cast, three_due):
    assert remind(cast, MORNING + timedelta(hours=23)) == {}
    assert remind(cast, MORNING + timedelta(days=1)) == ALL
    assert remind(cast, MORNING + timedelta(days=2)) == {}


def test_what_was_due_more_than_a_week_ago_is_no_reminder_any_more(cast, three_due):
    assert remind(cast, MORNING + timedelta(days=8)) == {}
    assert remind(cast, MORNING + timedelta(days=7)) == ALL


def test_a_challenge_that_nobody_handles_is_told_to_who_facilitates(cast, three_due):
    Challenge.objects.update(responsible=None)
    assert remind(cast, MORNING)["challenge.due"] == {"minji", "jiwoo"}


def test_who_facilitates_gets_a_mail_for_a_challenge_that_nobody_handles(cast, three_due):
    Challenge.objects.update(responsible=None)
    reminders.remind_due(MORNING)
    dispatch_as_of(cast)
    mail.send_due(MORNING + timedelta(days=400))
    assert KeptMail.objects.filter(to=cast.jiwoo.email, subject="The challenge AI-1#2 is due").exists()


def test_what_is_done_or_over_is_not_due(cast, three_due):
    Challenge.objects.update(status="mitigated")
    actions.finish_action(by=cast.actor(cast.dohyun), action=closing_action())
    assert remind(cast, MORNING).keys() == {"source.due"}
    Challenge.objects.update(status="unhandled")
    Initiative.objects.update(stage="closed")
    assert remind(cast, MORNING) == {}


def closing_action():
    return Initiative.objects.get().actions.get()


def test_reminders_go_out_by_mail_and_say_what_to_do(cast, three_due):
    reminders.remind_due(MORNING)
    dispatch_as_of(cast)
    mail.send_due(MORNING + timedelta(days=400))
    assert subjects() == {
        "hana": "The challenge AI-1#2 is due",
        "dohyun": "An action of AI-1 is due",
        "minji": "A source of yours is to be checked again",
    }
    said = {one.to.partition("@")[0]: (one.text, one.html) for one in KeptMail.objects.all()}
    for who, what, button in (
        ("hana", "AI-1#2 Two budgets, one summit", "Look at the challenge"),
        ("dohyun", "Ask them", "Look at the action"),
        ("minji", "Framework Act", "Check the source again"),
    ):
        text, html = said[who]
        assert what in text
        assert button in text
        assert button in html
        assert "Due Mon 1 Jun 2026." in text
        assert "because you handle it" in text


def test_who_votes_before_the_mail_leaves_gets_none(cast, closing):
    reminders.remind_due(DAY_BEFORE)
    dispatch_as_of(cast)
    vote_on_all(cast, cast.hana)
    mail.send_due(DAY_BEFORE + timedelta(days=400))
    assert subjects().keys() == {"jiwoo", "minji", "dohyun"}
    assert OutgoingMail.objects.get(person=cast.hana).reason == "done"
    text = KeptMail.objects.get(to=cast.minji.email).text
    assert "2 arguments without your vote in AI-1 · closes Mon 1 Jun 2026, 18:00 KST" in text
    assert "Vote through:\nhttp://127.0.0.1:8000/i/AI-1/vote/" in text
    assert "because you are asked" in text


def dispatch_as_of(cast):
    """As if it happened now: what is long ago is not mailed."""
    with tampering(Activity):
        Activity.objects.filter(verb__endswith="due").update(at=datetime.now(UTC))
        Activity.objects.filter(verb="initiative.closing_soon").update(at=datetime.now(UTC))
    dispatch(cast.workspace.pk)


def subjects() -> dict[str, str]:
    return {to.partition("@")[0]: subject for to, subject in KeptMail.objects.values_list("to", "subject")}


def test_the_command_reminds_and_mails_without_a_queue(cast, three_due, time_machine):
    time_machine.move_to(MORNING + timedelta(minutes=1), tick=False)
    for expected in (3, 0):
        KeptMail.objects.all().delete()
        said = StringIO()
        call_command("send_digests", only="nobody@madang.example", stdout=said)
        assert ("Reminders: action.due 1, challenge.due 1, source.due 1." in said.getvalue()) == (
            expected > 0
        )
        mail.send_due(MORNING + timedelta(minutes=1))
        assert KeptMail.objects.filter(subject__regex="(due|again)$").count() == expected


def test_a_dry_run_reminds_of_nothing(cast, three_due):
    call_command("send_digests", now=MORNING.isoformat(), dry_run=True, stdout=StringIO())
    assert not Activity.objects.filter(verb__endswith=".due").exists()
    assert remind(cast, MORNING) == ALL


def test_nobody_but_the_calendar_may_remind(cast, closing):
    assert not Actor.system("setup").system_may("initiative.closing_soon")
    assert Actor.system("calendar").system_may("challenge.due")
    with pytest.raises(NotAllowed):
        Actor.system("calendar").person  # noqa: B018


@pytest.mark.django_db(transaction=True)
def test_three_beats_at_once_tell_once(transactional_db):
    if connection.vendor == "sqlite":
        pytest.skip("one writer at a time is SQLite's own rule")
    cast = gather()
    initiative = open_initiative(cast, closes_at=CLOSES)
    argument = argue(cast, initiative, "Two budgets", kind="challenge")
    by = cast.actor(cast.minji)
    arguments.update_challenge(by=by, argument=argument, version=None, responsible=cast.hana, due=DUE)
    barrier = Barrier(3)

    def beat():
        barrier.wait()
        reminders.remind_due(MORNING)
        connections.close_all()

    threads = [Thread(target=beat) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for verb in ("initiative.closing_soon", "challenge.due"):
        assert Activity.objects.filter(verb=verb).count() == 1, verb
