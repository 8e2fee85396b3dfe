"""Conversations of Polis as one zip file: weighed before it is unpacked, refused where it is broken, and inert."""

import csv
import zipfile
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from deliberation.actions import votes
from deliberation.briefs.extract import packed
from deliberation.errors import Invalid
from deliberation.exchange import polis, polis_packed
from deliberation.exchange.polis_packed import FILES, REFUSED
from deliberation.models import Argument, Initiative
from tests.cast import argue

from .exports import written
from .jobs import bytes_of, exported, imported

BOMB = "timestamp,datetime,comment-id,voter-id,vote\n" + "0" * 60_000_000


def zipped(folder: Path, method: int = zipfile.ZIP_DEFLATED, **other: str) -> bytes:
    """Three files in one; ``votes`` in the place of those in the folder."""
    into = BytesIO()
    with zipfile.ZipFile(into, "w", method) as archive:
        for name in FILES:
            archive.writestr(name, other.get(name.removesuffix(".csv"), (folder / name).read_text()))
    return into.getvalue()


@pytest.fixture
def small(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("polis")
    return written(folder, comments="0,1,Build more lanes", votes="1400000000000,0,1,1")


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_bomb_is_refused_before_anything_is_unpacked(cast, small, monkeypatch, method):
    bomb = zipped(small, method, votes=BOMB)
    assert len(bomb) < 200_000
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_, **__: pytest.fail("it was unpacked"))
    job = imported(cast, bomb, "polis")
    assert (job.state, job.faults[0]["field"]) == ("failed", "file")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_python_unpacks_only_in_one_go_is_not_read_however_small_it_is(cast, small, method):
    assert imported(cast, zipped(small, method), "polis").faults[0]["code"] == "not_zip"


def test_a_table_of_contents_without_end_is_not_even_read(cast, monkeypatch):
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for number in range(5_001):
            archive.writestr(str(number), "")
    monkeypatch.setattr(zipfile, "ZipInfo", lambda *_: pytest.fail("an object was made of an entry"))
    assert imported(cast, content.getvalue(), "polis").faults[0]["code"] == "too_large"


def test_an_entry_is_counted_where_two_pieces_meet():
    assert packed._entries(BytesIO(b"x" * (1024 * 1024 - 2) + packed.ENTRY + packed.ENTRY)) == 2


def test_whatever_byte_is_changed_it_is_read_or_refused(small, tmp_path):
    """What nobody foresaw would be tried again, and break off each time."""
    whole, refused = zipped(small), set()
    for place in range(len(whole)):
        for other in (0x00, 0xFF, whole[place] ^ 0x01, whole[place] ^ 0x08):
            changed = whole[:place] + bytes([other]) + whole[place + 1 :]
            try:
                polis_packed._unpack(BytesIO(changed), tmp_path)
            except Invalid as refusal:
                refused |= {fault.code for fault in refusal.faults}
    assert refused == {code for code, _said in REFUSED.values()} | {"missing"}


def test_one_that_ends_too_soon_is_refused_at_once(cast, small):
    whole = zipped(small)
    for length in (len(whole) // 3, len(whole) - 1):
        job = imported(cast, whole[:length], "polis")
        assert (job.state, job.attempts, job.faults[0]["code"]) == ("failed", 1, "not_zip")


@pytest.mark.parametrize(("noun", "file"), [("MOST_ARGUMENTS", "comments.csv"), ("MOST_THINGS", "votes.csv")])
def test_how_much_one_holds_has_a_bound(tmp_path, monkeypatch, noun, file):
    monkeypatch.setattr(polis, noun, 2)
    comments = "".join(f"{number},1,Lane {number}\n" for number in range(3 if file == "comments.csv" else 1))
    folder = written(tmp_path, comments=comments, votes="5,0,1,1\n5,0,2,1\n5,0,3,1\n")
    with pytest.raises(Invalid) as refused:
        polis.read(folder)
    assert [(one.field, one.code) for one in refused.value.faults] == [(f"{file}:4", "too_many")]


def test_many_faults_are_counted_and_looked_through_once(tmp_path):
    lines = "".join(f"5,9,{voter},1\n" for voter in range(3_000))
    with pytest.raises(Invalid) as refused:
        polis.read(written(tmp_path, comments="0,1,Build more lanes", votes=lines))
    assert (len(refused.value.faults), refused.value.more) == (500, 2_500)


@pytest.fixture
def formulas(cast, initiative) -> Initiative:
    Initiative.objects.update(title="=1+1", summary="@SUM(A1)")
    votes.cast_vote(by=cast.actor(cast.hana), argument=argue(cast, initiative, "-2+3 is one"), value=-1)
    return Initiative.objects.get()


def cells(content: bytes, name: str) -> list[list[str]]:
    text = zipfile.ZipFile(BytesIO(content)).read(name).decode()
    return list(csv.reader(StringIO(text, newline="")))


def test_no_cell_is_a_formula_and_reading_it_gives_the_words_again(cast, formulas):
    content = bytes_of(exported(cast, cast.hana, "polis", formulas))
    assert cells(content, "summary.csv")[0] == ["topic", "'=1+1"]
    assert cells(content, "comments.csv")[1][-1] == "'-2+3 is one"
    assert cells(content, "votes.csv")[1][-1] == "-1"  # a number
    imported(cast, content, "polis")
    there = Initiative.objects.exclude(pk=formulas.pk).get()
    assert (there.title, there.summary) == ("=1+1", "@SUM(A1)")
    assert Argument.objects.get(initiative=there).claim == "-2+3 is one"


def test_a_machine_may_ask_for_the_cells_as_they_are(cast, formulas):
    content = bytes_of(exported(cast, cast.hana, "polis", formulas, raw=True))
    assert cells(content, "summary.csv")[0] == ["topic", "=1+1"]
    assert cells(content, "comments.csv")[1][-1] == "-2+3 is one"
