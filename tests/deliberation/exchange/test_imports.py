"""What an import does: all of it or nothing, once, in the name of whoever brings it; and what it says is wrong."""

import orjson
import pytest

from deliberation import integrity
from deliberation.actions import votes
from deliberation.actions.jobs import carry_out_import
from deliberation.dispatch import dispatch
from deliberation.errors import NotNow
from deliberation.exchange.asking import ask_export
from deliberation.models import Activity, Argument, Initiative, Job, Notification
from tests.scene import set_scene

from .drafts import everything, whole_draft, whole_file
from .jobs import bytes_of, carried_out, counts_of, exported, faults_of, imported, lines, lines_of

OURS = frozenset(
    {
        "id",
        "url",
        "html_url",
        "ref",
        "created_at",
        "updated_at",
        "version",
        "permissions",
        "author",
        "organisation",
    }
    | {"added_by", "external_id", "workspace", "stage_since", "parties", "opens_at", "closes_at"}
)


def said(rows: list[dict]) -> dict[str, list]:
    """The same rows without what is ours here: ids by what they name."""
    names = {
        row["id"]: row.get("claim") or row.get("text") or row.get("title") for row in rows if "id" in row
    }
    told: dict[str, list] = {}
    for row in rows:
        own = {
            key: names.get(value, value) if isinstance(value, str) else value for key, value in row.items()
        }
        kept = {key: value for key, value in own.items() if key not in OURS}
        if isinstance(kept.get("source"), dict):
            kept["source"] = {key: value for key, value in kept["source"].items() if key != "id"}
        told.setdefault(row["type"], []).append(kept)
    return {name: sorted(rows, key=orjson.dumps) for name, rows in told.items()}


def test_what_was_exported_is_the_same_when_it_is_imported_elsewhere(cast, elsewhere):
    draft = whole_draft(cast)
    first = exported(cast, cast.minji, "jsonl", draft)
    job = imported(cast, bytes_of(first), "jsonl", elsewhere)
    assert counts_of(job) == {
        "made": {"initiatives": 1, "sources": 2, "arguments": 4, "evidence": 2, "comments": 3}
    }
    there = Initiative.objects.get(workspace=elsewhere)
    assert job.report["initiative"] == str(there.pk)
    by = {"by": cast.actor(cast.minji), "workspace": elsewhere}
    again = carried_out(ask_export(**by, as_format="jsonl", initiative=there))
    assert said(lines_of(again)) == said(lines_of(first))
    assert {one.author for one in Argument.objects.filter(initiative=there)} == {cast.minji}
    dispatch(elsewhere.pk)
    assert [str(fault) for fault in integrity.faults()] == []


def test_the_same_file_twice_changes_nothing(cast, elsewhere):
    content = whole_file(cast)
    imported(cast, content, "jsonl", elsewhere)
    before = everything()
    again = imported(cast, content, "jsonl", elsewhere)
    assert counts_of(again) == {}
    assert again.report["notes"] == ["This very file was imported before; nothing was changed."]
    assert everything() == before


def test_a_file_that_grew_brings_what_is_new_and_rewords_what_changed(cast, elsewhere):
    content = whole_file(cast)
    imported(cast, content, "jsonl", elsewhere)
    rows = [orjson.loads(line) for line in content.splitlines()]
    first = next(row for row in rows if row["type"] == "argument")
    first["claim"] = "One voice carries much further"
    more = {"type": "argument", "id": "new", "kind": "advantage", "claim": "It is cheap"}
    grown = lines(*rows, more | {"initiative": first["initiative"]})
    job = imported(cast, grown, "jsonl", elsewhere)
    assert counts_of(job) == {
        "made": {"arguments": 1},
        "changed": {"arguments": 1},
        "skipped": {"initiatives": 1, "sources": 2, "arguments": 3, "evidence": 2, "comments": 3},
    }
    assert Argument.objects.filter(initiative__workspace=elsewhere, claim=first["claim"]).get().revision == 1


def test_an_initiative_that_takes_its_own_export_back_stays_as_it_is(cast):
    draft = whole_draft(cast)
    job = imported(cast, bytes_of(exported(cast, cast.minji, "jsonl", draft)), "jsonl", initiative=draft)
    assert counts_of(job) == {"skipped": {"sources": 2, "arguments": 4, "evidence": 2, "comments": 3}}


def test_a_dry_run_says_the_same_and_writes_nothing(cast, elsewhere):
    content, before = whole_file(cast), everything()
    tried = imported(cast, content, "jsonl", elsewhere, dry_run=True)
    assert everything() == before
    assert tried.can_be_carried_out
    told = counts_of(tried)
    carry_out_import(by=cast.actor(cast.minji), job=tried)
    assert counts_of(carried_out(tried)) == told
    assert Initiative.objects.filter(workspace=elsewhere).count() == 1
    assert carry_out_import(by=cast.actor(cast.minji), job=Job.objects.get(pk=tried.pk)).state == "done"


