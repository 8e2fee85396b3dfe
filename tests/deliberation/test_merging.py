"""A shows as B: B counts with it, nothing moves, and both can be parted again."""

from datetime import timedelta

import pytest

from deliberation.actions import arguments, discussion, initiatives, merging, moving, sources, votes
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed, NotNow
from deliberation.models import Activity, Argument, Notification, Tally, Vote
from deliberation.models.hiding import Hideable
from deliberation.permissions import Actor
from deliberation.tallies import COUNTED, counted
from tests.cast import MONDAY, argue, draft_initiative


@pytest.fixture
def twin(cast, initiative, argument):
    """AI-1#2, by Dohyun, says what Hana's AI-1#1 says."""
    return argue(cast, initiative, "A single voice is heard further", who=cast.dohyun)


def tally(argument) -> tuple:
    row = Tally.objects.get(argument=argument)
    return row.agree, row.disagree, row.unsure


def vote(cast, who, argument, value, *, hour=0):
    by = cast.actor(getattr(cast, who), MONDAY + timedelta(hours=hour))
    votes.cast_vote(by=by, argument=argument, value=value)


def merge(cast, argument, into, who="minji"):
    return merging.merge_argument(by=cast.actor(getattr(cast, who)), argument=argument, into=into)


def unmerge(cast, argument, who="minji"):
    return merging.unmerge_argument(by=cast.actor(getattr(cast, who)), argument=argument)


def assert_counted(initiative):
    """Every tally is what a recount gives."""
    right = counted(initiative, [row.pk for row in Argument.objects.all()])
    for row in Tally.objects.all():
        assert {name: getattr(row, name) for name in COUNTED} == {
            name: getattr(right[row.pk], name) for name in COUNTED
        }


def test_both_count_as_one_and_moves_no_row(cast, initiative, argument, twin):
    vote(cast, "hana", argument, 1)
    vote(cast, "jiwoo", twin, -1)
    merge(cast, twin, argument)
    assert tally(argument) == (1, 1, 0)
    assert set(Vote.objects.values_list("voter", "argument")) == {
        (cast.hana.pk, argument.pk),
        (cast.jiwoo.pk, twin.pk),
    }
    assert_counted(initiative)


def test_a_vote_on_the_argument_itself_wins_over_one_on_a_merged_argument(cast, initiative, argument, twin):
    vote(cast, "hana", argument, 1, hour=1)
    vote(cast, "hana", twin, -1, hour=2)
    merge(cast, twin, argument)
    assert tally(argument) == (1, 0, 0)
    assert_counted(initiative)


def test_of_votes_on_several_merged_arguments_the_latest_counts(cast, initiative, argument, twin):
    third = argue(cast, initiative, "Who speaks as one is heard", who=cast.dohyun)
    vote(cast, "hana", twin, -1, hour=2)
    vote(cast, "hana", third, 0, hour=1)
    merge(cast, twin, argument)
    merge(cast, third, argument)
    assert tally(argument) == (0, 1, 0)
    assert Tally.objects.get(argument=argument).merged == 2
    assert_counted(initiative)


def test_a_vote_given_after_the_merge_takes_the_place_of_the_carried_one_and_gives_it_back(
    cast, initiative, argument, twin
):
    vote(cast, "hana", twin, -1)
    merge(cast, twin, argument)
    vote(cast, "hana", argument, 1)
    assert tally(argument) == (1, 0, 0)
    votes.withdraw_vote(by=cast.actor(cast.hana), argument=argument)
    assert tally(argument) == (0, 1, 0)
    assert_counted(initiative)


def test_parted_again_each_counts_its_own(cast, initiative, argument, twin):
    vote(cast, "hana", argument, 1)
    vote(cast, "jiwoo", twin, -1)
    merge(cast, twin, argument)
    unmerge(cast, twin)
    assert (tally(argument), tally(twin)) == ((1, 0, 0), (0, 1, 0))
    twin.refresh_from_db()
    assert (twin.state, twin.merged_into) == ("active", None)
    vote(cast, "minji", twin, 1)
    assert_counted(initiative)


