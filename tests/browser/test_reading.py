"""On a wide screen no line of running text is longer than an eye finds back from."""

from pathlib import Path

import pytest

from deliberation.actions import discussion, facts
from deliberation.actions.arguments import add_argument
from tests.cast import gather, open_initiative

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG_LINES = (Path(__file__).parent / "long_lines.js").read_text(encoding="utf-8")
MOST = 80  # characters
WIDE = {"width": 1440, "height": 900}
SENTENCE = (
    "Two embassies asked for one voice before the rules of others are printed and theirs is heard no more. "
)
TEXT = f"{SENTENCE * 6}\n\n- {SENTENCE * 2}\n\n> {SENTENCE * 2}"
PAGES = (
    "/w/AI/",
    "/i/AI-1/",
    "/i/AI-1/background/",
    "/i/AI-1/discussion/",
    "/i/AI-1/standing/",
    "/i/AI-1/1/",
    "/i/AI-1/1/edit/",
    "/help/board/",
    "/help/words/",
    "/settings/data/",
    "/digests/feed/",
    "/w/AI/subscription/",
    "/w/AI/briefs/new/",
)


@pytest.fixture
def cast(transactional_db):
    cast = gather()
    by, short = cast.actor(cast.hana), (SENTENCE * 2)[:200].strip()
    initiative = open_initiative(cast, proposal=short, summary=SENTENCE * 3, text=TEXT)
    argument = add_argument(by=by, initiative=initiative, kind="advantage", claim=short, reasons=TEXT)
    facts.add_fact(by=by, initiative=initiative, text=SENTENCE * 3)
    for about in (None, argument):
        discussion.add_comment(by=by, initiative=initiative, argument=about, text=TEXT)
    return cast


def test_no_line_of_running_text_is_too_long(new_page, cast):
    page = new_page(cast.hana, viewport=WIDE)
    found = {}
    for path in PAGES:
        assert page.goto(path).ok
        found[path] = page.evaluate(LONG_LINES, MOST)
    assert not {path: lines for path, lines in found.items() if lines}
