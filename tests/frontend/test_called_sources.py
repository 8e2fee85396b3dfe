"""Sources that are offered while one types "[[": each with the Markdown that cites it."""

import re
from html import unescape

import pytest

from deliberation.actions.sources import add_source
from deliberation.markup import render_markdown

HERE = "/w/AI/sources/called/"


def spelled(browser, asked: str) -> list[str]:
    html = browser.get(HERE, {"q": asked}).content.decode()
    return [unescape(found) for found in re.findall(r'data-spelling="([^"]*)"', html)]


@pytest.mark.parametrize(
    ("title", "url", "href"),
    [
        ("AI Act", "https://example.org/act", "https://example.org/act"),
        (
            "A [draft] of *both* sides_",
            "https://example.org/a_(b)?c=d&e",
            "https://example.org/a_%28b%29?c=d&amp;e",
        ),
        ("인공지능 기본법", "https://example.org/법", "https://example.org/%EB%B2%95"),
    ],
)
def test_what_is_put_in_reads_as_the_title_and_leads_to_the_source(cast, browser, title, url, href):
    add_source(by=cast.actor(cast.hana), workspace=cast.workspace, title=title, url=url)
    (spelling,) = spelled(browser(cast.hana), title.split()[0])
    assert f'<a href="{href}"' in render_markdown(spelling)
    assert f">{title}</a>" in render_markdown(spelling)


def test_a_source_without_an_address_is_cited_by_its_place_in_the_library(
    cast, browser, workspace_source, settings
):
    (spelling,) = spelled(browser(cast.hana), "framework")
    assert spelling == f"[Framework Act]({settings.BASE_URL}/w/AI/sources/{workspace_source.pk}/)"


def test_nothing_typed_yet_offers_the_latest(cast, browser, workspace_source):
    assert len(spelled(browser(cast.hana), "")) == 1


def test_the_library_is_its_members(cast, browser, client, workspace_source):
    assert browser(cast.ben).get(HERE).status_code == 404
    assert client.get(HERE).status_code == 302
