"""Sources that are files: by their content, once, under a name of our own."""

import hashlib
from pathlib import PurePath

import pytest

from deliberation.actions import files
from deliberation.errors import Invalid, NotAllowed
from deliberation.models import Activity, Brief, Source
from tests.deliberation.briefs.files import word

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture(autouse=True)
def kept_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def keep(cast, content, filename="report.txt", who=None, **fields):
    by = cast.actor(who or cast.hana)
    return files.keep_file(by=by, workspace=cast.workspace, content=content, filename=filename, **fields)


def test_a_file_is_kept_under_a_name_of_our_own_with_its_hash(cast, tmp_path):
    source, is_new = keep(cast, b"Figures of 2025", "../../etc/통계 보고서.txt")
    assert is_new
    assert (source.title, source.file_name) == ("통계 보고서", "통계 보고서.txt")
    assert source.content_hash == hashlib.sha256(b"Figures of 2025").hexdigest()
    assert PurePath(source.file.name).name == f"{source.pk}.txt"
    assert tmp_path in [*PurePath(source.file.path).parents]
    assert source.file.open().read() == b"Figures of 2025"


def test_the_same_content_is_the_same_source_whatever_its_name(cast, tmp_path):
    first, _new = keep(cast, PNG, "one.png")
    again, is_new = keep(cast, PNG, "two.png", who=cast.dohyun)
    assert (again, is_new) == (first, False)
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
    assert Activity.objects.filter(verb="source.added").count() == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"MZ\x90\0 a program", "wrong_type"),
        (b"PK\x03\x04 no archive", "broken"),
        (b"x" * 20_000_001, "too_large"),
    ],
)
def test_what_is_no_document_is_refused_with_a_sentence(cast, content, code):
    with pytest.raises(Invalid) as refusal:
        keep(cast, content, "report.pdf")
    assert (refusal.value.faults[0].field, refusal.value.faults[0].code) == ("file", code)
    assert not Source.objects.exists()


def test_the_type_is_told_by_the_content_and_not_by_the_name(cast):
    assert keep(cast, PNG, "report.pdf")[0].file.name.endswith(".png")
    assert keep(cast, word(paragraphs=("A report",)), "picture.png")[0].file.name.endswith(".docx")


def test_a_brief_of_the_same_content_is_not_given_away(cast):
    brief = Brief.objects.create(workspace=cast.workspace, handed_in_by=cast.hana, text="Draft")
    digest = hashlib.sha256(b"Draft").hexdigest()
    Source.objects.create(
        workspace=cast.workspace, title="Brief", brief=brief, content_hash=digest, added_by=cast.hana
    )
    source, is_new = keep(cast, b"Draft", who=cast.dohyun)
    assert is_new
    assert source.brief is None


def test_observers_file_nothing(cast):
    with pytest.raises(NotAllowed):
        keep(cast, PNG, who=cast.taeho)
