"""What an import does: all of it or nothing, once, in the name of whoever brings it; and what it says is wrong."""

import orjson
import pytest
from django.core.files.base import ContentFile
from django.db.models import F

from accounts.models import Membership, Role
from deliberation import integrity
from deliberation.actions import discussion, people, sources, votes
from deliberation.actions.arguments import respond
from deliberation.actions.jobs import carry_out_import
from deliberation.api.nouns import NOUNS
from deliberation.dispatch import dispatch
from deliberation.errors import NotAllowed, NotNow
from deliberation.exchange import bringing
from deliberation.exchange.asking import ask_export
from deliberation.exchange.asking_import import ask_import
from deliberation.exchange.runs import run
from deliberation.models import Activity, Argument, Comment, Evidence, Initiative, Job, Notification, Source
from tests.cast import SETUP, argue, draft_initiative
from tests.scene import set_scene

from .jobs import carried_out, counts_of, exported, faults_of, imported, lines, lines_of

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


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def elsewhere(cast):
    """An empty workspace that Minji facilitates, too."""
    workspace = people.create_workspace(by=SETUP, key="ZZ", name="Elsewhere")
    where = people.add_organisation(by=SETUP, workspace=workspace, name_en="ZZ", short_name_en="ZZ")
    people.join(by=SETUP, workspace=workspace, user=cast.minji, organisation=where, role=Role.FACILITATOR)
    return workspace


def whole_draft(cast) -> Initiative:
    """A draft with threads, backed and talked over."""
    draft = draft_initiative(cast, text="# Why\n\n=1+1", objectives=["One voice"], themes=["AI", "외교"])
    first = argue(cast, draft, "One voice carries further")
    challenge = argue(cast, draft, "Two budgets, one summit", kind="challenge")
    hana = cast.actor(cast.hana)
    answer = respond(
        by=hana, parent=challenge, relation="answers", claim="One budget line", reasons="- so\n- be it"
    )
    respond(by=hana, parent=answer, relation="rebuts", claim="@SUM(A1) is no budget")
    sources.add_evidence(
        by=hana, argument=first, source={"title": "A treaty", "url": "https://example.org/a"}, quote="Art. 1"
    )
    sources.add_evidence(
        by=hana, argument=answer, source={"title": "A treaty of old", "published_year": 1999}
    )
    said = discussion.add_comment(by=hana, initiative=draft, argument=first, text="Since when?")
    discussion.add_comment(by=hana, initiative=draft, argument=first, parent=said, text="Since 2024")
    discussion.add_comment(by=hana, initiative=draft, text="Read this first")
    return draft


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
    with first.result.open("rb") as file:
        job = imported(cast, file.read(), "jsonl", elsewhere)
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
    with exported(cast, cast.minji, "jsonl", draft).result.open("rb") as file:
        job = imported(cast, file.read(), "jsonl", initiative=draft)
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


def whole_file(cast) -> bytes:
    with exported(cast, cast.minji, "jsonl", whole_draft(cast)).result.open("rb") as file:
        return file.read()


def everything() -> dict[str, int]:
    nouns = {"initiatives": Initiative, "arguments": Argument, "comments": Comment, "evidence": Evidence}
    return {name: noun.objects.count() for name, noun in {**nouns, "sources": Source}.items()}


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


def test_a_worker_that_is_killed_in_the_middle_leaves_nothing_and_another_begins_anew(
    cast, elsewhere, monkeypatch
):
    class Killed(BaseException):
        pass

    def dies(**_given):
        assert Argument.objects.filter(initiative__workspace=elsewhere).exists()
        raise Killed

    job = ask(cast, whole_file(cast), elsewhere)
    before = everything()
    with monkeypatch.context() as patched:
        patched.setattr("deliberation.exchange.bringing.bring_comments", dies)
        with pytest.raises(Killed):
            run(job.pk, NOUNS)
    assert everything() == before
    Job.objects.update(leased_until=F("created_at"))
    done = carried_out(job)
    assert (done.state, done.attempts, counts_of(done)["made"]["comments"]) == ("done", 2, 3)


def test_one_that_is_cancelled_while_it_is_written_leaves_nothing(cast, elsewhere, monkeypatch):
    job, write = ask(cast, whole_file(cast), elsewhere), bringing.bring_comments

    def cancelled_meanwhile(**given):
        Job.objects.filter(pk=job.pk).update(state="cancelled", owner="")
        return write(**given)

    monkeypatch.setattr(bringing, "bring_comments", cancelled_meanwhile)
    assert run(job.pk, NOUNS)
    assert not Argument.objects.filter(initiative__workspace=elsewhere).exists()


def ask(cast, content: bytes, workspace) -> Job:
    return ask_import(
        by=cast.actor(cast.minji),
        workspace=workspace,
        as_format="jsonl",
        content=ContentFile(content, name="x"),
        filename="x.jsonl",
        dry_run=False,
    )


@pytest.mark.parametrize("who", ["hana", "taeho", "ben"])
def test_only_who_steers_imports(cast, who):
    with pytest.raises(NotAllowed):
        imported(cast, lines({"type": "source", "title": "A treaty"}), "jsonl", who=getattr(cast, who))


def test_who_steers_no_more_when_it_is_carried_out_does_not(cast, elsewhere):
    job = ask(cast, lines({"type": "source", "title": "A treaty"}), elsewhere)
    Membership.objects.filter(user=cast.minji, workspace=elsewhere).update(role="analyst")
    assert carried_out(job).code == "not_allowed"
    assert not Source.objects.exists()


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
    assert "Not carried over: vote (1)" in job.report["notes"]
    assert Argument.objects.filter(initiative__workspace=elsewhere, tally__agree__gt=0).count() == 0


@pytest.fixture
def scene_file(cast) -> bytes:
    scene = set_scene(cast)
    votes.cast_vote(by=cast.actor(cast.hana), argument=scene.argument, value=1)
    with exported(cast, cast.minji, "jsonl", scene.initiative).result.open("rb") as file:
        return file.read()


def test_many_faults_are_bounded_and_counted(cast, initiative):
    job = imported(cast, b"nonsense\n" * 700, "jsonl", initiative=initiative)
    assert (len(job.faults), job.more_faults) == (500, 200)


def test_what_failed_cannot_be_carried_out(cast, initiative):
    job = imported(cast, b"nonsense", "jsonl", initiative=initiative, dry_run=True)
    with pytest.raises(NotNow):
        carry_out_import(by=cast.actor(cast.minji), job=job)
