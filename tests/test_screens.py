"""The pictures in README are among those that one command makes, and show pages that exist."""

import re

import pytest
from django.urls import resolve

from screens import FOLDER, PICTURES
from tests.source import ROOT

NAMES = {one.file.name for one in PICTURES}


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
def test_each_is_of_a_page_that_exists(picture):
    assert resolve(picture.path).func


def test_readme_shows_pictures_that_the_command_makes():
    shown = set(re.findall(r"docs/screens/([\w-]+\.png)", (ROOT / "README.md").read_text(encoding="utf-8")))

    assert shown
    assert shown <= NAMES


def test_no_picture_lies_there_that_the_command_does_not_make():
    assert {path.name for path in FOLDER.iterdir()} <= NAMES
