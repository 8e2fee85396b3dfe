import pytest

from deliberation import dispatch, search, todo
from deliberation.actions import actions, agenda, meetings, minutes
from deliberation.errors import Invalid, NotAllowed, NotFound, NotNow, Stale
from deliberation.models import Action, Approval, Change, MinuteLine
from tests.cast import MONDAY
from tests.table import held_meeting


@pytest.fixture
def held(cast, initiative):
    return held_meeting(cast, initiative)


def by(cast, who="hana"):
    return cast.actor(getattr(cast, who))


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def write(cast, held, text="Both ministries report in June", **fields):
    return minutes.add_line(by=by(cast), item=held.items.first(), text=text, **fields)


def todo_of(user, code, now=MONDAY):
    return [doing.title for doing in todo.of(user, now) if doing.code == code]


@pytest.mark.parametrize(("states", "there"), [(("present", "online"), 2), (("present", "excused"), 1)])
def test_organisations_that_are_there_make_the_quorum_and_guests_do_not(cast, held, states, there):
    rows = [(cast.mofa, states[0]), (cast.msit, states[1]), (cast.trade, "present")]
    meetings.record_attendance(by=by(cast), meeting=held, attendance=rows)
    quorum = fresh(held).quorum
    assert (quorum.members, quorum.needed, quorum.there, quorum.is_reached) == (2, 2, there, there == 2)


def test_minutes_stand_once_every_organisation_has_approved_them(cast, held):
    write(cast, held)
    minutes.propose_minutes(by=by(cast), meeting=held)
    assert todo_of(cast.jiwoo, "minutes") == todo_of(cast.hana, "minutes") == [held.title]
    minutes.answer_minutes(by=by(cast, "jiwoo"), meeting=held, agreed=True)
    assert (fresh(held).state, todo_of(cast.jiwoo, "minutes")) == ("minutes_proposed", [])
    minutes.answer_minutes(by=by(cast), meeting=held, agreed=True)
    assert fresh(held).state == "approved"


def test_a_refusal_has_a_reason_and_opens_the_minutes_again(cast, held):
    line = write(cast, held)
    minutes.propose_minutes(by=by(cast), meeting=held)
    with pytest.raises(Invalid):
        minutes.answer_minutes(by=by(cast, "jiwoo"), meeting=held, agreed=False, reason=" ")
    minutes.answer_minutes(by=by(cast, "jiwoo"), meeting=held, agreed=False, reason="June is too early")
    assert fresh(held).state == "held"
    minutes.edit_line(by=by(cast), line=line, version=1, text="Both ministries report in July")
    minutes.propose_minutes(by=by(cast), meeting=held)
    assert (fresh(held).said, Approval.objects.get().reason) == ({}, "June is too early")


def test_an_edit_of_approved_minutes_voids_every_word(cast, held):
    line = write(cast, held)
    minutes.propose_minutes(by=by(cast), meeting=held)
    for who in ("jiwoo", "hana"):
        minutes.answer_minutes(by=by(cast, who), meeting=held, agreed=True)
    minutes.edit_line(by=by(cast), line=line, version=1, text="Something else")
    minutes.propose_minutes(by=by(cast), meeting=held)
    assert set(fresh(held).silent) == {cast.mofa.pk, cast.msit.pk}


def test_a_word_is_given_on_the_minutes_that_were_read(cast, held):
    write(cast, held)
    seen = minutes.propose_minutes(by=by(cast), meeting=held).version
    write(cast, held, "One more")
    minutes.propose_minutes(by=by(cast), meeting=held)
    with pytest.raises(Stale):
        minutes.answer_minutes(by=by(cast, "jiwoo"), meeting=held, agreed=True, version=seen)


@pytest.mark.parametrize("who", ["minji", "dohyun", "taeho"])
def test_only_who_speaks_for_an_organisation_of_the_body_approves(cast, held, who):
    write(cast, held)
    minutes.propose_minutes(by=by(cast), meeting=held)
    with pytest.raises(NotAllowed):
        minutes.answer_minutes(by=by(cast, who), meeting=held, agreed=True)


def test_a_line_becomes_an_action_that_its_owner_finds(cast, held):
    line = write(cast, held)
    minutes.turn_line(by=by(cast), line=line, into="action", owner=cast.dohyun)
    action = Action.objects.get()
    assert (action.text, action.owner, action.minute_line) == (line.text, cast.dohyun, fresh(line))
    assert todo_of(cast.dohyun, "action") == [line.text]
    with pytest.raises(NotNow):
        minutes.turn_line(by=by(cast), line=line, into="comment")
    with pytest.raises(NotNow):
        minutes.remove_line(by=by(cast), line=line)


@pytest.mark.parametrize("into", ["advantage", "challenge", "comment"])
def test_a_line_becomes_an_argument_or_a_comment(cast, held, into):
    line = minutes.turn_line(by=by(cast), line=write(cast, held), into=into, words="Said at the table.")
    said = line.comment.text if into == "comment" else line.argument.claim
    assert (said, line.became.author) == ("Said at the table.", cast.hana)
    links = [] if line.argument is None else [link.meeting for link in line.argument.links.all()]
    assert links == ([] if into == "comment" else [held])


def test_a_turned_line_and_what_it_became_are_out_of_date_and_nothing_else(cast, held):
    line = write(cast, held)
    dispatch.dispatch(cast.workspace.pk)
    before = Change.objects.latest("seq").seq
    minutes.turn_line(by=by(cast), line=line, into="action", owner=cast.dohyun)
    dispatch.dispatch(cast.workspace.pk)
    told = Change.objects.filter(seq__gt=before).values_list("noun", "noun_id")
    assert {*told} == {("minuteline", line.pk), ("action", Action.objects.get().pk)}


def test_a_line_under_an_item_of_no_initiative_becomes_nothing(cast, held):
    item = agenda.add_item(by=by(cast), meeting=held, text="Any other business")
    line = minutes.add_line(by=by(cast), item=item, text="Thanks")
    with pytest.raises(NotNow) as refusal:
        minutes.turn_line(by=by(cast), line=line, into="comment")
    assert refusal.value.code == "of_no_initiative"


def test_meetings_and_their_minutes_are_found(cast, held):
    write(cast, held, "Satellites for everybody")
    dispatch.dispatch(cast.workspace.pk)
    search.reindex()
    for words, kind in (("First", "meeting"), ("Satellites", "minuteline")):
        hits = search.search(cast.taeho, words).hits
        assert [hit.type for hit in hits] == [kind]


def test_what_is_gone_from_the_minutes_is_gone(cast, held):
    line = write(cast, held)
    minutes.remove_line(by=by(cast), line=line)
    with pytest.raises(NotFound):
        minutes.edit_line(by=by(cast), line=line, version=None, text="Too late")
    assert not MinuteLine.objects.exists()


def test_actions_of_a_meeting_are_those_of_its_initiative(cast, initiative, held):
    minutes.turn_line(by=by(cast), line=write(cast, held), into="action", owner=cast.hana)
    own = actions.add_action(by=by(cast), initiative=initiative, text="Another", owner=cast.hana)
    assert set(Action.objects.visible_to(cast.taeho)) == {Action.objects.exclude(pk=own.pk).get(), own}