def test_all_faults_are_told_at_once_by_line_and_nothing_is_written(cast, initiative):
    wrong = b"\n".join(
        [
            b'{"type": "argument", "kind": "advantage", "claim": ""}',
            b"not JSON",
            b'{"type": "argument", "kind": "opinion", "claim": "It holds", "color": "red"}',
            b'{"type": "argument", "id": "a", "kind": "advantage", "claim": "It holds"}',
            b'{"type": "argument", "id": "a", "kind": "advantage", "claim": "It holds twice"}',
            b'{"type": "statement"}',
            b'{"type": "comment", "text": 7}',
            b'{"type": "evidence", "argument": "a", "source": {"address": "javascript:alert(1)"}}',
        ]
    )
    job = imported(cast, wrong, "jsonl", initiative=initiative)
    assert faults_of(job) == [
        (1, "claim", "required"),
        (2, "", "not_json"),
        (3, "color", "unknown"),
        (3, "kind", "invalid_choice"),
        (3, "kind", "required"),
        (5, "id", "twice"),
        (6, "type", "invalid_choice"),
        (7, "text", "invalid"),
        (8, "address", "invalid"),
        (8, "title", "required"),
    ]
    assert not Argument.objects.exists()


def test_what_hangs_in_the_air_is_a_fault(cast, initiative):
    rows = [
        {"type": "argument", "id": "a", "kind": "advantage", "claim": "It holds"},
        {"type": "argument", "id": "b", "parent": "a", "relation": "answers", "claim": "It is no challenge"},
        {"type": "argument", "id": "c", "parent": "nothing", "relation": "rebuts", "claim": "It does not"},
        {"type": "argument", "id": "d", "parent": "e", "relation": "rebuts", "claim": "Round"},
        {"type": "argument", "id": "e", "parent": "d", "relation": "rebuts", "claim": "and round"},
        {"type": "comment", "id": "1", "argument": "nothing", "text": "Where?"},
    ]
    beside = faults_of(imported(cast, lines(*rows), "jsonl", initiative=initiative))
    assert beside == [
        (2, "relation", "not_a_challenge"),
        (4, "parent", "too_deep"),
        (5, "parent", "too_deep"),
    ]
    left = [rows[0], rows[2], rows[5]]
    for dry_run in (True, False):
        job = imported(cast, lines(*left), "jsonl", initiative=initiative, dry_run=dry_run)
        assert (2, "parent", "does_not_exist") in faults_of(job)
    assert not Argument.objects.exists()


def test_nobody_is_told_and_each_noun_is_on_the_record(cast, initiative):
    row = {"type": "argument", "id": "a", "kind": "advantage", "claim": "It holds"}
    remark = {"type": "comment", "id": "c", "argument": "a", "text": f"[@Hana Kim](mention:{cast.hana.pk})?"}
    before = Notification.objects.count()
    imported(cast, lines(row, remark), "jsonl", initiative=initiative)
    dispatch(cast.workspace.pk)
    assert Notification.objects.count() == before
    acts = Activity.objects.filter(verb__endswith="imported").order_by("pk")
    assert [(one.verb, one.quiet) for one in acts] == [
        ("argument.imported", True),
        ("comment.imported", True),
    ]
    assert Activity.objects.filter(verb="import.done").exists()


def test_a_stage_that_takes_no_arguments_takes_none_from_a_file(cast, initiative):
    Initiative.objects.update(stage="decided")
    row = {"type": "argument", "id": "a", "kind": "advantage", "claim": "It holds"}
    job = imported(cast, lines(row), "jsonl", initiative=initiative, dry_run=True)
    assert faults_of(job) == [(1, "", "no_argue_at_stage")]


def test_what_others_decided_is_not_done_in_their_name(cast, scene_file, elsewhere):
    job = imported(cast, scene_file, "jsonl", elsewhere)
    notes = [
        one for one in job.report["notes"] if "nobody votes, decides or speaks for others here: vote, " in one
    ]
    assert len(notes) == 1
    assert Argument.objects.filter(initiative__workspace=elsewhere, tally__agree__gt=0).count() == 0


@pytest.fixture
def scene_file(cast) -> bytes:
    scene = set_scene(cast)
    votes.cast_vote(by=cast.actor(cast.hana), argument=scene.argument, value=1)
    return bytes_of(exported(cast, cast.minji, "jsonl", scene.initiative))


WRONG_NODES = [{"nodeID": "a", "type": "I", "text": "A"}, *({"nodeID": str(n)} for n in range(700))]


@pytest.mark.parametrize(
    ("content", "as_format"),
    [
        (b"nonsense\n" * 700, "jsonl"),
        (orjson.dumps({"nodes": WRONG_NODES, "edges": []}), "aif"),
        (b"claim\nGood\n" + b"a,b\n" * 700, "csv"),
    ],
)
def test_many_faults_are_bounded_and_counted(cast, initiative, content, as_format):
    job = imported(cast, content, as_format, initiative=initiative, kind="advantage")
    assert (len(job.faults), job.more_faults) == (500, 200)


def test_what_failed_cannot_be_carried_out(cast, initiative):
    job = imported(cast, b"nonsense", "jsonl", initiative=initiative, dry_run=True)
    with pytest.raises(NotNow):
        carry_out_import(by=cast.actor(cast.minji), job=job)
