"""Two people at one board: one adds, the other hears of it, and looks when it suits."""

import socket
import threading

import pytest
import uvicorn
from django.contrib.staticfiles.handlers import ASGIStaticFilesHandler
from django.core.asgi import get_asgi_application
from playwright.sync_api import Page, expect

from deliberation import dispatch
from deliberation.actions import arguments
from frontend.live import hub, waking, with_live
from tests.cast import argue, gather, open_initiative

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db):
    cast = gather()
    argue(cast, open_initiative(cast), "One voice carries further when norms are written")
    dispatch.dispatch(cast.workspace.pk)
    return cast


@pytest.fixture
def site(transactional_db, settings, monkeypatch):
    """The site as an ASGI server serves it, live pages with it."""
    monkeypatch.setattr(waking, "ALONE", 0.1)
    monkeypatch.setattr(hub, "LOOK", 0.1)
    settings.REDIS_URL = ""
    listener = socket.create_server(("127.0.0.1", 0))
    settings.BASE_URL = f"http://127.0.0.1:{listener.getsockname()[1]}"
    settings.CSRF_TRUSTED_ORIGINS = [settings.BASE_URL]
    application = with_live(ASGIStaticFilesHandler(get_asgi_application()))
    server = uvicorn.Server(
        uvicorn.Config(application, lifespan="off", log_config=None, timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield settings.BASE_URL
    server.should_exit = True
    thread.join()


def listening(page: Page, address: str) -> Page:
    """The page, once its line is open."""
    with page.expect_response(lambda answer: "/live/" in answer.url and answer.status == 200):
        page.goto(address)
    return page


def add(page: Page, cast, claim: str) -> None:
    """By the form of the board, as people do."""
    page.goto("/i/AI-1/")
    page.locator("#add-challenge summary").click()
    page.fill("#claim-challenge", claim)
    page.locator("#submit-challenge").click()
    expect(page.locator("#challenge .card h3").first).to_have_text(claim)
    dispatch.dispatch(cast.workspace.pk)


def test_who_reads_a_board_hears_of_what_another_adds_and_sees_it_when_asking(new_page, cast):
    reading, writing = listening(new_page(cast.hana), "/i/AI-1/"), new_page(cast.dohyun)
    news = reading.locator("live-news")
    expect(news).to_be_hidden()
    reading.locator("#add-advantage summary").click()
    written = reading.locator("#claim-advantage")
    written.fill("Half a thought")
    before = reading.locator("#board").bounding_box(), reading.evaluate("scrollY")
    add(writing, cast, "Two budgets, one summit")
    expect(news.locator("span")).to_have_text("1 new argument")
    add(writing, cast, "Who keeps the secretariat?")
    add(writing, cast, "Who pays for it?")
    expect(news.locator("span")).to_have_text("3 new arguments")
    expect(reading.locator("#live")).to_have_text("3 new arguments")
    assert (reading.locator("#board").bounding_box(), reading.evaluate("scrollY")) == before
    expect(written).to_be_focused()
    expect(written).to_have_value("Half a thought")
    expect(reading.locator("#challenge .card")).to_have_count(0)
    expect(writing.locator("live-news")).to_be_hidden()
    news.get_by_role("button", name="Show").click()
    expect(reading.locator("#challenge .card")).to_have_count(3)
    expect(news).to_be_hidden()


def test_an_argument_s_page_says_in_korean_what_came_to_it(new_page, cast):
    cast.hana.language = "ko"
    cast.hana.save()
    page = listening(new_page(cast.hana), "/i/AI-1/1/")
    argument = cast.workspace.initiatives.get().arguments.get()
    for claim in ("Not so", "Not at all"):
        by = cast.actor(cast.dohyun)
        arguments.respond(by=by, parent=argument, relation="rebuts", claim=claim)
    dispatch.dispatch(cast.workspace.pk)
    expect(page.locator("live-news span")).to_have_text("새 답변 2개")
    page.locator("live-news button").click()
    expect(page.locator("#responses .card")).to_have_count(2)


def test_who_is_not_told_keeps_a_page_that_lacks_nothing(new_page, cast):
    page = new_page(cast.hana, java_script_enabled=False)
    page.goto("/i/AI-1/")
    expect(page.locator("live-news")).to_be_hidden()
    expect(page.locator("#advantage .card")).to_have_count(1)