def test_sources_responses_and_comments_count_where_it_shows(cast, initiative, argument, twin):
    by = cast.actor(cast.hana)
    sources.add_evidence(by=by, argument=twin, source={"title": "A treaty"}, bearing="contradicts")
    reply = arguments.respond(by=by, parent=twin, relation="supports", claim="So it was in 2015")
    comment = discussion.add_comment(by=by, initiative=initiative, argument=twin, text="Since when?")
    merge(cast, twin, argument)
    row = Tally.objects.get(argument=argument)
    assert (row.sources, row.contradicting, row.responses, row.comments) == (1, 1, 1, 1)
    discussion.delete_comment(by=by, comment=comment)
    arguments.withdraw_argument(by=by, argument=reply)
    row.refresh_from_db()
    assert (row.responses, row.comments) == (0, 0)
    assert_counted(initiative)


def test_votes_on_an_earlier_meaning_of_a_merged_argument_stay_apart(cast, initiative, argument, twin):
    vote(cast, "hana", twin, 1)
    arguments.revise_argument(
        by=cast.actor(cast.dohyun), argument=twin, version=1, claim="Two voices", meaning_changed=True
    )
    merge(cast, twin, argument)
    assert Tally.objects.get(argument=argument).earlier == 1
    assert_counted(initiative)


def test_what_is_hidden_counts_nowhere_else(cast, initiative, argument, twin):
    vote(cast, "hana", twin, 1)
    merge(cast, twin, argument)
    hidden: dict = {"hidden_at": MONDAY, "hidden_by": cast.minji, "hidden_reason": "rude"}
    assert {field.name for field in Hideable._meta.fields} == hidden.keys()
    Argument.objects.filter(pk=twin.pk).update(**hidden)
    assert counted(initiative, [argument.pk])[argument.pk].agree == 0


@pytest.mark.parametrize("who", ["dohyun", "minji", "jiwoo"])
def test_its_author_and_facilitators_merge_and_part(cast, argument, twin, who):
    merge(cast, twin, argument, who)
    unmerge(cast, twin, who)


@pytest.mark.parametrize("who", ["hana", "taeho", "ben", "yuna"])
def test_the_author_of_the_other_one_and_observers_do_not(cast, argument, twin, who):
    with pytest.raises(NotAllowed):
        merge(cast, twin, argument, who)
    merge(cast, twin, argument)
    with pytest.raises(NotAllowed):
        unmerge(cast, twin, who)


def test_merging_and_parting_twice_is_as_good_as_once(cast, argument, twin):
    for _ in range(2):
        merge(cast, twin, argument)
    for _ in range(2):
        unmerge(cast, twin)
    verbs = Activity.objects.filter(verb__in=("argument.merged", "argument.unmerged"))
    assert list(verbs.order_by("pk").values_list("verb", flat=True)) == [
        "argument.merged",
        "argument.unmerged",
    ]


