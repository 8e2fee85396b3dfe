"""Events, through both doors where a door decides; what moves with them, and who is reminded."""

from datetime import UTC, date, datetime, timedelta

import pytest

from accounts.models import Workspace
from deliberation import deadlines as calendar
from deliberation import integrity, todo
from deliberation.actions import deadlines, events, people, pledges, preparations, reminders
from deliberation.errors import Invalid, NotNow, Stale
from deliberation.models import Activity, Deadline, Event, PledgeChange, Preparation
from deliberation.models.usual_deadlines import USUAL
from tests.cast import MONDAY
from tests.doors import DONE, DOORS
from tests.tampering import tampering

SUMMER = date(2027, 3, 31)


@pytest.fixture
def event(cast):
    return events.add_event(
        by=cast.actor(cast.hana, MONDAY),
        workspace=cast.workspace,
        kind="summit",
        title="A summit",
        starts_on=SUMMER,
    )


@pytest.fixture
def bid(cast):
    return events.add_event(
        by=cast.actor(cast.hana, MONDAY),
        workspace=cast.workspace,
        kind="bid",
        title="To host the forum",
        starts_on=SUMMER,
        votes_needed=2,
    )


@pytest.fixture(params=DOORS)
def door(request, cast):
    found = DOORS[request.param]()
    found.enter(cast.hana)
    return found


def by_hana(cast):
    return cast.actor(cast.hana, MONDAY)


def add(cast, event, **fields):
    rule = {} if "due" in fields else {"offset": 1, "unit": "months"}
    return deadlines.add_deadline(by=by_hana(cast), event=event, **{"name": "Invite", **rule, **fields})


def test_an_event_of_which_no_zone_is_said_is_in_that_of_its_workspace(cast, event):
    cast.workspace.time_zone = "Asia/Seoul"
    cast.workspace.save()
    events.edit_event(by=by_hana(cast), event=event, version=None, time_zone="Europe/Paris")
    edited = events.edit_event(by=by_hana(cast), event=event, version=None, time_zone="")
    assert edited.time_zone == "Asia/Seoul"


def test_a_rule_is_counted_back_from_the_day_and_keeps_to_its_month(cast, event):
    assert add(cast, event).due == date(2027, 2, 28)


def test_when_the_event_moves_its_chain_moves_and_what_hangs_on_it(cast, event):
    counted, fixed = add(cast, event), add(cast, event, name="Vote", due=date(2027, 1, 8))
    met = deadlines.add_deadline(by=by_hana(cast), event=event, name="Announce", offset=6, unit="months")
    deadlines.edit_deadline(by=by_hana(cast), deadline=met, version=1, done_on=date(2026, 5, 4))
    thing = preparations.add_preparation(
        by=by_hana(cast), event=event, area="venue", text="Print cards", deadline=counted
    )
    events.edit_event(by=by_hana(cast), event=event, version=1, starts_on=date(2027, 6, 30))
    days = {row.pk: row.due for row in Deadline.objects.all()}
    assert days == {counted.pk: date(2027, 5, 30), fixed.pk: date(2027, 1, 8), met.pk: date(2026, 9, 30)}
    thing.refresh_from_db()
    assert (thing.due, thing.version) == (date(2027, 5, 30), 2)


def test_what_is_not_met_after_all_is_due_where_its_event_is_by_now(cast, event):
    deadline = add(cast, event)
    deadlines.edit_deadline(by=by_hana(cast), deadline=deadline, version=1, done_on=date(2026, 5, 4))
    events.edit_event(by=by_hana(cast), event=event, version=1, starts_on=date(2027, 6, 30))
    again = deadlines.edit_deadline(by=by_hana(cast), deadline=deadline, version=None, done_on=None)
    assert (again.due, again.done_on) == (date(2027, 5, 30), None)


def test_check_integrity_finds_a_chain_that_was_left_behind(cast, event, bid):
    deadline = add(cast, event)
    preparations.add_preparation(
        by=by_hana(cast), event=event, area="venue", text="Print cards", deadline=deadline
    )
    pledges.record_pledge(by=by_hana(cast), event=bid, country="NZ", state="asked")
    assert list(integrity.faults()) == []
    with tampering(Event):
        Event.objects.filter(pk=event.pk).update(starts_on=date(2027, 6, 30))
        Preparation.objects.update(due=date(2027, 1, 1))
        PledgeChange.objects.update(after="written")
    told = {fault.what for fault in integrity.faults()}
    assert told == {
        "is not where its rule leads",
        "is not due with its deadline",
        "is not what was last said",
    }


