"""`read_brief` at a terminal and for scripts."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from deliberation.models import Brief, Initiative

ARTICLE = Path(__file__).parent / "data" / "briefs" / "article.txt"


def run(*arguments) -> str:
    out = io.StringIO()
    call_command("read_brief", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_json_holds_all_that_was_read(cast):
    read = json.loads(run(ARTICLE, "--workspace", "AI", "--json"))
    assert set(read) == {
        "title", "proposal", "summary", "language", "parties", "people", "dates", "events", "areas",
        "arguments", "facts", "questions", "links", "conclusion", "unplaced",
    }  # fmt: skip
    assert [party["name"] for party in read["parties"]] == [
        "Ministry of Foreign Affairs",
        "Ministry of Science and ICT",
    ]
    assert len(read["arguments"]) == 6
    assert set(read["arguments"][0]) == {"kind", "claim", "reasons", "passage"}
    assert not Initiative.objects.exists()


def test_accept_names_the_initiative_and_its_author(cast):
    read = json.loads(run(ARTICLE, "--workspace", "AI", "--json", "--accept"))
    initiative = Initiative.objects.get()
    assert (read["initiative"], initiative.author) == ("AI-1", cast.minji)


def test_somebody_else_hands_it_in_on_demand(cast):
    run(ARTICLE, "--workspace", "AI", "--as", "HANA@madang.example")
    assert Brief.objects.get().handed_in_by == cast.hana


def test_a_person_reads_plain_lines(cast):
    said = run(ARTICLE, "--workspace", "AI", "--accept")
    assert "South Korea Enhances" in said
    assert "Facts (5)" in said
    assert "Accepted as AI-1, a draft." in said


def bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 120_000_000)
    return path


def test_each_refusal_is_one_sentence(cast, tmp_path):
    files = {name: tmp_path / name for name in ("empty.txt", "large.txt", "program.bin")}
    files["empty.txt"].write_bytes(b"")
    files["large.txt"].write_bytes(b"word " * 10_000_000)
    files["program.bin"].write_bytes(b"\x7fELF" + bytes(range(256)) * 40)
    for file in (*files.values(), bomb(tmp_path / "bomb.docx"), tmp_path / "missing.txt", tmp_path):
        with pytest.raises(CommandError) as refusal:
            run(file, "--workspace", "AI")
        sentence = str(refusal.value)
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert refusal.value.returncode == 1
    assert not Brief.objects.exists()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--workspace", "ZZ"], "There is no workspace ZZ."),
        (["--workspace", "AI", "--as", "ben@madang.example"], "ben@madang.example is no member of AI."),
        (["--workspace", "AI", "--as", "taeho@madang.example"], "Your role here does not allow this."),
    ],
)
def test_who_and_where_are_checked(cast, options, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(ARTICLE, *options)
