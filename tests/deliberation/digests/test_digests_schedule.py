"""When a digest is due, and that each period is told once."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from accounts.models import OutgoingMail, User
from deliberation import dispatch
from deliberation.actions import digests, people, workspaces
from deliberation.digests import planning
from deliberation.models import Delivery, Edition, LedgerEntry, Subscription
from deliberation.permissions import Actor
from tests.cast import MONDAY, argue, gather, open_initiative
from tests.deliberation.test_dispatch import together

from .week import DUE, TUESDAY, WEEK, plan

MEMBERS = 5


def subscription(user) -> Subscription:
    return Subscription.objects.select_related("workspace").get(user=user)


def test_nothing_is_due_before_its_hour(cast, initiative):
    assert plan(DUE - timedelta(seconds=1)) == 0


def test_a_period_is_planned_once_however_often_the_clock_ticks(cast, initiative):
    assert plan() == MEMBERS
    for minute in range(5):
        assert plan(DUE + timedelta(minutes=minute)) == 0
    assert Edition.objects.count() == 1


def test_members_of_one_slot_share_an_edition(cast, initiative):
    plan()
    edition = Edition.objects.get()
    assert (edition.starts_at, edition.ends_at) == (DUE - WEEK, DUE)
    assert edition.deliveries.count() == MEMBERS


def test_who_joins_in_mid_week_hears_of_the_whole_week(cast, initiative):
    user = User.objects.create_user("new@madang.example", name="New")
    people.join(
        by=Actor(system_name="setup", acted_at=TUESDAY),
        workspace=cast.workspace,
        user=user,
        organisation=cast.msit,
        role="analyst",
    )
    assert plan() == MEMBERS + 1
    assert Edition.objects.count() == 1


def test_after_ten_days_of_silence_one_digest_covers_all_and_says_so(cast, initiative):
    assert plan(DUE + timedelta(days=10)) == MEMBERS
    assert set(Delivery.objects.values_list("covers_gap", flat=True)) == {True}
    assert Edition.objects.get().ends_at == DUE + WEEK


def test_every_entry_of_the_ledger_is_in_exactly_one_edition(cast, initiative, argument):
    plan()
    argue(cast, initiative, "After the first edition")
    Subscription.objects.update(through_at=DUE)
    plan(DUE + WEEK)
    first, second = Edition.objects.order_by("ends_at")
    assert (first.from_seq, first.to_seq) == (0, second.from_seq)
    assert second.to_seq == LedgerEntry.objects.count()


def test_a_new_slot_goes_on_where_the_old_one_ended(cast, initiative):
    plan()
    by = cast.actor(cast.hana, DUE + timedelta(days=1))
    digests.change_subscription(by=by, subscription=subscription(cast.hana), weekday=3)
    mine = subscription(cast.hana)
    assert (mine.through_at, mine.due_at) == (DUE, DUE + timedelta(days=3))
    plan(DUE + timedelta(days=3))
    told = Edition.objects.get(deliveries__user=cast.hana, starts_at=DUE)
    assert told.ends_at == DUE + timedelta(days=3)
    assert not Delivery.objects.get(edition=told).covers_gap


def test_who_follows_the_workspace_s_zone_moves_with_it(cast, initiative):
    plan()
    own = digests.change_subscription(
        by=cast.actor(cast.taeho, DUE), subscription=subscription(cast.taeho), time_zone="Asia/Seoul"
    )
    wednesday = DUE + timedelta(days=2)
    workspaces.change_workspace(
        by=cast.actor(cast.jiwoo, wednesday), workspace=cast.workspace, time_zone="Europe/Berlin"
    )
    in_berlin = DUE + WEEK + timedelta(hours=7)
    mine = subscription(cast.hana)
    assert (mine.through_at, mine.due_at) == (DUE, in_berlin)
    assert subscription(cast.taeho).due_at == own.due_at == DUE + WEEK
    assert plan(DUE + WEEK) == 1
    assert plan(in_berlin) == MEMBERS - 1
    told = Edition.objects.get(deliveries__user=cast.hana, starts_at=DUE)
    assert told.ends_at == in_berlin


def test_who_switched_it_off_stays_off_when_the_zone_changes(cast, initiative):
    digests.unsubscribe(subscription=subscription(cast.hana))
    workspaces.change_workspace(
        by=cast.actor(cast.jiwoo, TUESDAY), workspace=cast.workspace, time_zone="Europe/Berlin"
    )
    assert subscription(cast.hana).due_at is None


def test_what_is_due_at_no_instant_of_its_slot_is_told_all_the_same(cast, initiative):
    """As when the clocks of a zone are settled otherwise between two editions."""
    told, due = TUESDAY + timedelta(hours=9), TUESDAY + timedelta(hours=12)
    Subscription.objects.update(through_at=told, due_at=due)
    assert plan(due) == MEMBERS
    edition = Edition.objects.get()
    assert (edition.starts_at, edition.ends_at) == (told, due)
    assert set(Subscription.objects.values_list("due_at", flat=True)) == {DUE}


def test_who_switched_it_off_is_not_planned_and_begins_anew_later(cast, initiative):
    digests.unsubscribe(subscription=subscription(cast.hana))
    assert plan() == MEMBERS - 1
    later = DUE + timedelta(days=100)
    by = cast.actor(cast.hana, later)
    digests.change_subscription(by=by, subscription=subscription(cast.hana), cadence="weekly")
    mine = subscription(cast.hana)
    assert mine.through_at > later - WEEK
    assert mine.due_at > later


def test_who_has_left_is_not_planned(cast, initiative):
    people.end_membership(by=cast.actor(cast.hana), membership=cast.hana.memberships.get())
    assert plan() == MEMBERS - 1
    assert subscription(cast.hana).through_at == DUE


@pytest.mark.parametrize(
    ("zone", "changes"),
    [
        ("Europe/Berlin", datetime(2026, 10, 24, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 3, 28, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 10, 31, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 10, 3, tzinfo=UTC)),
    ],
)
@pytest.mark.parametrize("hour", [2, 8])
def test_each_day_around_a_change_of_clocks_is_told_once(cast, initiative, zone, changes, hour):
    Subscription.objects.exclude(user=cast.hana).delete()
    Subscription.objects.update(through_at=changes, due_at=None, cadence="off")
    by = cast.actor(cast.hana, changes)
    mine = digests.change_subscription(
        by=by, subscription=subscription(cast.hana), cadence="daily", hour=hour, time_zone=zone
    )
    for tick in range(4 * 24):
        plan(changes + timedelta(hours=tick))
    editions = list(Edition.objects.order_by("ends_at"))
    assert len(editions) in (3, 4)
    days = [edition.ends_at.astimezone(ZoneInfo(zone)).date() for edition in editions]
    assert len(set(days)) == len(days)
    for before, after in pairwise(editions):
        assert before.ends_at == after.starts_at
    assert mine.through_at <= editions[0].starts_at


def test_week_53_is_a_week_like_any_other(cast, initiative):
    Subscription.objects.update(
        through_at=datetime(2026, 12, 27, 23, tzinfo=UTC), due_at=datetime(2027, 1, 3, 23, tzinfo=UTC)
    )
    assert plan(datetime(2027, 1, 4, tzinfo=UTC)) == MEMBERS
    edition = Edition.objects.get()
    assert edition.starts_at.isocalendar().week == 52  # in UTC; in Seoul it is Monday of week 53
    assert edition.starts_at.astimezone(ZoneInfo("Asia/Seoul")).isocalendar()[:2] == (2026, 53)


@pytest.mark.django_db(transaction=True)
def test_three_planners_at_once_plan_each_person_once(transactional_db):
    if connection.vendor == "sqlite":
        pytest.skip("one writer at a time is SQLite's own rule")
    cast = gather()
    open_initiative(cast)
    together(lambda: plan(), times=3)
    assert Edition.objects.count() == 1
    assert OutgoingMail.objects.count() == Delivery.objects.count() == MEMBERS


def test_a_planner_that_dies_has_planned_nothing(cast, initiative, monkeypatch):
    monkeypatch.setattr(planning, "_advance", killed)
    with pytest.raises(KeyboardInterrupt):
        plan()
    assert not OutgoingMail.objects.exists()
    assert not Edition.objects.exists()
    monkeypatch.undo()
    assert plan() == MEMBERS


def killed(*_args, **_kwargs):
    raise KeyboardInterrupt


def test_the_ledger_is_numbered_before_the_period_is_cut(cast, initiative, argument):
    dispatch.number(cast.workspace.pk)
    argue(cast, initiative, "Said before the hour, not numbered yet")
    plan()
    assert Edition.objects.get().to_seq == LedgerEntry.objects.count()
    assert MONDAY < DUE
