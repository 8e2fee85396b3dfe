"""Each page opens for whom it is, and is nothing for others."""

from datetime import UTC, datetime

import pytest
import time_machine

from .pages import text_of

PAGES = [
    "/",
    "/w/AI/",
    "/w/AI/new/",
    "/w/AI/sources/",
    "/w/AI/sources/new/",
    "/i/AI-1/",
    "/i/AI-1/?kind=advantage&sort=newest",
    "/i/AI-1/?show=unvoted",
    "/i/AI-1/?show=reworded",
    "/i/AI-1/?show=unsourced",
    "/i/AI-1/?show=divided",
    "/i/AI-1/edit/",
    "/i/AI-1/stage/",
    "/i/AI-1/readers/",
    "/i/AI-1/view/",
    "/i/AI-1/vote/",
    "/i/AI-1/discussion/",
    "/i/AI-1/background/",
    "/i/AI-1/decision/",
    "/i/AI-1/positions/",
    "/i/AI-1/positions/?kind=challenge",
    "/i/AI-1/1/positions/",
    "/i/AI-1/actions/",
    "/i/AI-1/changes/",
    "/i/AI-1/standing/",
    "/i/AI-1/sheet/",
    "/i/AI-1/sheet.md",
    "/i/AI-1/briefing/",
    "/i/AI-1/briefing/one_page/ko.hwpx",
    "/i/AI-1/1/",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_facilitator_opens_every_page(path, cast, argument, browser):
    assert browser(cast.minji).get(path).status_code == 200


@pytest.mark.parametrize("path", [path for path in PAGES if path != "/"])
def test_a_stranger_finds_nothing(path, cast, argument, browser):
    assert browser(cast.ben).get(path).status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_a_visitor_is_asked_to_sign_in(path, argument, client):
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/?next=/")


def test_a_printed_page_tells_its_address_where_that_opens_nothing(cast, argument, browser, settings):
    hana = browser(cast.hana)
    assert f"{settings.BASE_URL}/i/AI-1/1/ · " in text_of(hana.get("/i/AI-1/1/"))
    for path in ("/settings/", "/invitations/a-secret/", "/nowhere/"):
        assert "printed--foot" not in hana.get(path).content.decode()


@time_machine.travel(datetime(2026, 11, 26, 22, tzinfo=UTC), tick=False)
def test_a_printed_page_says_one_day_where_the_reader_is(cast, argument, browser):
    printed = text_of(browser(cast.hana).get("/i/AI-1/1/"))
    assert "/i/AI-1/1/ · Fri 27 Nov 2026" in printed
    assert "Thu 26 Nov" not in printed