def test_a_deadline_has_a_rule_or_a_day(door, event):
    assert door.add_deadline(event, name="Both", offset=1, unit="weeks", due="2027-01-01") == 422
    assert door.add_deadline(event, name="Neither") == 422
    assert door.add_deadline(event, name="Half a rule", offset=1) == 422
    assert door.add_deadline(event, name="A day", due="2027-01-01") == DONE


def test_a_day_takes_the_place_of_a_rule_and_a_rule_that_of_a_day(door, cast, event):
    deadline = add(cast, event)
    assert door.edit_deadline(deadline, due="2027-01-15") == DONE
    deadline.refresh_from_db()
    assert (deadline.offset, deadline.unit, deadline.due) == (None, "", date(2027, 1, 15))
    kept = {"due": "2027-01-15"} if door.absent_workspace == 404 else {}  # a form sends what it was given
    assert door.edit_deadline(deadline, version=deadline.version, offset=2, unit="weeks", **kept) == DONE
    deadline.refresh_from_db()
    assert deadline.due == date(2027, 3, 17)


def test_usual_deadlines_are_taken_once_and_those_that_are_past_left_out(door, cast, event):
    soon = events.add_event(
        by=by_hana(cast),
        workspace=cast.workspace,
        kind="summit",
        title="Next month",
        starts_on=datetime.now(UTC).date() + timedelta(days=30),
    )
    for one in (event, event, soon):
        assert door.take_chain(one) == DONE
    assert 0 < soon.deadlines.count() < len(USUAL["summit"])
    taken = deadlines.take_chain(by=by_hana(cast), event=event)  # at MONDAY more of them are to come
    assert event.deadlines.count() <= len(USUAL["summit"])
    assert len({row.name for row in event.deadlines.all()}) == event.deadlines.count()
    assert not deadlines.take_chain(by=by_hana(cast), event=event)
    assert all(row.due >= MONDAY.date() for row in taken)


def test_the_usual_deadlines_are_named_in_the_language_of_the_workspace(cast, event):
    Workspace.objects.filter(pk=cast.workspace.pk).update(language="ko")
    names = [row.name for row in deadlines.take_chain(by=by_hana(cast), event=event)]
    assert "초청장 발송" in names


def test_a_removed_deadline_leaves_what_hung_on_it_with_its_day(cast, event):
    deadline = add(cast, event)
    thing = preparations.add_preparation(
        by=by_hana(cast), event=event, area="venue", text="Print cards", deadline=deadline
    )
    deadlines.remove_deadline(by=by_hana(cast), deadline=deadline)
    thing.refresh_from_db()
    assert (thing.deadline, thing.due) == (None, date(2027, 2, 28))


def test_a_day_of_its_own_takes_something_off_its_deadline(cast, event):
    thing = preparations.add_preparation(
        by=by_hana(cast), event=event, area="venue", text="Print cards", deadline=add(cast, event)
    )
    changed = preparations.edit_preparation(
        by=by_hana(cast), preparation=thing, version=1, due=date(2027, 3, 1)
    )
    assert (changed.deadline, changed.due) == (None, date(2027, 3, 1))


def test_a_deadline_of_another_event_is_refused(cast, event, bid):
    with pytest.raises(Invalid):
        preparations.add_preparation(
            by=by_hana(cast), event=bid, area="venue", text="Print cards", deadline=add(cast, event)
        )


def test_what_an_observer_or_a_stranger_would_do_is_refused(cast, event):
    for who in (cast.taeho, cast.ben, cast.yuna):
        with pytest.raises(Invalid):
            add(cast, event, owner=who)


def test_only_bids_and_candidacies_count_votes_or_are_won(cast, event):
    for wrong in ({"votes_needed": 3}, {"state": "won"}, {"ends_on": date(2027, 3, 1)}, {"title": " "}):
        with pytest.raises(Invalid):
            events.edit_event(by=by_hana(cast), event=event, version=1, **wrong)
    with pytest.raises(NotNow):
        pledges.record_pledge(by=by_hana(cast), event=event, country="BR", state="asked")


def test_a_country_pledges_once_and_what_it_said_before_is_kept(door, cast, bid):
    assert door.record_pledge(bid, "BR", "asked") == DONE
    assert door.record_pledge(bid, "BR", "written") == DONE
    assert door.record_pledge(bid, "BR", "written") == DONE
    assert door.record_pledge(bid, "XX", "asked") == 422
    pledge = bid.pledges.get()
    history = [(row.before, row.after) for row in PledgeChange.objects.filter(pledge=pledge)]
    assert history == [("", "asked"), ("asked", "written")]
    assert (
        door.edit_event(bid, kind="summit", votes_needed="" if door.absent_workspace == 404 else None) == 409
    )


