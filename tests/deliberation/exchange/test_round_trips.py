"""An export comes back: all that still stands there, and a word, with its lines, for what is left out."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from deliberation import integrity
from deliberation.actions.initiatives import start_initiative
from deliberation.actions.jobs import carry_out_import
from deliberation.dispatch import dispatch
from deliberation.exchange.importing import READERS
from deliberation.models import Activity, Initiative

from .drafts import everything
from .exports import unpacked, zipped
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


ANEW = "Not carried over, as it is said anew here:"


@pytest.mark.parametrize("name", ["argdown", "aif"])
def test_a_map_of_arguments_brings_back_what_it_has_room_for(cast, elsewhere, name):
    """Whoever took it away: what is hidden is a tombstone in it also for those who may read it."""
    lived = Lived(cast)
    content = bytes_of(exported(cast, cast.minji, name, lived.initiative))
    for words in (HIDDEN, "Nobody asked", "A rumour", "A diary", "Fools", "Never mind"):
        assert words.encode() not in content
    tried = counts_of(imported(cast, content, name, elsewhere, dry_run=True))
    job = imported(cast, content, name, elsewhere)
    assert counts_of(job) == tried
    found = told_of(Initiative.objects.get(workspace=elsewhere))
    assert found == COMES_BACK
    notes = [note.partition(", line")[0] for note in job.report["notes"]]
    assert {f"{ANEW} argument.challenge", f"{ANEW} evidence.grade", f"{ANEW} initiative.parties (1)"} <= {
        *notes
    }
    assert "Carried over to the argument that theirs shows as: argument" in notes
    dispatch(elsewhere.pk)
    assert [str(fault) for fault in integrity.faults()] == []


def test_a_table_brings_back_what_it_has_room_for(cast, elsewhere):
    lived = Lived(cast)
    by = {"by": cast.actor(cast.minji), "workspace": elsewhere}
    there = start_initiative(**by, title="Another")
    content = bytes_of(exported(cast, cast.minji, "csv", lived.initiative, noun="arguments"))
    job = imported(cast, content, "csv", elsewhere, initiative=there)
    assert told_of(there)["arguments"] == COMES_BACK["arguments"]
    assert len(job.report["notes"]) == 4


KIALO = "Discussion Title: One voice\n\n1. Both speak alike.\n1.1. Pro: So [here](https://e.org/a).\n1.1.1. Con: No.\n"
TABLE = "claim,kind,source_title,quote\nIt holds,pro,A treaty,Art. 1\n=1+1,con,,\n"


def file_of(cast, name: str, folder) -> bytes:
    if name == "polis":
        return zipped(unpacked("vtaiwan.uberx", folder))
    given = {"kialo": KIALO, "csv": TABLE}
    return (
        given[name].encode()
        if name in given
        else bytes_of(exported(cast, cast.minji, name, Lived(cast).initiative))
    )


@pytest.mark.parametrize("name", sorted({"polis", *READERS}))
def test_the_same_file_again_changes_nothing_in_any_format(cast, elsewhere, name, tmp_path_factory):
    """Also where it is not the very same bytes, so that each thing in it has to be known by itself."""
    content, where = file_of(cast, name, tmp_path_factory.mktemp("files")), {}
    if name == "csv":
        where["initiative"] = start_initiative(
            by=cast.actor(cast.minji), workspace=elsewhere, title="Another"
        )
    first = imported(cast, content, name, elsewhere, **where)
    made, before, acts = counts_of(first)["made"], everything(), Activity.objects.count()
    again = zipped_again(content) if name == "polis" else content + b"\n"
    for dry_run in (True, False):
        job = imported(cast, again, name, elsewhere, dry_run=dry_run, **where)
        skipped = counts_of(job)["skipped"]
        assert job.report["made"] == job.report["changed"] == {}
        assert {noun: many for noun, many in skipped.items() if noun != "sources"} == {
            noun: many for noun, many in made.items() if noun != "sources"
        }
    assert everything() == before
    assert set(
        Activity.objects.order_by("-at").values_list("verb", flat=True)[: Activity.objects.count() - acts]
    ) <= {"import.done"}


def zipped_again(content: bytes) -> bytes:
    """The same files, packed in another order."""
    into = BytesIO()
    with ZipFile(BytesIO(content)) as packed, ZipFile(into, "w") as archive:
        for name in reversed(packed.namelist()):
            archive.writestr(name, packed.read(name))
    return into.getvalue()