WRITES = {
    "vote": lambda by, one: votes.cast_vote(by=by, argument=one, value=1),
    "take back": lambda by, one: votes.withdraw_vote(by=by, argument=one),
    "respond": lambda by, one: arguments.respond(by=by, parent=one, relation="supports", claim="So it is"),
    "revise": lambda by, one: arguments.revise_argument(by=by, argument=one, version=None, claim="New words"),
    "withdraw": lambda by, one: arguments.withdraw_argument(by=by, argument=one),
    "move": lambda by, one: moving.move_argument(by=by, argument=one, version=None, kind="disadvantage"),
    "cite": lambda by, one: sources.add_evidence(by=by, argument=one, source={"title": "A study"}),
    "comment": lambda by, one: discussion.add_comment(
        by=by, initiative=one.initiative, argument=one, text="Why?"
    ),
    "mark": lambda by, one: merging.mark_duplicate(by=by, argument=one, of=Argument.objects.get(number=3)),
    "merge": lambda by, one: merging.merge_argument(by=by, argument=one, into=Argument.objects.get(number=3)),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_nobody_writes_to_a_merged_argument_and_the_refusal_names_the_place(
    cast, initiative, argument, twin, write
):
    argue(cast, initiative, "Who speaks as one is heard", who=cast.dohyun)
    merge(cast, twin, argument)
    with pytest.raises(NotNow, match="AI-1#2 was merged into AI-1#1"):
        write(cast.actor(cast.dohyun), twin)
    assert_counted(initiative)


def test_evidence_of_a_merged_argument_rests(cast, argument, twin):
    by = cast.actor(cast.dohyun)
    evidence = sources.add_evidence(by=by, argument=twin, source={"title": "A treaty"})
    merge(cast, twin, argument)
    for write in (
        lambda: sources.edit_evidence(by=by, evidence=evidence, version=None, quote="…"),
        lambda: sources.remove_evidence(by=by, evidence=evidence),
    ):
        with pytest.raises(NotNow, match="merged into"):
            write()


def test_an_argument_is_merged_into_another_active_one_of_its_kind(
    cast, initiative, argument, twin, challenge
):
    with pytest.raises(Invalid, match="correct"):
        merge(cast, twin, twin)
    with pytest.raises(Invalid) as refusal:
        merge(cast, twin, challenge)
    assert refusal.value.faults[0].code == "not_alike"
    elsewhere = argue(cast, draft_initiative(cast), "Elsewhere", who=cast.minji)
    with pytest.raises(Invalid) as refusal:
        merge(cast, twin, elsewhere)
    assert refusal.value.faults[0].code == "elsewhere"
    arguments.withdraw_argument(by=cast.actor(cast.hana), argument=argument)
    with pytest.raises(NotNow, match="withdrawn"):
        merge(cast, twin, argument)
    assert not Argument.objects.filter(state="merged").exists()


def test_a_response_is_merged_into_one_like_it_and_not_into_what_it_answers(cast, initiative, argument, twin):
    by = cast.actor(cast.hana)
    first, second, other = (
        arguments.respond(by=by, parent=parent, relation=relation, claim="So it is")
        for parent, relation in ((argument, "supports"), (argument, "supports"), (argument, "rebuts"))
    )
    for wrong in (argument, other, twin):
        with pytest.raises(Invalid, match="correct"):
            merge(cast, second, wrong)
    merge(cast, second, first)
    assert Tally.objects.get(argument=argument).responses == 2
    assert_counted(initiative)


def test_chains_are_not_made(cast, initiative, argument, twin):
    third = argue(cast, initiative, "Who speaks as one is heard", who=cast.dohyun)
    merge(cast, twin, argument)
    with pytest.raises(NotNow, match="undo that first"):
        merge(cast, argument, third)
    with pytest.raises(NotNow, match="merged into"):
        merge(cast, third, twin)
    with pytest.raises(NotNow, match="undo that first"):
        moving.move_argument(by=cast.actor(cast.minji), argument=argument, version=None, kind="disadvantage")


def test_what_stands_among_the_kinds_rests_when_voting_ends(cast, initiative, argument, twin):
    merge(cast, twin, argument)
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="deciding")
    with pytest.raises(NotNow):
        unmerge(cast, twin)
    by = cast.actor(cast.hana)
    first, second = (
        arguments.respond(by=by, parent=argument, relation="supports", claim="So it is") for _ in range(2)
    )
    merge(cast, second, first)


def test_a_mark_stands_once_and_its_author_is_told(cast, argument, twin):
    by = cast.actor(cast.hana)
    marks = {merging.mark_duplicate(by=by, argument=twin, of=argument) for _ in range(2)}
    assert len(marks) == 1
    dispatch(cast.workspace.pk)
    assert Notification.objects.get(activity__verb="duplicate.marked").user == cast.dohyun


def test_what_was_found_to_differ_is_not_marked_again(cast, argument, twin):
    mark = merging.mark_duplicate(by=cast.actor(cast.hana), argument=twin, of=argument)
    merging.dismiss_duplicate(by=cast.actor(cast.dohyun), duplicate=mark)
    with pytest.raises(NotNow, match="different"):
        merging.mark_duplicate(by=cast.actor(cast.jiwoo), argument=twin, of=argument)


def test_a_bystander_does_not_dismiss_a_mark_but_who_made_it_does(cast, argument, twin):
    mark = merging.mark_duplicate(by=cast.actor(cast.minji), argument=argument, of=twin)
    with pytest.raises(NotAllowed):
        merging.dismiss_duplicate(by=cast.actor(cast.dohyun), duplicate=mark)
    own = merging.mark_duplicate(by=cast.actor(cast.hana), argument=twin, of=argument)
    assert merging.dismiss_duplicate(by=cast.actor(cast.hana), duplicate=own).dismissed_by == cast.hana


def test_voting_where_others_were_merged_in_costs_a_fixed_number_of_statements(
    cast, initiative, argument, twin, django_assert_max_num_queries
):
    for number in range(5):
        merge(cast, argue(cast, initiative, f"The same {number}"), argument)
    row = Argument.objects.visible_to(cast.hana).select_related("initiative__workspace").get(pk=argument.pk)
    with django_assert_max_num_queries(24):
        votes.cast_vote(by=Actor(user=cast.hana), argument=row, value=1)
    assert tally(argument) == (1, 0, 0)
