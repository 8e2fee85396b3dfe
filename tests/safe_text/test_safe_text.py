"""The whole corpus in every column of text, on every page that shows it, in Chromium: nothing runs, nothing reports."""

import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape

import pytest
from django.test import Client

from accounts.models import KeptMail, OutgoingMail
from tests.cast import gather
from tests.safe_text.everything import Everything, build
from tests.safe_text.places import PLACES
from tests.safe_text.planting import mark, plant
from tests.safe_text.shown import SHOWN
from tests.safe_text.watcher import Watcher
from tests.services.browser import session_cookie
from tests.sessions import known_again

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Marks of hits and of changes stand within words.
WITHIN = re.compile(r'<del>.*?</del>|<span class="heard">[^<]*</span>|</?(?:ins|mark)\b[^>]*>', re.DOTALL)

LETTERS = "letters"  # are shown where no page was opened, whose service worker would answer instead


@pytest.fixture
def everything(transactional_db, settings):
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"
    everything = build(gather())
    plant(everything)
    return everything


@pytest.fixture
def watcher_of(browser, site):
    """A page that is watched, of one who is signed in; one each."""
    watchers: dict = {}

    def open_page(who) -> Watcher:
        if who not in watchers:
            context = browser.new_context(base_url=site)
            if who not in (None, LETTERS):
                context.add_cookies([session_cookie(who, site)])
            watchers[who] = Watcher(context.new_page(), site)
        return watchers[who]

    yield open_page
    for watcher in watchers.values():
        watcher.page.context.close()


def test_no_text_acts_anywhere_and_each_is_shown_where_the_table_says(everything, watcher_of):
    faults, shown = {}, defaultdict(set)
    for place in PLACES:
        watcher = watcher_of(getattr(everything.cast, place.who, None))
        faults[f"{place.who} {place.path}"] = watcher.open(place.at(everything.ids))
        shown[words_of(watcher.page.content())].add(place.path)
    for path, html in letters(everything):
        faults[path] = watcher_of(LETTERS).show(html)
        shown[words_of(html)].add(path)
    assert {place: found for place, found in faults.items() if found} == {}
    assert missing(shown) == {}


def letters(everything: Everything) -> Iterator[tuple[str, str]]:
    """HTML that stands for itself: each mail that went out, and what a person takes away."""
    for kept in KeptMail.objects.order_by("pk"):
        key = OutgoingMail.objects.get(pk=kept.headers["X-Madang-Delivery"]).key
        yield f"mail/{key.partition(':')[0]}", kept.html
    client = Client()
    client.force_login(everything.cast.hana)
    taken = known_again(client).get("/settings/data/madang.html")
    yield "settings/data/madang.html", b"".join(taken.streaming_content).decode()


def missing(shown: dict[str, set[str]]) -> dict[str, list[str]]:
    """Places of the table where a column was not seen."""
    seen = {
        column: {place for html, places in shown.items() if mark(column) in html for place in places}
        for column in SHOWN
    }
    gone = {
        column: [place for place in places if place not in seen[column]] for column, places in SHOWN.items()
    }
    return {column: places for column, places in gone.items() if places}


def words_of(html: str) -> str:
    return unescape(WITHIN.sub("", html))
