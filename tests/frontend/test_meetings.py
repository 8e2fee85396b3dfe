"""The pages of meetings, from an empty agenda to approved minutes, without JavaScript."""

from io import BytesIO

import pytest
from docx import Document
from lxml import html

from accounts.models import Membership
from deliberation.actions import agenda, meetings, minutes
from deliberation.models import Action, Meeting
from tests.cast import MONDAY
from tests.frontend.pages import text_of
from tests.table import held_meeting, lay_table, meeting_of, table_of


def enter(client, who):
    client.force_login(who)
    return client


@pytest.fixture
def laid(cast, initiative):
    return lay_table(cast, initiative)


def page(client, meeting, part=""):
    return client.get(f"/w/AI/meetings/{meeting.pk}/{part}")


def note(cast, meeting, there):
    meetings.record_attendance(by=cast.actor(cast.hana), meeting=meeting, attendance=there.items())


def attendance_of(meeting):
    return {row.organisation: row.state for row in meeting.attendances.all()}


def test_a_body_without_meetings_says_what_comes_next(client, cast):
    body = table_of(cast)
    shown = text_of(enter(client, cast.hana).get(f"/w/AI/bodies/{body.pk}/"))
    assert "No meeting is planned yet." in shown
    assert "Plan a meeting" in shown
    assert "Give somebody a seat" not in shown  # that is for who facilitates


def test_a_time_is_typed_in_the_zone_of_the_workspace(client, cast):
    body = table_of(cast)
    data = {"title": "Spring", "starts_at": "2026-05-04T09:00", "ends_at": "2026-05-04T11:00"}
    enter(client, cast.hana).post(f"/w/AI/bodies/{body.pk}/meetings/", data)
    meeting = Meeting.objects.get()
    assert meeting.starts_at == MONDAY
    assert 'value="2026-05-04T09:00"' in page(client, meeting, "edit/").content.decode()


def test_everything_wrong_with_a_meeting_is_told_at_once_and_nothing_is_lost(client, cast):
    body = table_of(cast)
    data = {"title": " ", "starts_at": "2026-05-04T09:00", "ends_at": "never", "place": "Annex"}
    answer = enter(client, cast.hana).post(f"/w/AI/bodies/{body.pk}/meetings/", data)
    shown = answer.content.decode()
    assert (answer.status_code, shown.count("field__fault"), 'value="Annex"' in shown) == (422, 2, True)


def test_what_is_proposed_is_put_on_the_agenda_by_a_button(client, cast, challenge):
    meeting = meeting_of(cast, table_of(cast))
    enter(client, cast.hana).post(f"/w/AI/meetings/{meeting.pk}/agenda/draw/")
    item = meeting.items.get()
    assert challenge.claim in text_of(page(client, meeting))
    client.post(f"/w/AI/meetings/{meeting.pk}/agenda/{item.pk}/settle/", {"to": "accepted"})
    assert "Settle the agenda and send it" in text_of(page(client, meeting))
    assert "Settle the agenda and send it" not in text_of(page(enter(client, cast.taeho), meeting))


def test_the_attendance_sent_as_the_page_shows_it_loses_no_guest(client, cast, laid):
    noted = {cast.mofa: "present", cast.msit: "excused", cast.trade: "online"}
    note(cast, laid.minuted, noted)
    shown = html.fromstring(page(enter(client, cast.hana), laid.minuted).content)
    form = next(one for one in shown.forms if one.action.endswith("/attendance/"))
    sent = dict(form.form_values())
    client.post(form.action, sent)
    assert attendance_of(laid.minuted) == noted
    client.post(form.action, sent | {f"organisation-{cast.trade.pk}": ""})
    assert cast.trade not in attendance_of(laid.minuted)


def test_a_guest_noted_after_the_page_was_shown_stays(client, cast, laid):
    note(cast, laid.minuted, {cast.trade: "online"})
    seen = {f"organisation-{cast.mofa.pk}": "present", f"organisation-{cast.msit.pk}": ""}
    enter(client, cast.hana).post(f"/w/AI/meetings/{laid.minuted.pk}/attendance/", seen)
    assert attendance_of(laid.minuted) == {cast.mofa: "present", cast.trade: "online"}


def test_a_line_turned_into_an_action_leads_there_and_back(client, cast, laid):
    turn = f"/w/AI/meetings/{laid.minuted.pk}/minutes/{laid.line.pk}/turn/"
    data = {"into": "action", "words": "Report in June", "owner": cast.dohyun.pk}
    enter(client, cast.hana).post(turn, data)
    action = Action.objects.get()
    assert f"/i/AI-1/actions/#action-{action.pk}" in page(client, laid.minuted).content.decode()
    back = f"/w/AI/minutes/{laid.line.pk}/"
    assert back in client.get("/i/AI-1/actions/").content.decode()
    assert client.get(back)["Location"].endswith(f"/w/AI/meetings/{laid.minuted.pk}/#line-{laid.line.pk}")


