"""Minutes and status reports do not wait for ever where nobody is left who speaks for an organisation."""

from functools import partial

import pytest

from accounts.models import Membership
from deliberation import todo
from deliberation.actions import minutes, status_reports
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed, NotNow
from deliberation.models import Approval, Meeting, Notification
from tests.cast import MONDAY
from tests.doors import DONE, DOORS
from tests.scene import set_scene
from tests.table import Laid, lay_table


@pytest.fixture(params=DOORS)
def door(request):
    return DOORS[request.param]()


@pytest.fixture
def laid(cast, initiative) -> Laid:
    """Jiwoo and Hana speak for the two organisations of the body; its proposed minutes wait for both."""
    return lay_table(cast, initiative)


def silence(*people) -> None:
    Membership.objects.filter(user__in=people).update(speaks_for=False)


def answer(cast, meeting, who, **fields) -> Meeting:
    return minutes.answer_minutes(by=cast.actor(who, MONDAY), meeting=meeting, **{"agreed": True, **fields})


def asked(who) -> list:
    return [one.subject_id for one in todo.of(who, MONDAY) if one.code == "minutes"]


def test_where_nobody_speaks_for_the_body_a_facilitator_answers(door, cast, laid):
    silence(cast.jiwoo, cast.hana)
    door.enter(cast.hana)
    assert door.answer_minutes(laid.proposed) == 403
    door.enter(cast.minji)
    assert door.answer_minutes(laid.proposed) == DONE
    laid.proposed.refresh_from_db()
    word = Approval.objects.get()
    assert (laid.proposed.state, word.organisation, word.by) == ("approved", None, cast.minji)


def test_as_long_as_one_organisation_can_be_asked_nobody_stands_in(door, cast, laid):
    silence(cast.hana)
    door.enter(cast.minji)
    assert door.answer_minutes(laid.proposed) == 403
    door.enter(cast.jiwoo)
    assert door.answer_minutes(laid.proposed) == DONE
    laid.proposed.refresh_from_db()
    assert laid.proposed.state == "approved"


def test_minutes_do_not_hang_on_a_speaker_who_left(cast, laid):
    answer(cast, laid.proposed, cast.jiwoo)
    assert (asked(cast.hana), asked(cast.minji)) == ([laid.proposed.pk], [])
    silence(cast.hana)
    assert (asked(cast.hana), asked(cast.minji)) == ([], [laid.proposed.pk])
    assert answer(cast, laid.proposed, cast.minji).state == "approved"
    assert asked(cast.minji) == []


def test_who_has_answered_and_facilitates_does_not_answer_twice_while_another_is_asked(cast, laid):
    answer(cast, laid.proposed, cast.jiwoo)
    with pytest.raises(NotNow) as refused:
        answer(cast, laid.proposed, cast.jiwoo)
    assert refused.value.code == "answered_already"


def test_who_stands_in_may_refuse_with_a_reason(cast, laid):
    silence(cast.jiwoo, cast.hana)
    with pytest.raises(Invalid):
        answer(cast, laid.proposed, cast.minji, agreed=False)
    refused = answer(cast, laid.proposed, cast.minji, agreed=False, reason="June is too early")
    assert (refused.state, Approval.objects.get().reason) == ("held", "June is too early")


@pytest.mark.parametrize("noun", ["minutes", "report"])
def test_who_was_to_stand_in_when_it_was_read_gives_no_organisation_s_word(cast, initiative, laid, noun):
    """Minji facilitates, and speaks for nobody."""
    if noun == "minutes":
        read = laid.minuted  # before it was proposed
        minutes.propose_minutes(by=cast.actor(cast.hana, MONDAY), meeting=read)
        give = partial(minutes.answer_minutes, meeting=read)
    else:
        read = set_scene(cast).status_report
        status_reports.submit_status_report(by=cast.actor(cast.hana, MONDAY), report=read)
        give = partial(status_reports.answer_status_report, report=read)
    with pytest.raises(NotAllowed):
        give(by=cast.actor(cast.minji, MONDAY), agreed=True)


def test_facilitators_are_told_where_nobody_speaks(cast, laid):
    silence(cast.jiwoo, cast.hana)
    Notification.objects.all().delete()
    dispatch(cast.workspace.pk)
    told = Notification.objects.filter(activity__verb="meeting.minutes_proposed")
    assert set(told.values_list("user__name", flat=True)) == {cast.jiwoo.name, cast.minji.name}
