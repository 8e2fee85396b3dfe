"""Chromium on a live server. A page that says anything in its console, CSP reports included, fails its test."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings as django_settings
from django.core.signals import request_finished, request_started
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.services.missing import missing

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE = {"width": 1280, "height": 900}
# A refused form answers 422 or 409, and Chromium writes each into the console. Requests that a service worker takes are
# out of a test's hands, so pages have none but in the test of it.
EXPECTED = (
    "Failed to load resource: the server responded with a status of 4",
    "Service Worker registration blocked by Playwright",
)
PLAIN = {"viewport": WIDE, "service_workers": "block"}


def chromium() -> str | None:
    """Where the system has it."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    binary = chromium()
    if binary is None:
        missing("Chromium")
    # Playwright keeps an event loop in this thread; Django would take it for a mistake.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=binary, args=[*FLAGS])
        yield launched
        launched.close()


class Answering:
    """How many requests the site is at, so that a test's rows go only when nobody reads them any more: PostgreSQL
    calls it a deadlock when tables are emptied under a page that is fetched ahead.
    """

    def __init__(self) -> None:
        self.requests, self.moved = 0, threading.Condition()

    def begun(self, **_signal) -> None:
        self._count(1)

    def ended(self, **_signal) -> None:
        self._count(-1)

    def is_over(self) -> bool:
        with self.moved:
            return self.moved.wait_for(lambda: self.requests <= 0, timeout=30)

    def _count(self, by: int) -> None:
        with self.moved:
            self.requests += by
            self.moved.notify_all()


@pytest.fixture
def site(live_server, kept_static_files, settings) -> Iterator[str]:
    """The address of the running site, which is also the one that mails and links name."""
    settings.BASE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    answering = Answering()
    request_started.connect(answering.begun)
    request_finished.connect(answering.ended)
    yield live_server.url
    assert answering.is_over(), "the site still answers"
    request_started.disconnect(answering.begun)
    request_finished.disconnect(answering.ended)


@pytest.fixture
def new_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """A function that opens a page in a fresh profile; `user` signs in, other options are Playwright's."""
    contexts, complaints = [], []

    def open_page(user=None, **options) -> Page:
        context = browser.new_context(**{"base_url": site, **PLAIN, **options})
        contexts.append(context)
        if user is not None:
            context.add_cookies([session_cookie(user, site)])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: complaints.extend(_complaint(message)))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(new_page) -> Page:
    """A wide page with JavaScript, not signed in."""
    return new_page()


@pytest.fixture
def page_without_javascript(new_page) -> Page:
    """A wide page without JavaScript, not signed in."""
    return new_page(java_script_enabled=False)


def session_cookie(user, site: str) -> dict:
    """A cookie of a session in which `user` has signed in at `site`."""
    client = Client()
    client.force_login(user)
    name = django_settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": site}


def _complaint(message: ConsoleMessage) -> list[str]:
    if message.type not in ("error", "warning") or message.text.startswith(EXPECTED):
        return []
    return [f"{message.type}: {message.text} ({message.location.get('url')})"]
