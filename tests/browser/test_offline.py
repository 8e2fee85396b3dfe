"""The server goes, and comes back: one page says so, and what was being written is there again."""

import socket
import threading
from urllib.parse import urlsplit

import pytest
import uvicorn
from django.contrib.staticfiles.handlers import ASGIStaticFilesHandler
from django.core.asgi import get_asgi_application
from django.http import Http404
from playwright.sync_api import expect

from frontend.views import offline
from tests.cast import gather, open_initiative
from tests.services.browser import session_cookie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEPT = "caches.keys().then((names) => names.filter((name) => name.startsWith('offline-')).length)"


class Site:
    """A server that a test may stop, and start again at the same address."""

    def __init__(self) -> None:
        self.application = ASGIStaticFilesHandler(get_asgi_application())
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def start(self) -> None:
        if self.listener.fileno() < 0:
            self.listener = socket.create_server(("127.0.0.1", urlsplit(self.url).port))
        config = uvicorn.Config(
            self.application, lifespan="off", log_config=None, timeout_graceful_shutdown=1
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.listener]})
        self.thread.start()

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join()
        self.listener.close()


@pytest.fixture
def server(transactional_db, settings):
    server = Site()
    settings.BASE_URL = server.url
    settings.CSRF_TRUSTED_ORIGINS = [server.url]
    server.start()
    yield server
    server.stop()


@pytest.fixture
def page(browser, server):
    """Hana's, in a browser that may keep a worker; what it says in its console about a server that is gone is right."""
    cast = gather()
    open_initiative(cast)
    context = browser.new_context(base_url=server.url)
    context.add_cookies([session_cookie(cast.hana, server.url)])
    yield context.new_page()
    context.close()


def test_while_the_server_is_gone_a_page_says_so_and_what_was_written_comes_back(page, server, monkeypatch):
    monkeypatch.setattr(offline, "A_DAY", {"Cache-Control": "no-cache"})
    page.goto("/w/AI/sources/new/")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.goto("/w/AI/sources/new/")
    page.get_by_label("Title").fill("A treaty")
    page.evaluate("customElements.whenDefined('draft-keeper').then(() => null)")
    server.stop()
    page.locator("main").get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="The server cannot be reached")).to_be_visible()
    assert page.url == f"{server.url}/w/AI/sources/new/"
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_text("kept in this browser")).to_be_visible()
    server.start()
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_label("Title")).to_have_value("A treaty")
    monkeypatch.setattr(offline, "_known", _dropped)
    page.goto("/i/AI-1/")
    page.wait_for_function("navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")
    assert page.evaluate(KEPT) == 0


def _dropped(language: str):
    raise Http404  # as a release without it would answer
