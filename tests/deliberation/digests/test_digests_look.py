"""The mail itself: one content in two forms, small, readable aloud, and nothing in it that has to be loaded."""

import re
from datetime import timedelta
from html import unescape
from html.parser import HTMLParser
from uuid import UUID

import pytest

from accounts.mail import Letter
from accounts.mail.letters import compose
from accounts.models import OutgoingMail, User, Workspace
from deliberation.digests.facts import Ahead, DecisionFacts
from deliberation.digests.letters import said
from deliberation.models import Edition, Subscription

from .paper import AI_1, ME, WORKSPACE, argument, change, day, doing, initiative, key, label, told
from .week import DUE, WEEK

UNSUBSCRIBE = "https://madang.example/unsubscribe/word/"
LONG = "인공지능규칙을" * 40  # 280 characters, three bytes each
DECISION = str(UUID(int=301))


def mail_of(digest) -> tuple[str, str]:
    """Text and HTML of a digest, as it goes to somebody who gets it on Mondays."""
    workspace = Workspace(pk=WORKSPACE, key="AI", name="AI & Digital Diplomacy", time_zone="Asia/Seoul")
    edition = Edition(pk=UUID(int=7), workspace=workspace, starts_at=DUE - WEEK, ends_at=DUE)
    mine = Subscription(pk=UUID(int=8), user=User(pk=ME), workspace=workspace, language=digest.language)
    return said(digest, edition, mine, UNSUBSCRIBE)


def worst(language: str = "ko"):
    """Every section is full, every line as long as it may be."""
    place = initiative(title=LONG[:200], closes_at=DUE + WEEK, progress=(3, 5))
    there = {key(n): argument(n, place, claim=LONG, author=str(ME), needs_source=True) for n in range(1, 10)}
    numbers = range(1, 8)
    changes = [
        *(change("decision", outcome="adopt", said="confirmed", decision=DECISION) for _n in numbers),
        *(change("argument", n, kind="advantage") for n in numbers),
        *(change("response", n, parent=key(9), relation="rebuts") for n in numbers),
    ]
    return told(
        *changes,
        arguments=there,
        initiatives={AI_1: place},
        decisions={DECISION: DecisionFacts(LONG * 20, LONG * 20)},
        doings=[doing(n, title=LONG, more_path="/i/AI-1/1/#wordings") for n in range(1, 12)],
        ahead=tuple(Ahead("action", str(UUID(int=n)), AI_1, LONG, day(n), "Hana Kim") for n in numbers),
        note=LONG,
        note_by="Minji Seo",
        language=language,
        covers_gap=True,
    )


def some(**fields):
    place = initiative(title="Align <both> & more", closes_at=DUE + timedelta(days=4), progress=(3, 5))
    return told(
        label(1, "broad_agreement", "divided", 9, 8, 3),
        change("decision", outcome="adopt", said="confirmed", decision=DECISION),
        change("argument", 2, kind="advantage"),
        initiatives={AI_1: place},
        decisions={DECISION: DecisionFacts("It **helps**.", "Trade would wait.")},
        doings=[doing(5, code="vote", count=9, ref="AI-1", path="/i/AI-1/vote/"), doing(6)],
        **{"note": "Please read.", "note_by": "Minji Seo", **fields},
    )


class Tags(HTMLParser):
    """What stands in a mail: its tags with their attributes, and the words of its title."""

    def __init__(self, html: str):
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def all(self, name: str) -> list[dict]:
        return [attrs for tag, attrs in self.tags if tag == name]


def words_of(html: str) -> str:
    body = html.partition("<body")[2]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_longest_digest_stays_under_100_kb(language):
    digest = worst(language)
    text, html = mail_of(digest)
    assert [len(section.lines) for section in digest.sections] == [7, 7, 7, 7, 7, 1]
    letter = Letter("hana@madang.example", digest.subject, text, DUE, html)
    assert len(compose(OutgoingMail(key="digest:1:2"), letter).wire()) < 100_000
    assert text.count("\n* ") == html.count('class="line') == 36


def test_only_what_would_be_too_long_is_cut():
    text, _html = mail_of(told(change("argument", 1, kind="advantage"), arguments=with_claim(LONG)))
    assert LONG in text.replace("\n  ", "")


def with_claim(claim):
    return {key(1): argument(1, initiative(), claim=claim)}


def test_text_and_html_say_the_same_words():
    text, html = mail_of(some())
    seen = words_of(html)
    for line in filter(None, text.splitlines()):
        for part in re.split(r"^\* |^  |: | · | → |https?://\S+|^-- $", line):
            assert part.strip(" :") in seen


@pytest.mark.parametrize("language", ["en", "ko"])
def test_it_can_be_read_aloud(language):
    digest = some(language=language)
    _text, html = mail_of(digest)
    tags = Tags(html)
    assert tags.all("html")[0]["lang"] == language
    assert f"<title>{digest.subject}</title>" in html
    assert all(table["role"] == "presentation" for table in tags.all("table"))
    assert len(tags.all("h1")) == 1
    assert len(tags.all("h2")) == len(digest.sections)


def test_it_is_whole_without_images_and_loads_nothing():
    _text, html = mail_of(some())
    tags = Tags(html)
    assert not [tag for tag, _attrs in tags.tags if tag in ("img", "script", "link", "object", "iframe")]
    assert "url(" not in html
    assert "@import" not in html
    assert "9 agree, 8 disagree, 3 not sure" in words_of(html)


def test_bars_are_cells_as_wide_as_their_share():
    _text, html = mail_of(some())
    widths = [int(cell["width"]) for cell in Tags(html).all("td") if cell.get("height") == "8"]
    assert len(widths) == 3
    assert widths == sorted(widths, reverse=True)


def test_where_votes_are_missing_one_button_leads_to_them():
    text, html = mail_of(some())
    assert html.count(">Vote through<") == 1
    assert text.count("/i/AI-1/vote/") == 1


def test_every_link_leads_to_the_site_that_sends_though_lines_are_kept_for_many_mails(settings):
    for address in ("https://one.example", "https://two.example"):
        settings.BASE_URL = address
        text, html = mail_of(some())
        assert {
            link["href"].partition("/i/")[0] for link in Tags(html).all("a") if "/i/" in link["href"]
        } == {address}
        assert set(re.findall(r"(\S+)/i/AI-1", text)) == {address}


def test_what_people_wrote_stays_text():
    _text, html = mail_of(some())
    assert "Align &lt;both&gt; &amp; more" in html


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Nothing happened that is for you, and you asked to hear that, too."),
        ("ko", "알려 드릴 일이 없었습니다. 소식이 없을 때도 받도록 설정하셨습니다."),
    ],
)
def test_an_empty_one_says_why_it_comes(language, sentence):
    for form in mail_of(told(language=language)):
        assert sentence in form


def test_a_subject_with_signs_of_html_is_no_html():
    digest = told(workspace_name="<b>A&B</b>")
    _text, html = mail_of(digest)
    assert "<title>Nothing new in &lt;b&gt;A&amp;B&lt;/b&gt;</title>" in html
