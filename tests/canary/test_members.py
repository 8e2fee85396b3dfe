"""Members of the workspace: what is not for their role, or not yet, or of a place that they do not see."""

from dataclasses import replace

import pytest

from .crawler import Crawler
from .planting import UNSHOWN
from .routes import api, crawled, of_a_place

# One world for all.
pytestmark = [pytest.mark.django_db, pytest.mark.crawl, pytest.mark.xdist_group("members")]

# What a reader keeps for oneself, and reports, which observers may make.
READERS_OWN = frozenset(
    {
        "settings/",
        "language/",
        "inbox/read/",
        "w/<str:key>/subscription/",
        "subscriptions/resume/",
        "digests/feed/",
        "digests/feed/end/",
        "w/<str:key>/export/",
        "i/<ref:ref>/export/",
        "api/v1/exports",
        "i/<ref:ref>/follow/",
        "i/<ref:ref>/seen/",
        "w/<str:key>/views/",
        "api/v1/me/saved-views",
        "api/v1/me/notifications",
        "api/v1/me/subscriptions/<workspace:key>",
        "api/v1/me/subscriptions/suspension",
        "api/v1/initiatives/<uuid:pk>/follow",
        "api/v1/initiatives/<uuid:pk>/seen",
        "api/v1/initiatives/<uuid:pk>/reports",
        *(f"{noun}/<uuid:pk>/report/" for noun in ("arguments", "evidence", "comments")),
        *(
            f"accounts/{word}/"
            for word in ("logout", "email", "password/change", "password/set", "reauthenticate")
        ),
        "accounts/login/",
        "accounts/password/reset/",
        *(f"settings/{word}/" for word in ("tokens", "sign-in/end-others", "data/erase")),
        "workspaces/new/",
        "api/v1/workspaces",
        "api/v1/me",
        "api/v1/me/tokens",
        "api/v1/me/feed",
    }
)
READ_AT = {
    "taeho": ("hidden", "at close", "by organisation", "public"),
    "dohyun": ("open", "at close", "by organisation", "withheld"),
    "minji": ("withheld",),
}


@pytest.fixture
def place(planted):
    """By name; *hidden* is the open one, asked for what a facilitator hid there, *withheld* for what Hana's keeps."""

    def find(name: str):
        opened = planted.places["open"]
        if name == "withheld":
            return replace(opened, rows=opened.rows | {"policy": opened.rows["withheld policy"]})
        if name != "hidden":
            return planted.places[name]
        hidden = {noun: opened.rows[f"hidden {noun}"] for noun in ("argument", "evidence", "comment")}
        return replace(opened, rows=opened.rows | hidden)

    return find


@pytest.mark.parametrize(("who", "where"), [("taeho", "draft"), ("dohyun", "named")])
def test_a_place_that_a_member_does_not_see_is_as_one_that_is_not_there(planted, caller, place, who, where):
    crawler = Crawler(planted, caller(who), of_a_place())
    crawler.spy(place(where))
    crawler.mix(place("open"), place(where))
    assert not crawler.findings, crawler.report()


@pytest.mark.parametrize(("who", "where"), [(who, where) for who in READ_AT for where in READ_AT[who]])
def test_a_member_reads_of_a_place_what_is_for_the_role_and_no_more(planted, caller, place, who, where):
    # What is of no place tells of all of them at once: it is called the first time.
    everything = where == READ_AT[who][0]
    crawler = Crawler(planted, caller(who), tuple(one for one in crawled() if everything or one.is_placed))
    crawler.look_around(place(where))
    assert not crawler.findings, crawler.report()


def test_an_observer_changes_nothing_but_what_is_the_observer_s_own(planted, caller, place):
    crawler = Crawler(planted, caller("taeho"))
    crawler.try_everything(place("open"), own=READERS_OWN)
    assert not crawler.findings, crawler.report()


def test_a_token_to_read_changes_nothing(planted, caller, place):
    """But that a credential of its person can be ended, and that what it reads can be taken away as a file."""
    crawler = Crawler(planted, caller("minji", by_token=True), api())
    own = {"api/v1/me/tokens/<slug:prefix>", "api/v1/exports", "api/v1/exports/<uuid:pk>"}
    crawler.try_everything(place("open"), own=own)
    assert not crawler.findings, crawler.report()


def test_whoever_may_read_a_text_is_shown_it_somewhere(planted, caller, place):
    """What is never shown cannot be found to leak; the texts that no page and no answer shows are listed."""
    canaries, heard = planted.canaries, set()
    for who in ("hana", "minji", "jiwoo"):
        asked = tuple(route for route in crawled() if who == "hana" or route.is_placed)
        crawler = Crawler(planted, caller(who), asked)
        crawler.look_around(place("open"))
        assert not crawler.findings, crawler.report()
        heard |= crawler.heard
    for_them = {word for word, seers in canaries.seers.items() if {"hana", "minji", "jiwoo"} & seers}
    here = {canaries.said[word] for word in for_them if canaries.said[word].endswith("(open)")}
    assert here - {canaries.said[word] for word in heard} == UNSHOWN
