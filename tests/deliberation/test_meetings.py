from datetime import timedelta

import pytest

from accounts.models import OutgoingMail, Workspace
from deliberation import deadlines, dispatch, todo
from deliberation.actions import agenda, arguments, bodies, initiatives, meetings, minutes, sources
from deliberation.deadlines import ics
from deliberation.errors import Invalid, NotAllowed, NotFound, NotNow
from deliberation.models import AgendaItem, Commitment, Meeting, Notification, Seat, Tally
from deliberation.notifications.notices import BESIDE, notices_of
from tests.cast import MONDAY, argue, draft_initiative
from tests.scene import set_scene
from tests.table import held_meeting, meeting_of, table_of

DAY = timedelta(days=1)


@pytest.fixture
def table(cast):
    return table_of(cast)


@pytest.fixture
def meeting(cast, table):
    return meeting_of(cast, table)


@pytest.fixture
def held(cast, initiative):
    return held_meeting(cast, initiative)


def by(cast, who="hana", at=None):
    return cast.actor(getattr(cast, who), at)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def write(cast, held, text="Both ministries report in June", **fields):
    return minutes.add_line(by=by(cast), item=held.items.first(), text=text, **fields)


def todo_of(user, code, now=MONDAY):
    return [doing.title for doing in todo.of(user, now) if doing.code == code]


def test_a_seat_is_for_the_organisation_that_its_member_speaks_in(cast, table):
    assert {(seat.user, seat.organisation) for seat in table.seats.all()} == {
        (cast.jiwoo, cast.mofa),
        (cast.hana, cast.msit),
    }
    again = bodies.give_seat(by=by(cast, "minji"), body=table, user=cast.hana, part=Seat.Part.CHAIR)
    assert (again.part, table.seats.count()) == (Seat.Part.CHAIR, 2)


@pytest.mark.parametrize("who", ["ben", "yuna"])
def test_only_active_members_have_a_seat(cast, table, who):
    with pytest.raises(Invalid):
        bodies.give_seat(by=by(cast, "minji"), body=table, user=getattr(cast, who))


def test_a_body_never_stands_below_itself(cast, table):
    below = bodies.add_body(
        by=by(cast, "minji"), workspace=cast.workspace, name_en="Working level", parent=table
    )
    with pytest.raises(Invalid) as refusal:
        bodies.edit_body(by=by(cast, "minji"), body=table, version=None, parent=below)
    assert refusal.value.faults[0].code == "circular"


def test_two_bodies_that_were_read_apart_are_not_put_below_each_other(cast, table):
    other = bodies.add_body(by=by(cast, "minji"), workspace=cast.workspace, name_en="Working level")
    bodies.edit_body(by=by(cast, "minji"), body=table, version=None, parent=other)
    with pytest.raises(Invalid) as refusal:
        bodies.edit_body(by=by(cast, "minji"), body=other, version=None, parent=table)
    assert refusal.value.faults[0].code == "circular"


def test_where_meetings_are_not_kept_there_are_no_bodies(cast, table):
    cast.workspace.keeps_meetings = False
    cast.workspace.save()
    with pytest.raises(NotFound):
        bodies.add_body(by=by(cast, "minji"), workspace=cast.workspace, name_en="Another")
    assert not type(table).objects.visible_to(cast.minji).exists()


def test_a_notice_says_nothing_of_what_is_not_kept_any_more(cast, table):
    bodies.give_seat(by=by(cast, "minji"), body=table, user=cast.dohyun)
    dispatch.dispatch(cast.workspace.pk)
    rows = Notification.objects.filter(activity__verb="body.seated", user=cast.dohyun).select_related(*BESIDE)
    assert [notice.title for notice in notices_of(rows)] == [table.name_en]
    Workspace.objects.update(keeps_meetings=False)
    assert [notice.title for notice in notices_of(rows)] == [cast.workspace.name]


def test_a_body_that_meets_no_more_plans_nothing(cast, table):
    bodies.edit_body(by=by(cast, "minji"), body=table, version=None, is_ended=True)
    with pytest.raises(NotNow):
        meeting_of(cast, fresh(table))


