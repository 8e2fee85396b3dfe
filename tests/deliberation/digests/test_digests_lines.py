"""What a digest says, sentence by sentence, from facts on paper."""

from dataclasses import replace
from uuid import UUID

import pytest

from deliberation.digests.facts import DecisionFacts
from deliberation.digests.lines import DISSENT, RATIONALE

from .paper import AI_1, ME, argument, change, doing, initiative, key, label, lines, told
from .week import DUE, WEEK

COMES = "you are a member of AI"
DECISION = str(UUID(int=301))


def decided(said="confirmed", rationale="It helps.", dissent=""):
    facts = {DECISION: DecisionFacts(rationale, dissent)}
    return told(change("decision", outcome="adopt", said=said, decision=DECISION), decisions=facts)


def words(digest):
    return digest.sections[0].lines[0].words


def test_sections_come_in_one_order():
    told_all = told(
        change("argument", 1, kind="advantage"),
        label(2, "divided", "leaning_agree"),
        change("response", 3, parent=key(4), relation="rebuts"),
        doings=[doing(5)],
        initiative=initiative(closes_at=DUE + WEEK, progress=(1, 2)),
        user_id=str(UUID(int=3)),
    )
    assert [section.code for section in told_all.sections] == [
        "todo",
        "changed",
        "new",
        "yours",
        "coming",
        "after",
    ]
    assert [section.heading for section in told_all.sections] == [
        "For you to do",
        "What changed",
        "New arguments · 1",
        "On yours",
        "Coming up",
        "After the decision",
    ]


def test_the_title_names_the_iso_week_where_the_reader_lives():
    assert told().period == "week 19 · 4–10 May"
    assert told(language="ko").period == "19주 · 5월 4–10일"


def test_a_digest_that_covers_a_gap_says_since_when():
    assert told(covers_gap=True).gap == "This digest covers more than one period: all since Mon 4 May."
    assert told().gap == ""


def test_a_label_is_told_with_what_it_was_and_the_tally():
    (line,) = lines(told(label(1, "broad_agreement", "divided", 9, 8, 3)), "changed")
    before, after = line.split(" → ")
    assert before == "Advantage | AI-1#1 | Claim 1 | broad agreement"
    assert after == f"divided | after 7 votes: 9 agree, 8 disagree, 3 not sure | {COMES}"


def test_support_that_moved_without_a_label_is_told_last():
    moved = change(
        "support", 1, before="divided", after="divided", voters=5, tally=[5, 4, 1], earlier=0, actors=()
    )
    digest = told(moved, change("reworded", 2))
    assert [line.code for line in digest.sections[0].lines] == ["support", "reworded"]  # as they were ranked
    assert lines(digest, "changed")[0] == (
        f"Advantage | AI-1#1 | Claim 1 | after 5 votes: 5 agree, 4 disagree, 1 not sure | {COMES}"
    )
    assert told(moved).subject == "new votes on 1 argument"


def test_results_at_close_tell_no_label_and_no_support():
    moved = change(
        "support", 1, before="divided", after="divided", voters=5, tally=[5, 4, 1], earlier=0, actors=()
    )
    votes = change("counts", votes=9, comments=2, actors=())
    digest = told(
        moved, label(2, "divided", "leaning_agree"), votes, initiative=initiative(results_are_out=False)
    )
    assert lines(digest, "changed") == [f"AI-1 | Initiative 1 | new votes, shown when voting ends | {COMES}"]
    assert digest.subject == "new votes in 1 initiative"
    assert digest.numbers == "In this period: 2 comments."


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("proposed", "a decision is proposed: adopt"),
        ("confirming", "one more lead party confirmed: adopt"),
        ("confirmed", "decided: adopt"),
        ("refused", "the proposed decision was refused: adopt"),
    ],
)
def test_a_decision_is_told_in_full(said, sentence):
    digest = decided(said, "It **helps** [both](https://x.example).\n\nNow.", "Trade thinks otherwise.")
    assert lines(digest, "changed") == [f"AI-1 | Initiative 1 | {sentence} | {COMES}"]
    assert words(digest) == ("It helps both. Now.", "Dissent: Trade thinks otherwise.")
    assert digest.sections[0].lines[0].href == "/i/AI-1/decision/"


def test_long_words_of_a_decision_are_cut_where_a_mail_would_grow_too_long():
    rationale, dissent = words(decided(rationale="word " * 2000, dissent="other " * 2000))
    assert len(rationale) <= RATIONALE
    assert len(dissent) <= DISSENT + len("Dissent: ")
    assert rationale.endswith("…")