def test_an_event_that_is_over_takes_nothing_new(door, cast, bid):
    pledge = pledges.record_pledge(by=by_hana(cast), event=bid, country="NZ", state="asked")
    deadline = add(cast, bid)
    events.edit_event(by=by_hana(cast), event=bid, version=1, state="won")
    assert door.record_pledge(bid) == 409
    assert door.add_deadline(bid) == 409
    assert door.edit_deadline(deadline) == 409
    assert door.add_preparation(bid) == 409
    assert door.take_chain(bid) == 409
    assert bid.pledges.get() == pledge


def test_who_saw_an_earlier_version_is_told_so(cast, event):
    events.edit_event(by=by_hana(cast), event=event, version=1, title="A summit of two")
    with pytest.raises(Stale):
        events.edit_event(by=by_hana(cast), event=event, version=1, title="Another")


def test_nobody_sees_events_while_the_workspace_keeps_none(door, cast, event):
    Workspace.objects.filter(pk=cast.workspace.pk).update(keeps_events=False)
    pages = (f"/w/AI/events/{event.pk}/", "/w/AI/events/", "/w/AI/events/new/")
    for path in (
        pages if door.absent_workspace == 404 else (f"events/{event.pk}", f"events/{event.pk}/deadlines")
    ):
        assert door.get(path) == 404
    assert door.edit_event(event) == 404
    assert door.add_event() == door.absent_workspace
    assert not Event.objects.visible_to(cast.jiwoo)
    assert not todo.of(cast.hana, MONDAY)


def test_who_took_something_has_it_to_do_until_it_is_done(cast, event):
    deadline = add(cast, event, owner=cast.dohyun)
    thing = preparations.add_preparation(
        by=by_hana(cast), event=event, area="venue", text="Print cards", owner=cast.dohyun
    )
    codes = {(doing.code, doing.due) for doing in todo.of(cast.dohyun, MONDAY)}
    assert codes == {("deadline", date(2027, 2, 28)), ("preparation", None)}
    by = cast.actor(cast.dohyun, MONDAY)
    deadlines.edit_deadline(by=by, deadline=deadline, version=1, done_on=MONDAY.date())
    preparations.edit_preparation(by=by, preparation=thing, version=1, state="done")
    assert not todo.of(cast.dohyun, MONDAY)


def test_an_owner_is_reminded_once_a_day_and_anew_when_the_event_moves(cast, event):
    deadline = deadlines.add_deadline(
        by=by_hana(cast), event=event, name="Begin", offset=0, unit="days", owner=cast.dohyun
    )
    morning = datetime(2027, 3, 31, 0, tzinfo=UTC)
    for at in (morning - timedelta(days=1), morning, morning):
        reminders.remind_due(at)
    assert Activity.objects.filter(verb="deadline.due", subject_id=deadline.pk).count() == 1
    events.edit_event(by=by_hana(cast), event=event, version=1, starts_on=date(2027, 4, 7))
    reminders.remind_due(morning + timedelta(days=7))
    assert Activity.objects.filter(verb="deadline.due", subject_id=deadline.pk).count() == 2


def test_who_leaves_leaves_it_to_nobody(cast, event):
    deadline = add(cast, event, owner=cast.dohyun)
    thing = preparations.add_preparation(
        by=by_hana(cast), event=event, area="venue", text="Print cards", owner=cast.dohyun
    )
    member = cast.workspace.memberships.get(user=cast.dohyun)
    people.end_membership(by=cast.actor(cast.jiwoo, MONDAY), membership=member)
    assert Deadline.objects.get(pk=deadline.pk).owner is None
    assert Preparation.objects.get(pk=thing.pk).owner is None


def test_calendars_hold_the_event_its_open_deadlines_and_ones_own_things(cast, event):
    add(cast, event)
    for owner in (cast.hana, cast.dohyun):
        preparations.add_preparation(
            by=by_hana(cast), event=event, area="venue", text="Print", owner=owner, due=SUMMER
        )
    kinds = [one.kind for one in calendar.in_workspace(cast.workspace, cast.hana)]
    assert kinds == ["deadline", "event", "preparation"]
    assert calendar.of_member(cast.hana) == calendar.in_workspace(cast.workspace, cast.hana)