def test_meetings_are_numbered_in_their_body(cast, table):
    assert [meeting_of(cast, table).number, meeting_of(cast, table).number] == [1, 2]


def test_it_ends_after_it_begins(cast, meeting):
    with pytest.raises(Invalid) as refusal:
        meetings.edit_meeting(by=by(cast), meeting=meeting, version=1, ends_at=meeting.starts_at)
    assert refusal.value.faults[0].field == "ends_at"


def test_a_title_that_lacks_and_an_end_before_the_beginning_are_told_at_once(cast, table, meeting):
    faulty = {"title": " ", "ends_at": meeting.starts_at - DAY}
    with pytest.raises(Invalid) as planned:
        meetings.plan_meeting(by=by(cast), body=table, starts_at=meeting.starts_at, **faulty)
    with pytest.raises(Invalid) as edited:
        meetings.edit_meeting(by=by(cast), meeting=meeting, version=None, **faulty)
    for refused in (planned, edited):
        assert [one.field for one in refused.value.faults] == ["title", "ends_at"]


def test_the_agenda_is_drawn_from_what_asks_for_it_and_only_once(
    cast, initiative, argument, challenge, meeting
):
    Tally.objects.filter(argument=argument).update(label="divided")
    stale = sources.add_source(
        by=by(cast), workspace=cast.workspace, title="Old figures", re_check_by=MONDAY.date()
    )
    drawn = agenda.draw_agenda(by=by(cast), meeting=meeting)
    assert [(one.origin, one.argument_id or one.source_id) for one in drawn] == [
        ("divided", argument.pk),
        ("challenge", challenge.pk),
        ("source", stale.pk),
    ]
    agenda.edit_item(by=by(cast), item=drawn[0], version=None, state="dropped")
    assert agenda.draw_agenda(by=by(cast), meeting=meeting) == []


def test_a_late_commitment_asks_for_the_body_as_long_as_agreements_are_kept(cast):
    scene = set_scene(cast)
    Commitment.objects.update(due=(MONDAY - DAY).date(), progress=0)
    drawn = agenda.draw_agenda(by=by(cast, at=MONDAY), meeting=scene.table.coming)
    (item,) = (one for one in drawn if one.origin == "commitment")
    assert fresh(item).said == scene.commitment.deliverable
    type(cast.workspace).objects.update(keeps_agreements=False)
    assert fresh(item).said == ""


def test_sealed_results_put_nothing_on_an_agenda(cast, meeting):
    secret = draft_initiative(cast, results="at_close")
    secret = initiatives.change_stage(
        by=by(cast, "minji", MONDAY), initiative=secret, to="open", closes_at=MONDAY + 900 * DAY
    )
    argument = argue(cast, secret, "Two voices")
    Tally.objects.filter(argument=argument).update(label="divided")
    assert agenda.draw_agenda(by=by(cast), meeting=meeting) == []


def test_what_is_about_an_initiative_is_seen_by_its_readers_alone(cast, meeting):
    draft = draft_initiative(cast)
    item = agenda.add_item(by=by(cast, "minji"), meeting=meeting, text="What we plan", initiative=draft)
    assert not AgendaItem.objects.visible_to(cast.hana).exists()
    assert AgendaItem.objects.visible_to(cast.minji).get() == item


def test_what_members_propose_stands_when_the_secretary_accepts_it(cast, meeting):
    item = agenda.add_item(by=by(cast, "dohyun"), meeting=meeting, text="Budget")
    assert item.state == "proposed"
    with pytest.raises(NotAllowed):
        agenda.edit_item(by=by(cast, "dohyun"), item=item, version=None, state="accepted")
    agenda.edit_item(by=by(cast), item=item, version=1, state="accepted")
    agenda.edit_item(by=by(cast, "dohyun"), item=item, version=2, text="Budget")
    assert fresh(item).state == "accepted"


def test_other_words_for_what_was_accepted_are_only_proposed_but_by_who_runs_the_meeting(cast, meeting):
    item = agenda.add_item(by=by(cast, "dohyun"), meeting=meeting, text="Budget")
    agenda.edit_item(by=by(cast), item=item, version=1, state="accepted")
    agenda.edit_item(by=by(cast), item=item, version=2, text="A budget")
    assert fresh(item).state == "accepted"
    agenda.edit_item(by=by(cast, "dohyun"), item=item, version=3, text="Another budget")
    assert (fresh(item).state, fresh(item).text) == ("proposed", "Another budget")


