"""What a file calls things: its own names are nobody else's, and what it points at has to be there, at its place."""

import pytest

from deliberation.actions import discussion, moderation
from deliberation.actions.arguments import respond
from deliberation.models import Argument, Comment
from tests.cast import argue, open_initiative

from .jobs import counts_of, faults_of, imported, lines


def an_argument(**more) -> dict:
    return {"type": "argument", "kind": "advantage", "claim": "It came from elsewhere", **more}


def a_response(parent: str, **more) -> dict:
    return {"type": "argument", "parent": parent, "relation": "rebuts", "claim": "It does not", **more}


@pytest.mark.parametrize("pk", ["issue#1", "#1", "AI-1#1", "other:AI-1#1"])
def test_a_name_of_another_system_that_ends_in_a_number_is_no_argument_of_ours(cast, initiative, pk):
    argue(cast, initiative, "It stood here before")
    job = imported(cast, lines(an_argument(id=pk)), "jsonl", initiative=initiative)
    assert counts_of(job) == {"made": {"arguments": 1}}
    claims = Argument.objects.order_by("number").values_list("claim", flat=True)
    assert list(claims) == ["It stood here before", "It came from elsewhere"]


@pytest.mark.parametrize(("parent", "is_found"), [
    ("#1", True), ("AI-1#1", True), ("AI-2#1", False), ("issue#1", False), ("x:AI-1#1", False), ("AI-1#01", False),
])  # fmt: skip
def test_a_line_points_at_an_argument_here_by_its_number_in_this_initiative_alone(
    cast, initiative, parent, is_found
):
    argue(cast, initiative, "It stands here")
    argue(cast, open_initiative(cast, title="Another"), "It stands there")
    for dry_run in (True, False):
        job = imported(cast, lines(a_response(parent)), "jsonl", initiative=initiative, dry_run=dry_run)
        assert (job.state == "done") is is_found, job.faults
    assert Argument.objects.filter(parent__claim="It stands here").exists() is is_found


def test_what_the_file_itself_calls_so_goes_before_a_number_here(cast, initiative):
    argue(cast, initiative, "It stands here and is no challenge")
    rows = [an_argument(id="#1", kind="challenge"), a_response("#1", relation="answers")]
    for dry_run in (True, False):
        job = imported(cast, lines(*rows), "jsonl", initiative=initiative, dry_run=dry_run)
        assert counts_of(job) == {"made": {"arguments": 2}}
    assert Argument.objects.get(relation="answers").parent.claim == "It came from elsewhere"


def test_a_thread_of_the_file_may_go_no_deeper_here_than_one_here(cast, initiative):
    """The trial knows it too."""
    above = argue(cast, initiative, "It stands here")
    for _level in range(4):
        above = respond(by=cast.actor(cast.hana), parent=above, relation="rebuts", claim="It does not")
    rows = [a_response(f"#{above.number}", id="a"), a_response("a", id="b"), a_response("b", id="c")]
    for dry_run in (True, False):
        job = imported(cast, lines(*rows), "jsonl", initiative=initiative, dry_run=dry_run)
        assert faults_of(job) == [(3, "relation", "too_deep")]
        assert imported(cast, lines(*rows[:2]), "jsonl", initiative=initiative, dry_run=True).state == "done"


def said_of(cast, initiative, *rows: dict) -> list[tuple]:
    """The same faults, tried or carried out; nothing is written."""
    before = Comment.objects.count()
    found = [
        faults_of(imported(cast, lines(*rows), "jsonl", initiative=initiative, dry_run=dry_run))
        for dry_run in (True, False)
    ]
    assert found[0] == found[1]
    assert Comment.objects.count() == before
    return found[0]


def a_comment(**more) -> dict:
    return {"type": "comment", "text": "Since when?", **more}


def test_a_reply_stands_under_a_comment_of_its_own_argument(cast, initiative):
    hana = cast.actor(cast.hana)
    first, other = argue(cast, initiative, "One"), argue(cast, initiative, "Two")
    said = discussion.add_comment(by=hana, initiative=initiative, argument=first, text="Why?")
    reply = discussion.add_comment(by=hana, initiative=initiative, argument=first, parent=said, text="So")
    gone = discussion.add_comment(by=hana, initiative=initiative, argument=first, text="Oh")
    hidden = discussion.add_comment(by=hana, initiative=initiative, argument=first, text="Fool")
    discussion.delete_comment(by=hana, comment=gone)
    moderation.hide(by=cast.actor(cast.minji), thing=hidden, reason="It insults")
    here = {"argument": str(first.pk)}
    wrong = [
        a_comment(**here, parent=str(reply.pk)),
        a_comment(argument=str(other.pk), parent=str(said.pk)),
        a_comment(parent=str(said.pk)),
        a_comment(**here, parent=str(gone.pk)),
        a_comment(**here, parent=str(hidden.pk)),
        a_comment(**here, parent="nobody said this"),
    ]
    assert said_of(cast, initiative, *wrong) == [
        (1, "parent", "too_deep"),
        (2, "parent", "elsewhere"),
        (3, "parent", "elsewhere"),
        (4, "parent", "comment_deleted"),
        (5, "parent", "comment_deleted"),
        (6, "parent", "does_not_exist"),
    ]
    right = imported(cast, lines(a_comment(**here, parent=str(said.pk))), "jsonl", initiative=initiative)
    assert counts_of(right) == {"made": {"comments": 1}}


def test_a_reply_in_the_file_stands_under_a_comment_of_its_own_argument(cast, initiative):
    there = argue(cast, initiative, "There")
    rows = [
        an_argument(id="a"),
        an_argument(id="b", claim="Another"),
        a_comment(id="1", argument="a"),
        a_comment(id="2", argument="b", parent="1"),
        a_comment(id="3", argument=str(there.pk), parent="1"),
        a_comment(id="4", parent="1"),
        a_comment(id="5", argument="a", parent="1"),
    ]
    assert said_of(cast, initiative, *rows) == [(line, "parent", "elsewhere") for line in (4, 5, 6)]
    assert said_of(cast, initiative, *rows[:3], rows[6], a_comment(argument="a", parent="5")) == [
        (5, "parent", "too_deep")
    ]


def test_one_comment_may_name_its_argument_by_number_and_its_reply_by_id(cast, initiative):
    argument = argue(cast, initiative, "It stands here")
    rows = [a_comment(id="1", argument="#1"), a_comment(id="2", argument=str(argument.pk), parent="1")]
    imported(cast, lines(*rows), "jsonl", initiative=initiative)
    assert Comment.objects.get(parent__isnull=False).parent.argument == argument


def test_a_type_that_is_no_word_is_a_fault(cast, initiative):
    job = imported(cast, b'{"type": ["argument"]}\n{"type": {}}', "jsonl", initiative=initiative)
    assert faults_of(job) == [(1, "type", "invalid_choice"), (2, "type", "invalid_choice")]