def test_a_comment_and_a_decision_lead_back_to_their_lines(client, cast, initiative, laid):
    hana = cast.actor(cast.hana)
    minutes.turn_line(by=hana, line=laid.line, into="comment")
    settled = minutes.add_line(by=hana, item=laid.line.item, text="A <b>common</b> list", kind="decision")
    enter(client, cast.taeho)
    back = f'<a href="/w/AI/minutes/{laid.line.pk}/">from the minutes of a meeting</a>'
    assert back in client.get("/i/AI-1/discussion/").content.decode()
    shown = client.get("/i/AI-1/decision/").content.decode()
    assert f'<a href="/w/AI/minutes/{settled.pk}/">First meeting</a>' in shown
    assert "A &lt;b&gt;common&lt;/b&gt; list" in shown
    type(cast.workspace).objects.update(keeps_meetings=False)
    assert "/w/AI/minutes/" not in client.get("/i/AI-1/discussion/").content.decode()
    assert "/w/AI/minutes/" not in client.get("/i/AI-1/decision/").content.decode()


def test_a_line_that_cannot_be_turned_keeps_what_was_typed(client, cast, laid):
    turn = f"/w/AI/meetings/{laid.minuted.pk}/minutes/{laid.line.pk}/turn/"
    answer = enter(client, cast.hana).post(turn, {"into": "action", "words": "By whom?", "owner": ""})
    assert answer.status_code == 422
    assert "Choose who does it." in text_of(answer)
    assert "By whom?" in answer.content.decode()


def test_a_decision_of_the_minutes_leads_to_where_it_is_proposed(client, cast, laid):
    minutes.edit_line(by=cast.actor(cast.hana), line=laid.line, version=1, kind="decision")
    assert 'href="/i/AI-1/decision/"' in page(enter(client, cast.taeho), laid.minuted).content.decode()


def test_a_speaker_is_asked_and_a_refusal_without_a_reason_is_told_in_place(client, cast, laid):
    word = f"/w/AI/meetings/{laid.proposed.pk}/minutes/word/"
    assert "Approve the minutes" in text_of(page(enter(client, cast.jiwoo), laid.proposed))
    answer = client.post(word, {"agreed": "no", "reason": "", "version": laid.proposed.version})
    assert (answer.status_code, "Please write something here." in text_of(answer)) == (422, True)
    client.post(word, {"agreed": "no", "reason": "June is too early", "version": laid.proposed.version})
    shown = text_of(page(client, laid.proposed))
    assert "June is too early" in shown
    assert "Approve the minutes" not in shown


def test_the_page_shows_who_stands_in_and_whom_nobody_speaks_for(client, cast, laid):
    Membership.objects.filter(user=cast.hana).update(speaks_for=False)
    some = text_of(page(enter(client, cast.minji), laid.proposed))
    assert "Ministry of Science and ICT nobody speaks for it" in some
    assert "Approve the minutes" not in some
    Membership.objects.filter(user=cast.jiwoo).update(speaks_for=False)
    assert "The facilitator is asked" in text_of(page(enter(client, cast.hana), laid.proposed))
    assert "and so a facilitator answers." in text_of(page(enter(client, cast.minji), laid.proposed))
    client.post(f"/w/AI/meetings/{laid.proposed.pk}/minutes/word/", {"agreed": "yes", "reason": ""})
    shown = text_of(page(client, laid.proposed))
    assert "The facilitator Minji" in shown
    assert "nobody speaks for it" not in shown


def test_what_is_about_a_draft_is_a_gap_to_who_does_not_see_it(client, cast, initiative, laid):
    type(initiative).objects.update(stage="draft")
    shown = text_of(page(enter(client, cast.taeho), laid.minuted))
    assert "One memorandum" not in shown
    assert "1 item is about what you do not see." in shown


def test_minutes_are_taken_away_as_word_and_markdown(client, cast, initiative):
    held = held_meeting(cast, initiative)
    by = cast.actor(cast.hana)
    minutes.add_line(by=by, item=held.items.get(), text="A <b>common</b> list", kind="decision")
    document = Document(BytesIO(page(enter(client, cast.taeho), held, "minutes.docx").content))
    words = "\n".join(par.text for par in document.paragraphs)
    assert "Decision: A <b>common</b> list" in words
    cells = [cell.text for cell in document.tables[0].rows[1].cells]
    assert cells == ["Ministry of Foreign Affairs", "present"]
    assert "2 of 2 organisations, 2 needed: there was a quorum." in words
    assert "**Decision:** " in page(client, held, "minutes.md").content.decode()


def test_a_meeting_goes_into_a_calendar(client, cast, laid):
    body = page(enter(client, cast.taeho), laid.coming, "meeting.ics").content
    assert b"SUMMARY:Meeting: First meeting" in body
    assert b"LOCATION:Annex\\, room 3" in body


def test_the_agenda_is_out_of_reach_once_it_is_sent(client, cast, laid):
    address = f"/w/AI/meetings/{laid.minuted.pk}/agenda/{laid.line.item_id}/settle/"
    answer = enter(client, cast.hana).post(address, {"to": "dropped"})
    assert (answer.status_code, "at which this cannot be done" in text_of(answer)) == (409, True)


def test_where_meetings_are_switched_off_there_are_no_pages(client, cast, laid):
    type(cast.workspace).objects.update(keeps_meetings=False)
    enter(client, cast.minji)
    for path in ("bodies/", "meetings/", f"bodies/{laid.body.pk}/", f"meetings/{laid.coming.pk}/"):
        assert client.get(f"/w/AI/{path}").status_code == 404


def test_items_go_up_and_down(client, cast, laid):
    second = agenda.add_item(by=cast.actor(cast.hana), meeting=laid.coming, text="Second")
    enter(client, cast.hana).post(f"/w/AI/meetings/{laid.coming.pk}/agenda/{second.pk}/move/", {"place": "1"})
    assert list(laid.coming.items.standing()) == [second, laid.item]
