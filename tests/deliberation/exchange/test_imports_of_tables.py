"""Tables, conversations of Polis and maps of arguments, brought in."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.base import ContentFile

from deliberation.actions import votes
from deliberation.errors import Invalid, NotNow
from deliberation.exchange.asking_import import ask_import, choose_columns
from deliberation.exchange.columns import guessed
from deliberation.exchange.polis_packed import FILES
from deliberation.models import Argument, Evidence, Initiative, Job
from tests.cast import argue

from .exports import tallied, unpacked, zipped
from .jobs import bytes_of, carried_out, counts_of, exported, faults_of, imported

TABLE = """No,Statement,Type,Why,Link
1,One voice carries further,pro,"- in forums
- and norms",https://example.org/a
2,Two budgets,해결 과제,,
3,'=1+1 is what it costs,con,,
"""
MEANS = {"No": "id", "Statement": "claim", "Type": "kind", "Why": "reasons", "Link": "source_address"}


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def arguments() -> list[tuple]:
    return list(Argument.objects.order_by("number").values_list("claim", "kind", "reasons"))


def test_a_table_comes_in_as_its_columns_are_said_to_mean(cast, initiative):
    job = imported(cast, TABLE, "csv", initiative=initiative, mapping=MEANS)
    assert counts_of(job) == {"made": {"arguments": 3, "evidence": 1, "sources": 1}}
    assert arguments() == [
        ("One voice carries further", "advantage", "- in forums\n- and norms"),
        ("Two budgets", "challenge", ""),
        ("=1+1 is what it costs", "disadvantage", ""),
    ]
    assert Evidence.objects.get().source.url == "https://example.org/a"
    grown = TABLE + "4,It is cheap,pro,,\n"
    assert counts_of(imported(cast, grown, "csv", initiative=initiative, mapping=MEANS)) == {
        "made": {"arguments": 1},
        "skipped": {"arguments": 3, "evidence": 1},
    }


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_spreadsheet_of_another_language_separates_otherwise(cast, initiative, separator):
    table = f"claim{separator}kind\nOne voice, or two{separator}challenge\n"
    imported(cast, "\ufeff" + table, "csv", initiative=initiative)
    assert arguments() == [("One voice, or two", "challenge", "")]


def test_faults_of_a_table_are_told_by_line(cast, initiative):
    table = "claim,kind\nIt holds,pro\n,con\nToo,many,cells\nIt holds not,maybe\nIt is what,\n"
    job = imported(cast, table, "csv", initiative=initiative)
    assert faults_of(job) == [
        (3, "claim", "required"),
        (4, "", "columns"),
        (5, "kind", "invalid_choice"),
        (5, "kind", "required"),
        (6, "kind", "required"),
    ]


@pytest.mark.parametrize(
    ("mapping", "kind", "field"),
    [
        ({"No": "id"}, "advantage", "mapping"),
        ({"Statement": "claim"}, "", "kind"),
        ({"X": "claim"}, "", "mapping"),
    ],
)
def test_a_mapping_that_says_too_little_is_refused_at_once(cast, initiative, mapping, kind, field):
    with pytest.raises(Invalid) as refused:
        imported(cast, TABLE, "csv", initiative=initiative, mapping=mapping, kind=kind)
    assert refused.value.faults[0].field == field


def test_who_hands_a_table_in_may_be_asked_for_its_columns(cast, initiative):
    by = cast.actor(cast.minji)
    content = ContentFile(TABLE.encode(), name="x")
    given = {"by": by, "workspace": cast.workspace, "initiative": initiative, "as_format": "csv"}
    job = ask_import(**given, content=content, filename="statements.csv", ask_columns=True)
    assert (job.state, job.dry_run) == ("asking", True)
    with pytest.raises(Invalid):
        choose_columns(by=by, job=job, mapping={"No": "id"})
    choose_columns(by=by, job=job, mapping=MEANS)
    assert counts_of(carried_out(job))["made"]["arguments"] == 3
    assert not Argument.objects.exists()
    with pytest.raises(NotNow):
        choose_columns(by=by, job=Job.objects.get(), mapping=MEANS)


def test_names_of_columns_are_understood():
    assert guessed(["번호", "주장", "종류", "출처", "메모"]) == {
        "번호": "id", "주장": "claim", "종류": "kind", "출처": "source_title",
    }  # fmt: skip


def test_an_exported_table_comes_back_as_it_was(cast, initiative):
    """Also what was made inert for spreadsheets."""
    for claim in ("=1+1", "'=1+1", "One; two", '"Quoted"', "@here"):
        argue(cast, initiative, claim)
    table = bytes_of(exported(cast, cast.hana, "csv", initiative, noun="arguments"))
    job = imported(cast, table, "csv", initiative=initiative)
    assert counts_of(job) == {"skipped": {"arguments": 5}}


def test_a_conversation_of_polis_comes_in_once(cast, tmp_path_factory):
    folder = unpacked("15-per-hour-seattle", tmp_path_factory.mktemp("polis"))
    content = zipped(folder)
    tried = imported(cast, content, "polis", dry_run=True)
    assert not Initiative.objects.exists()
    job = imported(cast, content, "polis", kind="challenge")
    assert counts_of(job) == counts_of(tried)
    assert Initiative.objects.get().stage == "deciding"
    assert len(tallied(Initiative.objects.get())) == job.report["made"]["arguments"]
    again = imported(cast, content, "polis")
    assert counts_of(again) == {"skipped": job.report["made"]}


def test_a_zip_that_is_none_or_holds_something_else_is_refused(cast):
    into = BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("comments.csv", "x")
    for content in (b"no zip", into.getvalue()):
        job = imported(cast, content, "polis")
        assert job.state == "failed"
        assert job.faults[0]["field"] == "file"


def test_votes_go_out_and_come_in_again_as_polis_has_them(cast, initiative):
    for number, claim in enumerate(("One voice carries further", "Two budgets")):
        argument = argue(cast, initiative, claim)
        for who, value in ((cast.hana, 1), (cast.dohyun, -1 if number else 0)):
            votes.cast_vote(by=cast.actor(who), argument=argument, value=value)
    content = bytes_of(exported(cast, cast.hana, "polis", initiative))
    assert b"Hana" not in b"".join(zipfile.ZipFile(BytesIO(content)).read(name) for name in names_in(content))
    assert set(names_in(content)) == {*FILES, "participants-votes.csv"}
    imported(cast, content, "polis")
    there = Initiative.objects.exclude(pk=initiative.pk).get()
    assert list(tallied(there).values()) == [[1, 0, 1], [1, 1, 0]]


def names_in(content: bytes) -> list[str]:
    return zipfile.ZipFile(BytesIO(content)).namelist()


@pytest.mark.parametrize("how", [{"ballot": "by_organisation"}, {"results": "at_close"}])
def test_no_votes_go_out_where_they_are_secret_or_sealed(cast, initiative, how):
    Initiative.objects.update(**how)
    with pytest.raises(NotNow):
        exported(cast, cast.hana, "polis", Initiative.objects.get())


@pytest.mark.parametrize("name", ["argdown", "aif"])
def test_a_map_of_arguments_goes_out_and_comes_in(cast, initiative, name):
    first = argue(cast, initiative, "One voice carries further")
    argue(cast, initiative, "Two budgets", kind="challenge")
    content = bytes_of(exported(cast, cast.hana, name, initiative))
    assert first.claim.encode() in content
    other = Initiative.objects.count()
    job = imported(cast, content, name, system="elsewhere")
    assert job.state == "done", job.faults
    assert Initiative.objects.count() in (other, other + 1)


@pytest.mark.parametrize("name", ["markdown", "docx", "graphml"])
def test_a_briefing_and_a_graph_are_written(cast, initiative, name):
    argue(cast, initiative, "One voice carries further")
    assert len(bytes_of(exported(cast, cast.hana, name, initiative))) > 300


def test_a_discussion_of_kialo_comes_in_as_a_draft(cast):
    text = (
        "Discussion Title: One voice\n\n1. Both should speak with one voice.\n1.1. Pro: It carries further.\n"
    )
    job = imported(cast, text + "1.2. Con: It is slower.\n1.2.1. Con: Not in forums.\n", "kialo")
    assert counts_of(job)["made"] == {"initiatives": 1, "arguments": 3}
    assert [(claim, kind) for claim, kind, _reasons in arguments()] == [
        ("It carries further.", "advantage"),
        ("It is slower.", "disadvantage"),
        ("Not in forums.", None),
    ]
    again = imported(cast, text, "kialo")
    assert counts_of(again) == {"skipped": {"initiatives": 1, "arguments": 1}}


def test_of_a_cell_that_is_far_too_long_its_column_is_named(cast, initiative):
    table = f"claim,kind,reasons\nIt is cheap,advantage,{'a' * 200_000}\n"
    job = imported(cast, table, "csv", initiative=initiative)
    assert faults_of(job) == [(2, "reasons", "max_length")]
