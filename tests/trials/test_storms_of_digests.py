"""Digests while everything dies: what the trial finds, and that it would find it."""

import subprocess
import sys

import pytest
from django.db import connection

from tests.source import ROOT
from trials.digests.verdict import Copy, Row, Story, faults

SEEDS, BASE = 20, 1
HANA, BEN = "hana@madang.example", "ben@madang.example"
STORY = Story(members=frozenset({f"AI {HANA}"}), unplanned=frozenset())
SENT = Row("AI", HANA, "accepted", "", "<1@madang.example>", possible_duplicate=False)
TAKEN = Copy(HANA, SENT.message_id, 10.0, b"A week of AI")


def row(**differing) -> Row:
    fields = {name: getattr(SENT, name) for name in Row.__slots__}
    return Row(**{**fields, **differing})


@pytest.mark.chaos
def test_nothing_is_lost_and_each_duplicate_is_on_record_whoever_is_killed():
    if connection.vendor != "postgresql":
        pytest.skip("a second process is tried on PostgreSQL")
    command = [sys.executable, "-m", "trials", "digests", "--seeds", str(SEEDS), "--base", str(BASE)]
    assert subprocess.run(command, cwd=ROOT).returncode == 0  # what it says is shown beside


def test_one_mail_to_each_holds():
    assert faults([SENT], [TAKEN], STORY) == []


def test_a_duplicate_without_a_record_is_found():
    assert faults([SENT], [TAKEN, TAKEN], STORY) == [
        f"{HANA} got it 2 times; it is accepted and no possible duplicate"
    ]
    assert faults([row(possible_duplicate=True)], [TAKEN, TAKEN], STORY) == []


def test_a_third_copy_is_found_even_with_a_record():
    assert faults([row(possible_duplicate=True)], [TAKEN] * 3, STORY) == [f"{HANA} got it 3 times"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "AI hana@madang.example was planned 0 times"),
        ([SENT, row(message_id="<2@madang.example>")], "AI hana@madang.example was planned 2 times"),
        ([row(state="sending")], f"{HANA} was left sending"),
        ([row(state="unknown", reason="worker_lost")], f"{HANA} was left unknown"),
        ([row(state="skipped")], f"{HANA} is skipped and nothing says why"),
        ([row(state="failed", reason="not_rendered")], f"{HANA} is failed because of not_rendered"),
        ([row(message_id="<3@madang.example>")], f"{HANA} is accepted and the server never took it"),
    ],
)
def test_what_is_lost_is_found(rows, said):
    assert said in faults(rows, [TAKEN], STORY)


def test_what_was_taken_though_it_is_said_to_be_refused_is_found():
    assert faults([row(state="bounced", reason="refused")], [TAKEN], STORY) == [
        f"{HANA} got it 1 times; it is bounced and no possible duplicate"
    ]


def test_who_still_waits_for_a_plan_is_found():
    story = Story(members=STORY.members, unplanned=STORY.members)
    assert faults([SENT], [TAKEN], story) == [f"AI {HANA} still waits to be planned"]


def test_a_mail_to_who_may_not_is_found():
    gone = Story(members=STORY.members, unplanned=frozenset(), left={HANA: 9.0})
    assert faults([SENT], [TAKEN], gone) == [f"{HANA} got a mail after leaving"]
    assert faults([SENT], [TAKEN], Story(STORY.members, frozenset(), left={HANA: 11.0})) == []
    other = Copy(BEN, SENT.message_id, 10.0)
    assert f"{BEN} got the mail of {HANA}" in faults([SENT], [TAKEN, other], STORY)
    secret = Story(STORY.members, frozenset(), secret=b"A week", may_know=frozenset({BEN}))
    assert faults([SENT], [TAKEN], secret) == [f"{HANA} was told what is for others"]
