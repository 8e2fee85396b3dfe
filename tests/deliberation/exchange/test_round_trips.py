"""An export comes back: all that still stands there, and a word, with its lines, for what is left out."""

import pytest

from deliberation import integrity
from deliberation.actions.jobs import carry_out_import
from deliberation.dispatch import dispatch
from deliberation.models import Activity, Initiative

from .drafts import everything
from .jobs import bytes_of, carried_out, counts_of, exported, imported, lines_of
from .lived import HELD, HIDDEN, KEPT, SAME, WITHDRAWN, Lived, told_of

COMES_BACK = {
    "arguments": {
        (KEPT, "advantage", None, None, "active", 0),
        ("Not in forums", None, KEPT, "rebuts", "active", 1),
        (WITHDRAWN, "challenge", None, None, "withdrawn", 0),
        ("予算を一つにする", None, WITHDRAWN, "answers", "active", 1),
        ("遅い", None, "予算を一つにする", "rebuts", "active", 2),
        (HELD, "challenge", None, None, "active", 0),
    },
    "evidence": {
        (KEPT, "A treaty", "Art. 1\n— “so”"),
        (KEPT, "조약", "제1조"),
        (WITHDRAWN, "予算書", ""),
        (KEPT, "An audit", ""),
    },
    "comments": {
        ("언제부터?", KEPT, None),
        ("2024년부터", KEPT, "언제부터?"),
        ("Read this first\n\n- it is short", None, None),
        ("Yes", None, "Read this first\n\n- it is short"),
        ("I do mind", KEPT, None),
        ("Please", KEPT, None),
    },
    "facts": {"There are two", "둘이 있다"},
    "links": {("There are two", "A treaty", "Art. 2"), ("There are two", "A census", "")},
    "questions": {("Who pays?", "Both.\n\nHalf each.", claim) for claim in (KEPT, WITHDRAWN)},
}


@pytest.mark.parametrize("who", ["minji", "dohyun"])
def test_lines_bring_back_all_that_stands_there(cast, elsewhere, who):
    """Also out of what one exports who reads but tombstones of what is hidden."""
    lived = Lived(cast)
    content = bytes_of(exported(cast, getattr(cast, who), "jsonl", lived.initiative))
    tried = imported(cast, content, "jsonl", elsewhere, dry_run=True)
    told = counts_of(tried)
    carry_out_import(by=cast.actor(cast.minji), job=tried)
    job = carried_out(tried)
    assert counts_of(job) == told
    there = Initiative.objects.get(workspace=elsewhere)
    assert told_of(there) == COMES_BACK
    assert (there.title, there.language) == (lived.initiative.title, "ko")
    dispatch(elsewhere.pk)
    assert [str(fault) for fault in integrity.faults()] == []


def test_each_line_that_is_left_out_or_moved_is_named(cast, elsewhere):
    job = exported(cast, cast.minji, "jsonl", Lived(cast).initiative)
    at = {
        row.get("claim")
        or row.get("text")
        or row.get("quote")
        or (row.get("source") or {}).get("title"): line
        for line, row in enumerate(lines_of(job), start=1)
        if row["type"] != "source"
    }
    notes = imported(cast, bytes_of(job), "jsonl", elsewhere).report["notes"]
    anew, their = (
        "Not carried over, as it is said anew here:",
        "Not carried over, as a facilitator hid it there:",
    )
    along, moved = (
        "Not carried over, as what it stands under is not:",
        "Carried over to the argument that theirs shows as:",
    )
    alone = "Carried over without the comment that it replies to:"
    assert set(notes) == {
        *(f"{anew} initiative.{name}, line 1" for name in ("stage", "parties", "opens_at", "closes_at")),
        f"{anew} argument.challenge, line {at[HELD]}",
        f"{anew} evidence.grade, line {at['An audit']}",
        f"Not carried over, as it shows as another argument there: argument, line {at[SAME]}",
        f"Not carried over, as it was deleted there: comment, line {at['I do mind'] - 1}",
        f"{their} argument (2), lines {at[HIDDEN]}, {at['Nobody asked']}",
        f"{their} evidence, line {at['A rumour']}",
        f"{their} comment, line {at['Fools']}",
        f"{along} argument (2), lines {at['So did I']}, {at['I did']}",
        f"{along} evidence, line {at['A diary']}",
        f"{along} comment, line {at['Indeed']}",
        f"{along} question.arguments, line {at['Who pays?']}",
        f"{moved} argument, line {at['Not in forums']}",
        f"{moved} evidence, line {at['제1조']}",
        f"{moved} comment (2), lines {at['언제부터?']}–{at['2024년부터']}",
        f"{alone} comment (2), lines {at['I do mind']}, {at['Please']}",
    }


def test_the_same_lines_again_change_nothing(cast, elsewhere):
    content = bytes_of(exported(cast, cast.minji, "jsonl", Lived(cast).initiative))
    first = imported(cast, content, "jsonl", elsewhere)
    before, acts = everything(), Activity.objects.filter(verb__endswith="imported").count()
    again = imported(cast, content + b"\n", "jsonl", elsewhere)
    assert counts_of(again) == {"skipped": counts_of(first)["made"]}
    assert (everything(), Activity.objects.filter(verb__endswith="imported").count()) == (before, acts)
