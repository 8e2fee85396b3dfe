"""Files that are refused, each with a sentence that says what to do."""

import io
import os
import subprocess
import zipfile

import pytest
from django.utils import translation

from deliberation.briefs import BriefRefused, extract_text, extraction
from deliberation.briefs.extract import limits
from deliberation.briefs.extract.kinds import media_type_of
from deliberation.briefs.extract.refused import Unreadable
from deliberation.briefs.refusals import SENTENCES

from .files import archive, blank_pdf, hangul, old_office, paragraph, word

BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><document>&b;</document>'
)
NOISE = bytes(range(256)) * 8


def code_of(content: bytes, filename: str = "file") -> str:
    with pytest.raises(BriefRefused) as refusal:
        extract_text(content, filename)
    assert str(refusal.value) == str(SENTENCES[refusal.value.code])
    return refusal.value.code


def with_members(content: bytes, **members: str) -> bytes:
    """The archive with some members replaced."""
    packed = io.BytesIO()
    new = {name.replace("__", "/").replace("_dot_", "."): words for name, words in members.items()}
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts,
    ):
        for name in old.namelist():
            parts.writestr(name, new[name] if name in new else old.read(name))
    return packed.getvalue()


@pytest.mark.parametrize("content", [b"", b"  \n\n ", b"\xef\xbb\xbf", word()])
def test_an_empty_file_is_refused(content):
    assert code_of(content) == "empty"


def test_a_file_of_fifty_megabytes_is_refused_before_any_process_starts(monkeypatch):
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("a process was started"))
    assert code_of(b"%PDF-1.4" + b"a" * 50_000_000) == "too_large"


def test_more_than_four_hundred_thousand_characters_are_refused():
    assert code_of(b"word " * 80_001) == "too_long"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + NOISE, "wrong_type"),
        (b"{\\rtf1 hello}", "wrong_type"),
        (archive(xl__workbook_dot_xml="<x/>"), "wrong_type"),
        (NOISE, "noise"),
        (b"\x7fELF" + NOISE, "wrong_type"),
        (old_office("WordDocument"), "old_doc"),
        (old_office("FileHeader", "HwpSummaryInformation"), "old_hwp"),
        (b"HWP Document File V3.00" + NOISE, "old_hwp"),
        (old_office("EncryptedPackage", "EncryptionInfo"), "encrypted"),
        (blank_pdf(), "scanned"),
        (blank_pdf(password="secret"), "encrypted"),
        (b"%PDF-1.7\nbroken", "broken"),
        (b"PK\x03\x04" + NOISE, "broken"),
        (word(paragraphs=("Words.",))[:2000], "broken"),
        (archive(word__document_dot_xml="<not closed"), "broken"),
        (hangul("<hp:p>"), "broken"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_apart(content, code):
    assert code_of(content) == code


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    bomb = with_members(word(), word__document_dot_xml="A" * 60_000_000)
    assert len(bomb) < 1_000_000
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("it was unpacked"))
    with pytest.raises(Unreadable, match="expands"):
        media_type_of(bomb, "bomb.docx")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_method_that_python_unpacks_only_in_one_go_is_refused(method):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as parts:
        parts.writestr("word/document.xml", "A" * 1_000)
    assert code_of(packed.getvalue()) == "broken"


def test_a_member_that_packs_far_too_well_is_refused():
    assert code_of(with_members(word(), word__document_dot_xml="A" * 9_000_000)) == "expands"


@pytest.mark.parametrize(
    "content",
    [
        with_members(word(), word__document_dot_xml=BILLION_LAUGHS),
        with_members(hangul(paragraph("말")), Contents__section0_dot_xml=BILLION_LAUGHS),
        with_members(word(), word__document_dot_xml=BILLION_LAUGHS.encode("utf-16")),
    ],
)
def test_declared_entities_are_refused(content):
    assert code_of(content) == "entities"


def test_an_encrypted_hwpx_is_told_apart():
    manifest = "<manifest><encryption-data/></manifest>"
    assert code_of(hangul(paragraph("말"), **{"META-INF__manifest_dot_xml": manifest})) == "encrypted"


def test_a_child_that_hangs_costs_its_own_job_only(monkeypatch):
    monkeypatch.setattr(extraction, "START", "import time; time.sleep(60)")
    monkeypatch.setattr(extraction, "SECONDS_AT_MOST", 0.3)
    assert code_of(b"Words.") == "too_demanding"


@pytest.mark.parametrize(
    ("work", "code"),
    [
        ("limits.confine(); bytearray(2_000_000_000)", "broken"),
        ("import os; os.kill(os.getpid(), 9)", "too_demanding"),
    ],
)
def test_a_child_that_dies_costs_its_own_job_only(monkeypatch, work, code):
    monkeypatch.setattr(
        extraction, "START", f"import sys; sys.path.append(sys.argv[1]); from extract import limits; {work}"
    )
    assert code_of(b"Words.") == code


def test_the_child_sees_none_of_our_settings(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "of no business to a parser")
    told = "import json, os; print(json.dumps({'text': ' '.join(os.environ), 'media_type': 'text/plain'}))"
    monkeypatch.setattr(extraction, "START", told)
    assert "SECRET_KEY" not in extract_text(b"Words.", "note.txt").text


def test_the_child_may_not_write_files(tmp_path, monkeypatch):
    written = tmp_path / "written"
    work = f"limits.forbid_writing(); open({str(written)!r}, 'w').write('x' * 10)"
    monkeypatch.setattr(
        extraction, "START", f"import sys; sys.path.append(sys.argv[1]); from extract import limits; {work}"
    )
    assert code_of(b"Words.") == "broken"
    assert not written.exists() or written.stat().st_size == 0


def test_a_name_that_is_a_path_or_an_option_does_no_harm():
    assert extract_text(b"Words.", "../../etc/passwd").text == "Words."
    assert extract_text(b"Words.", "-c import os\0.md").media_type == "text/markdown"


def test_the_sentence_speaks_the_readers_language():
    with translation.override("en"):
        assert "HWPX" in str(BriefRefused("old_hwp"))
    assert os.environ.get("LANG") is None or BriefRefused("empty").code == "empty"
    assert limits.UNPACKED_AT_MOST == 50_000_000
