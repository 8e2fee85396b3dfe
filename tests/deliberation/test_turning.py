from datetime import timedelta

import pytest

from deliberation.actions import actions, discussion, moderation, turning
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed, NotNow
from deliberation.markup.sentences import claim_and_reasons
from deliberation.models import Activity, Argument, Comment, Notification, Tally
from tests.cast import MONDAY

LATER = MONDAY + timedelta(days=1)
TEXT = "The OECD has 69 countries in its register. That is 28 more than in 2021."


@pytest.fixture
def comment(cast, initiative, argument):
    """By Hana, on AI-1#1, at MONDAY."""
    return say(cast, initiative, argument=argument)


def say(cast, initiative, text=TEXT, **place):
    return discussion.add_comment(by=cast.actor(cast.hana, MONDAY), initiative=initiative, text=text, **place)


def turn(cast, comment, into="supports", who=None, **words):
    return turning.turn_comment(by=cast.actor(who or cast.minji, LATER), comment=comment, into=into, **words)


def test_author_organisation_and_time_stay_the_comments(cast, argument, comment):
    response = turn(cast, comment)
    assert (response.author, response.organisation, response.created_at) == (cast.hana, cast.msit, MONDAY)
    assert (response.parent, response.relation) == (argument, "supports")
    assert Tally.objects.get(argument=argument).responses == 1


def test_the_first_sentence_is_the_claim_and_the_rest_the_reasons(cast, comment):
    response = turn(cast, comment)
    assert response.claim == "The OECD has 69 countries in its register."
    assert response.reasons == "That is 28 more than in 2021."


def test_the_record_says_who_turned_which_comment(cast, comment):
    response = turn(cast, comment)
    activity = Activity.objects.get(verb="argument.responded", subject_id=response.pk)
    assert (activity.actor, activity.details["comment"], activity.at) == (cast.minji, str(comment.pk), LATER)
    assert response.revisions.get().editor == cast.minji


def test_the_comment_points_to_what_it_became_and_is_not_turned_twice(cast, comment):
    response = turn(cast, comment)
    assert Comment.objects.get().became_argument == response
    with pytest.raises(NotNow, match="already"):
        turn(cast, comment)
    assert Argument.objects.filter(relation="supports").count() == 1


def test_what_became_an_argument_is_not_edited_as_a_comment(cast, comment):
    turn(cast, comment)
    with pytest.raises(NotNow):
        discussion.edit_comment(
            by=cast.actor(cast.hana, MONDAY), comment=comment, version=None, text="Other words"
        )


def test_a_comment_on_the_initiative_becomes_an_argument_of_a_kind(cast, initiative):
    made = turn(cast, say(cast, initiative), into="challenge", who=cast.hana, claim="Who pays?", reasons="")
    assert (made.kind, made.claim, made.challenge.status) == ("challenge", "Who pays?", "unhandled")


@pytest.mark.parametrize("who", ["dohyun", "taeho", "ben"])
def test_only_its_author_and_facilitators_turn_it(cast, comment, who):
    with pytest.raises(NotAllowed):
        turn(cast, comment, who=getattr(cast, who))


def test_a_kind_does_not_fit_under_an_argument_nor_a_relation_on_an_initiative(cast, initiative, comment):
    for one, into in ((comment, "advantage"), (say(cast, initiative), "rebuts"), (comment, "elsewhere")):
        with pytest.raises(Invalid) as refusal:
            turn(cast, one, into)
        assert refusal.value.faults[0].field == "into"


def test_only_a_challenge_is_answered(cast, initiative, challenge, comment):
    with pytest.raises(Invalid):
        turn(cast, comment, "answers")
    assert turn(cast, say(cast, initiative, argument=challenge), "answers").relation == "answers"


def test_what_was_deleted_or_hidden_becomes_nothing(cast, initiative, argument, comment):
    moderation.hide(by=cast.actor(cast.minji), thing=comment, reason="Rude")
    other = say(cast, initiative, argument=argument)
    discussion.delete_comment(by=cast.actor(cast.hana), comment=other)
    for gone in (comment, other):
        with pytest.raises(NotNow):
            turn(cast, gone)
        with pytest.raises(NotNow):
            actions.add_action(
                by=cast.actor(cast.minji), initiative=initiative, text="Do it", owner=cast.hana, comment=gone
            )


def test_its_author_is_told_when_somebody_else_turned_it(cast, comment):
    turn(cast, comment)
    dispatch(cast.workspace.pk)
    assert cast.hana in [
        told.user for told in Notification.objects.filter(activity__verb="argument.responded")
    ]


def test_hiding_the_argument_hides_the_comment_that_says_the_same(cast, comment):
    moderation.hide(by=cast.actor(cast.minji), thing=turn(cast, comment), reason="Not ours to say")
    assert Comment.objects.get().is_hidden


@pytest.mark.parametrize(
    ("text", "claim", "reasons"),
    [
        ("One sentence", "One sentence", ""),
        ("One. Two.", "One.", "Two."),
        ("It costs 3.5 billion won. Each year.", "It costs 3.5 billion won.", "Each year."),
        ("A line\nand the next", "A line", "and the next"),
        ("**Bold** words! More", "Bold words!", "More"),
        ("한국이 먼저 했습니다. 그래서 쉽습니다.", "한국이 먼저 했습니다.", "그래서 쉽습니다."),
        ("", "", ""),
    ],
)
def test_a_claim_is_proposed(text, claim, reasons):
    assert claim_and_reasons(text, 280) == (claim, reasons)


def test_of_a_long_sentence_the_beginning_is_proposed_and_all_of_it_kept_as_reasons():
    text = "word " * 100
    claim, reasons = claim_and_reasons(text, 280)
    assert len(claim) <= 280
    assert claim.endswith("…")
    assert reasons == text.strip()
