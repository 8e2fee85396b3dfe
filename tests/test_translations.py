"""What readers of Korean see is compiled from what translators wrote, and nothing is left out."""

import polib
import pytest

from tests.source import ROOT

CATALOGUES = sorted((ROOT / "frontend/locale").rglob("*.po"))


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.parent.parent.name)
def catalogue(request):
    return request.param


def test_the_compiled_catalogue_says_what_the_written_one_says(catalogue):
    written = said(polib.pofile(catalogue).translated_entries())

    assert said(polib.mofile(catalogue.with_suffix(".mo"))) == written


def test_no_message_lacks_its_translation(catalogue):
    written = polib.pofile(catalogue)

    assert [entry.msgid for entry in [*written.untranslated_entries(), *written.fuzzy_entries()]] == []


def test_there_is_a_korean_catalogue():
    assert [path.parent.parent.name for path in CATALOGUES] == ["ko"]


def said(entries) -> dict:
    return {(entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural for entry in entries}