def test_items_move_among_those_that_stand(cast, meeting):
    first, second, third = (
        agenda.add_item(by=by(cast), meeting=meeting, text=text) for text in ("One", "Two", "Three")
    )
    agenda.edit_item(by=by(cast), item=second, version=None, state="dropped")
    agenda.move_item(by=by(cast), item=third, place=1)
    assert list(meeting.items.standing()) == [third, first]


def test_a_locked_agenda_is_sent_to_every_seat_with_its_calendar_entry(cast, meeting):
    cast_now = by(cast)
    agenda.add_item(by=cast_now, meeting=meeting, text="Budget")
    late = agenda.add_item(by=by(cast, "dohyun"), meeting=meeting, text="Never accepted")
    meetings.lock_agenda(by=cast_now, meeting=meeting)
    dispatch.dispatch(cast.workspace.pk)
    told = Notification.objects.get(activity__verb="meeting.agenda_locked")
    assert (told.user, told.reason, fresh(late).state) == (cast.jiwoo, "seated", "dropped")
    assert OutgoingMail.objects.filter(key=f"notice:{told.pk}").exists()
    with pytest.raises(NotNow):
        agenda.edit_item(by=cast_now, item=late, version=None, text="Too late")


def test_an_empty_agenda_is_not_sent(cast, meeting):
    with pytest.raises(NotNow) as refusal:
        meetings.lock_agenda(by=by(cast), meeting=meeting)
    assert refusal.value.code == "empty_agenda"


def test_a_meeting_is_not_held_before_it_begins(cast, meeting):
    agenda.add_item(by=by(cast), meeting=meeting, text="Budget")
    meetings.lock_agenda(by=by(cast), meeting=meeting)
    with pytest.raises(NotNow) as refusal:
        meetings.record_attendance(by=by(cast, at=MONDAY - DAY), meeting=meeting, attendance=[])
    assert refusal.value.code == "not_begun"


def test_whoever_runs_a_meeting_that_is_near_has_its_agenda_to_prepare(cast, table, meeting):
    before = meeting.starts_at - DAY
    assert todo_of(cast.hana, "agenda", before) == todo_of(cast.jiwoo, "agenda", before) == [meeting.title]
    assert todo_of(cast.minji, "agenda", before) == []
    assert todo_of(cast.hana, "agenda", before - 30 * DAY) == []
    meetings.cancel_meeting(by=by(cast), meeting=meeting)
    assert todo_of(cast.hana, "agenda", before) == []


def test_a_calendar_holds_the_meeting_and_says_when_it_is_off(cast, meeting):
    assert b"STATUS:CONFIRMED" in ics.write(
        deadlines.in_workspace(cast.workspace, cast.taeho), name="", base=""
    )
    meetings.cancel_meeting(by=by(cast), meeting=meeting)
    written = ics.write(deadlines.of_member(cast.taeho), name="", base="")
    assert b"STATUS:CANCELLED" in written
    assert b"SUMMARY:Meeting: First meeting" in written


def test_a_withdrawn_argument_stays_on_the_agenda_a_hidden_one_loses_its_words(cast, argument, held, meeting):
    Tally.objects.filter(argument=argument).update(label="divided")
    (item,) = agenda.draw_agenda(by=by(cast), meeting=meeting)
    assert fresh(item).said == argument.claim
    arguments.withdraw_argument(by=by(cast), argument=argument)
    assert fresh(item).said == argument.claim
    type(argument).objects.filter(pk=argument.pk).update(
        hidden_at=MONDAY, hidden_by=cast.minji, hidden_reason="Off topic"
    )
    assert fresh(item).said == ""


def test_states_are_told_as_facts(cast, held):
    assert (held.is_minuted, held.is_coming, list(Meeting.objects.coming(MONDAY - 9 * DAY))) == (
        True,
        False,
        [],
    )
