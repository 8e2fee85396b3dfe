"""Who is told of what, and why: once, for the nearest reason, and only who may see it and wants to hear of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, OutgoingMail
from deliberation.actions import (
    actions,
    arguments,
    decisions,
    discussion,
    initiatives,
    moderation,
    people,
    positions,
    readers,
    sources,
    votes,
)
from deliberation.actions.following import set_follow
from deliberation.activity import KINDS
from deliberation.activity.audiences import REASONS
from deliberation.dispatch import dispatch
from deliberation.models import Activity, Follow, Initiative, NamedReader, Notification
from tests.cast import MONDAY, argue, open_initiative


@pytest.fixture
def place(cast, initiative):
    """AI-1, and nobody follows everything there."""
    Follow.objects.all().delete()
    dispatch(cast.workspace.pk)
    return initiative


def told(cast, verb: str) -> dict[str, str]:
    """Who was told of the last ``verb``, and why."""
    dispatch(cast.workspace.pk)
    rows = Notification.objects.filter(activity__verb=verb).order_by("activity_id")
    last = rows.last()
    rows = rows.filter(activity=last.activity_id) if last else rows
    return {name.split()[0].lower(): reason for name, reason in rows.values_list("user__name", "reason")}


def call(*people) -> str:
    return " ".join(f"[@{one.name}](mention:{one.pk})" for one in people)


def test_a_response_is_told_to_whose_argument_it_answers(cast, place, argument):
    arguments.respond(by=cast.actor(cast.dohyun), parent=argument, relation="rebuts", claim="Not so")
    assert told(cast, "argument.responded") == {"hana": "on_yours"}


def test_evidence_is_told_to_whose_argument_it_backs(cast, place, argument):
    sources.add_evidence(by=cast.actor(cast.dohyun), argument=argument, source={"title": "A treaty"})
    assert told(cast, "evidence.added") == {"hana": "on_yours"}


def test_a_mention_goes_before_that_it_is_on_yours(cast, place, argument):
    text = call(cast.hana, cast.minji)
    discussion.add_comment(by=cast.actor(cast.dohyun), initiative=place, argument=argument, text=text)
    assert told(cast, "comment.added") == {"hana": "mentioned", "minji": "mentioned"}


def test_who_is_called_by_an_edit_is_told_and_who_was_called_before_is_not_told_again(cast, place):
    by = cast.actor(cast.dohyun)
    comment = discussion.add_comment(by=by, initiative=place, text=call(cast.hana))
    dispatch(cast.workspace.pk)
    discussion.edit_comment(by=by, comment=comment, version=1, text=call(cast.hana, cast.minji))
    assert told(cast, "comment.edited") == {"minji": "mentioned"}


def test_a_challenge_is_told_to_who_handles_it_and_to_whose_argument_it_is(cast, place, challenge):
    by = cast.actor(cast.minji)
    arguments.update_challenge(by=by, argument=challenge, version=1, responsible=cast.hana)
    assert told(cast, "challenge.updated") == {"hana": "named", "dohyun": "on_yours"}


def test_who_voted_is_told_when_the_meaning_changed_and_not_when_only_words_did(cast, place, argument):
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    by = cast.actor(cast.hana)
    arguments.revise_argument(
        by=by, argument=argument, version=None, claim="Better words", meaning_changed=False
    )
    assert told(cast, "argument.revised") == {}
    arguments.revise_argument(by=by, argument=argument, version=None, claim="Other", meaning_changed=True)
    assert told(cast, "argument.revised") == {"dohyun": "voted"}


def test_who_follows_everything_hears_of_arguments_stages_positions_and_decisions(cast, place):
    set_follow(by=cast.actor(cast.taeho), initiative=place, level="everything")
    argue(cast, place, "Something new")
    positions.state_position(by=cast.actor(cast.hana), initiative=place, stand="support")
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=place, to="deciding")
    decisions.propose_decision(
        by=cast.actor(cast.minji), initiative=place, outcome="adopt", rationale="It holds."
    )
    for verb in ("argument.added", "position.stated", "initiative.stage_changed", "decision.proposed"):
        assert told(cast, verb)["taeho"] == "follow", verb


def test_a_proposed_decision_asks_those_who_speak_for_a_lead_party(cast, place):
    by = cast.actor(cast.minji)
    initiatives.change_stage(by=by, initiative=place, to="deciding")
    decisions.propose_decision(by=by, initiative=place, outcome="adopt", rationale="It holds.")
    assert told(cast, "decision.proposed") == {"jiwoo": "asked", "hana": "asked"}


def test_the_outcome_is_told_to_all_who_took_part_when_the_last_lead_party_has_confirmed(cast, place):
    argument = argue(cast, place, "Something to judge")
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    by = cast.actor(cast.minji)
    initiatives.change_stage(by=by, initiative=place, to="deciding")
    decision = decisions.propose_decision(by=by, initiative=place, outcome="adopt", rationale="It holds.")
    decisions.answer_decision(by=cast.actor(cast.hana), decision=decision, agreed=True)
    assert told(cast, "decision.confirmed") == {"minji": "on_yours"}
    decisions.answer_decision(by=cast.actor(cast.jiwoo), decision=decision, agreed=True)
    assert told(cast, "decision.confirmed") == {
        "hana": "took_part",
        "dohyun": "took_part",
        "minji": "on_yours",
    }


def test_who_chose_nothing_hears_nothing_not_even_a_mention(cast, place, argument):
    set_follow(by=cast.actor(cast.hana), initiative=place, level="nothing")
    by = cast.actor(cast.dohyun)
    discussion.add_comment(by=by, initiative=place, argument=argument, text=call(cast.hana))
    assert told(cast, "comment.added") == {}


def test_nobody_is_told_of_the_own_act(cast, place, argument):
    by = cast.actor(cast.hana)
    discussion.add_comment(by=by, initiative=place, argument=argument, text=call(cast.hana))
    assert told(cast, "comment.added") == {}


def test_only_members_who_see_the_place_are_told(cast, place):
    Initiative.objects.update(audience="named")
    NamedReader.objects.create(initiative=place, user=cast.hana)
    text = call(cast.hana, cast.dohyun, cast.taeho, cast.yuna)
    discussion.add_comment(by=cast.actor(cast.minji), initiative=place, text=text)
    assert told(cast, "comment.added") == {"hana": "mentioned"}


def test_who_has_left_hears_nothing_even_of_what_is_public(cast, place, argument):
    Initiative.objects.update(audience="public")
    Membership.objects.filter(user=cast.hana).update(ended_at=MONDAY)
    arguments.respond(by=cast.actor(cast.dohyun), parent=argument, relation="rebuts", claim="Not so")
    assert told(cast, "argument.responded") == {}


def test_telling_twice_is_as_good_as_once(cast, place, argument):
    discussion.add_comment(by=cast.actor(cast.dohyun), initiative=place, text=call(cast.minji))
    for _ in range(2):
        told(cast, "comment.added")
    assert Notification.objects.filter(activity__verb="comment.added").count() == 1
    assert OutgoingMail.objects.count() == 1


def test_only_what_cannot_wait_is_mailed(cast, place, argument):
    by = cast.actor(cast.dohyun)
    arguments.respond(by=by, parent=argument, relation="rebuts", claim="Not so")
    discussion.add_comment(by=by, initiative=place, argument=argument, text=call(cast.minji))
    dispatch(cast.workspace.pk)
    assert Notification.objects.count() == 3
    assert [mail.person for mail in OutgoingMail.objects.all()] == [cast.minji]


def test_a_past_that_is_brought_in_is_told_and_not_mailed(cast, place):
    by = cast.actor(cast.dohyun, MONDAY - timedelta(days=3))
    discussion.add_comment(by=by, initiative=place, text=call(cast.minji))
    assert told(cast, "comment.added") == {"minji": "mentioned"}
    assert not OutgoingMail.objects.exists()


def test_telling_many_takes_no_more_queries_than_telling_few(cast, place):
    argue(cast, place, "Told to one")
    set_follow(by=cast.actor(cast.taeho), initiative=place, level="everything")
    few = queries(cast)
    for who in (cast.jiwoo, cast.minji, cast.dohyun):
        set_follow(by=cast.actor(who), initiative=place, level="everything")
    argue(cast, place, "Told to four")
    assert queries(cast) == few
    assert told(cast, "argument.added").keys() == {"taeho", "jiwoo", "minji", "dohyun"}


def queries(cast) -> int:
    with CaptureQueriesContext(connection) as captured:
        dispatch(cast.workspace.pk)
    return len(captured)


def test_every_reason_has_its_words_and_every_mail_its_reason():
    assert {reason for kind in KINDS.values() for reason in kind.mailed} <= REASONS.keys()


def test_every_verb_says_what_happened_with_whatever_it_is_about():
    for verb, kind in KINDS.items():
        assert str(kind.sentence) % {"actor": "A", "subject": "B"}, verb


def test_two_initiatives_do_not_mix_their_followers(cast, place):
    other = open_initiative(cast)
    Follow.objects.all().delete()
    set_follow(by=cast.actor(cast.taeho), initiative=other, level="everything")
    argue(cast, place, "Here")
    dispatch(cast.workspace.pk)
    assert not Notification.objects.filter(user=cast.taeho, activity__initiative=place).exists()
    assert Activity.objects.filter(verb="argument.added").count() == 1


def test_an_action_is_told_to_its_owner_and_when_it_is_done_to_who_wanted_it(cast, place):
    action = actions.add_action(by=cast.actor(cast.minji), initiative=place, text="Ask them", owner=cast.hana)
    assert told(cast, "action.added") == {"hana": "named"}
    actions.finish_action(by=cast.actor(cast.hana), action=action)
    assert told(cast, "action.finished") == {"minji": "on_yours"}


def test_who_follows_everything_hears_of_responses_too(cast, place, argument):
    set_follow(by=cast.actor(cast.taeho), initiative=place, level="everything")
    arguments.respond(by=cast.actor(cast.dohyun), parent=argument, relation="rebuts", claim="Not so")
    assert told(cast, "argument.responded") == {"hana": "on_yours", "taeho": "follow"}


def test_a_report_is_told_to_who_facilitates_and_to_nobody_else(cast, place, argument):
    set_follow(by=cast.actor(cast.hana), initiative=place, level="everything")
    moderation.report(by=cast.actor(cast.taeho), thing=argument, reason="It names somebody")
    assert told(cast, "report.made") == {"minji": "asked", "jiwoo": "asked"}


def test_a_challenge_that_lost_its_member_is_told_to_who_facilitates(cast, place, challenge):
    by = cast.actor(cast.minji)
    arguments.update_challenge(by=by, argument=challenge, version=1, responsible=cast.hana)
    people.end_membership(by=cast.actor(cast.jiwoo), membership=Membership.objects.get(user=cast.hana))
    assert told(cast, "challenge.handed_on") == {"minji": "asked"}


def test_who_is_named_to_an_initiative_is_told(cast, place):
    Initiative.objects.update(audience="named")
    readers.name_reader(by=cast.actor(cast.minji), initiative=place, user=cast.dohyun)
    assert told(cast, "initiative.reader_named") == {"dohyun": "asked"}
