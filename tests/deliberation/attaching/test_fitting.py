"""What may be attached, by what is in it; pictures keep their points and nothing else."""

import io
import zipfile

import pytest

from deliberation.attaching import Unfit, drawing, fit
from tests.deliberation.briefs.files import word

from .pictures import CAMERA, PLACE, REMARK, moving, photo, picture, shown

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def package(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, b"<x/>")
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_tells_neither_where_nor_with_what_it_was_taken(kind):
    told = (PLACE, CAMERA, REMARK)
    before = photo(kind)
    assert any(word in before for word in told), "this test looks for what is not there"
    kept = fit(before, "summit.jpg")
    assert [word for word in told if word in kept.content] == []
    assert dict(shown(kept.content).getexif()) == {}


def test_a_photo_that_lies_on_its_side_is_put_upright():
    kept = fit(photo(), "summit.jpg")
    assert (kept.width, kept.height) == shown(kept.content).size == (40, 60)


def test_what_is_hidden_behind_a_picture_is_gone():
    kept = fit(picture() + SVG, "chart.png")
    assert b"svg" not in kept.content
    assert b"svg" not in fit(photo() + SVG, "a.jpg").content


def test_a_large_picture_becomes_as_large_as_a_screen():
    kept = fit(picture(size=(6000, 3000)), "poster.png")
    assert (kept.width, kept.height) == shown(kept.content).size == (2560, 1280)


def test_a_moving_picture_stands_still_as_a_png():
    kept = fit(moving(), "dance.gif")
    assert (kept.name, kept.media_type) == ("dance.png", "image/png")
    assert getattr(shown(kept.content), "n_frames", 1) == 1
    assert REMARK not in kept.content


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "P"), ("PNG", "I;16"), ("PNG", "RGBA"), ("JPEG", "CMYK")])
def test_colours_of_every_sort_are_kept_as_browsers_show_them(kind, mode):
    kept = fit(picture(kind, mode=mode), "chart.png")
    assert shown(kept.content).mode in ("L", "RGB", "RGBA")


@pytest.mark.parametrize(
    ("content", "filename", "media_type", "name"),
    [
        (b"%PDF-1.7 x", "report.pdf", "application/pdf", "report.pdf"),
        (word(paragraphs=("A report",)), "report.docx", "wordprocessingml.document", "report.docx"),
        (package("xl/workbook.xml"), "figures.xlsx", "spreadsheetml.sheet", "figures.xlsx"),
        (package("ppt/presentation.xml"), "talk.pptx", "presentationml.presentation", "talk.pptx"),
        (package("Contents/section0.xml"), "보고서.hwpx", "hwp+zip", "보고서.hwpx"),
        (b"year,gdp\n2025,3", "figures.csv", "text/plain", "figures.csv"),
        (b"%PDF-1.7 x", "report.png", "application/pdf", "report.pdf"),
        (SVG, "logo.svg", "text/plain", "logo.svg.txt"),
        (b"#!/bin/sh", "run", "text/plain", "run.txt"),
    ],
)
def test_a_file_is_told_and_named_by_what_is_in_it(content, filename, media_type, name):
    kept = fit(content, filename)
    assert kept.media_type.endswith(media_type)
    assert (kept.name, kept.width, kept.content) == (name, None, content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"x" * 20_000_001, "too_large"),
        (b"MZ\x90\0 a program", "wrong_type"),
        (b"<!doctype html><script>alert(1)</script>", "wrong_type"),
        (package("word/document.xml", "word/vbaProject.bin"), "wrong_type"),
        (package("anything.txt"), "wrong_type"),
        (b"PK\x03\x04 no archive", "broken"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "broken"),
        (b"GIF89a", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "old_doc"),
        (picture(size=(10_000, 4_001), mode="1"), "too_many_pixels"),
    ],
)
def test_what_is_not_attached_is_refused_in_a_sentence(content, code):
    with pytest.raises(Unfit) as refusal:
        fit(content, "report.pdf")
    assert refusal.value.code == code
    assert str(refusal.value).endswith(".")


def test_a_picture_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(drawing, "SECONDS_AT_MOST", 0.001)
    with pytest.raises(Unfit) as refusal:
        fit(picture(), "chart.png")
    assert refusal.value.code == "too_demanding"