def test_new_arguments_stand_by_kind_with_a_mark_where_a_source_is_missing():
    place = initiative()
    kinds = {1: "challenge", 2: "advantage", 3: "disadvantage", 4: "advantage"}
    arguments = {
        key(number): argument(number, place, kind=kind, needs_source=number == 4)
        for number, kind in kinds.items()
    }
    digest = told(
        *(change("argument", number, kind=kind) for number, kind in kinds.items()), arguments=arguments
    )
    assert lines(digest, "new") == [
        f"Advantage | AI-1#2 | Claim 2 | {COMES}",
        f"Advantage | AI-1#4 | Claim 4 | needs a source | {COMES}",
        f"Disadvantage | AI-1#3 | Claim 3 | {COMES}",
        f"Challenge | AI-1#1 | Claim 1 | {COMES}",
    ]
    assert digest.subject == "2 new advantages, 1 new disadvantage, 1 new challenge"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, COMES),
        ({"follows": {AI_1: "everything"}}, "you follow AI-1"),
        ({"voted": frozenset({key(1)})}, "you voted on it"),
        ({"user_id": str(UUID(int=3))}, "you wrote it"),
    ],
)
def test_every_line_says_why_one_gets_it_the_nearest_reason(fields, reason):
    (line,) = lines(told(label(1, "divided", "leaning_agree"), **fields), "changed")
    assert line.endswith(f" | {reason}")


def test_what_is_mine_comes_before_what_i_follow_and_the_rest():
    other = str(UUID(int=102))
    elsewhere = replace(change("stage", before="draft", after="open"), initiative=other)
    digest = told(
        elsewhere,
        change("reworded", 1),
        change("reworded", 2),
        initiatives={AI_1: initiative(), other: initiative(2)},
        seen=frozenset({AI_1, other}),
        follows={AI_1: "everything"},
        voted=frozenset({key(2)}),
    )
    assert [line.split(" | ")[-1] for line in lines(digest, "changed")] == [
        "you voted on it",
        "you follow AI-1",
        COMES,
    ]


def test_own_acts_are_left_out_and_their_effects_are_not():
    mine = (str(ME),)
    acts = [
        change("argument", 1, kind="advantage", actors=mine),
        change("reworded", 2, actors=mine),
        change("answered", 3, answer=key(4), actors=mine),
    ]
    digest = told(*acts, label(5, "divided", "leaning_agree"))
    assert [line.code for line in digest.sections[0].lines] == ["answered", "label"]
    assert len(digest.sections) == 1


@pytest.mark.parametrize("fields", [{"readable": False}, {"active": False}])
def test_what_was_hidden_or_merged_inside_the_window_is_neither_told_nor_counted(fields):
    place = initiative()
    there = {key(1): argument(1, place), key(2): argument(2, place, **fields)}
    new = [change("argument", number, kind="advantage") for number in (1, 2)]
    digest = told(*new, arguments=there)
    assert digest.subject == "1 new advantage"
    assert [line.split(" | ")[1] for line in lines(digest, "new")] == ["AI-1#1"]


def test_seven_lines_then_and_twelve_more_with_a_link():
    new = [change("argument", 1 + number % 9, kind="advantage") for number in range(19)]
    (section,) = told(*new).sections
    assert (len(section.lines), section.folded, section.href) == (7, "and 12 more", "/w/AI/")


@pytest.mark.parametrize("votes", [(3, 1, 0), (0, 4, 0), (5, 0, 0), (9, 8, 3)])
def test_a_tally_is_never_a_percentage(votes):
    (line,) = lines(told(label(1, "divided", "leaning_agree", *votes)), "changed")
    assert "%" not in line
    assert (f"{votes[0]} of {sum(votes)} agree" in line) == (sum(votes) < 5)


@pytest.mark.parametrize("code", ["unowned", "unowned_action"])
def test_what_is_counted_names_its_place_once(code):
    three = doing(1, code=code, count=3, ref="AI-1", title="Initiative 1", path="/i/AI-1/challenges/")
    (line,) = lines(told(doings=[three]), "todo")
    assert line.count("AI-1") == 1


def test_arguments_without_one_s_vote_are_one_line_to_vote_through():
    nine = doing(1, code="vote", count=9, ref="AI-1", title="Initiative 1", path="/i/AI-1/vote/")
    (line,) = told(doings=[nine]).sections[0].lines
    assert (line.text, line.href) == ("9 arguments without your vote in AI-1", "/i/AI-1/vote/")
    assert told(doings=[nine]).subject == "9 arguments to vote on"
