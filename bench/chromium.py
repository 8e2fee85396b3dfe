"""A reader's Chromium in front of the site, as it is behind a proxy that compresses pages."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from bench.lines import Line, Result
from bench.site import Site
from tests.services.browser import chromium

FLAGS = ("--no-sandbox", "--disable-gpu")
COMPRESSED = {"X-Bench-Proxy": "gzip"}  # bench/wsgi.py stands in for the proxy


def in_chromium(look: Callable[[Site, Browser, Result], None]) -> Callable[[Site, Line], Result]:
    """A measure made of ``look``, which writes down what it finds."""

    def measure(site: Site, line: Line) -> Result:
        result = Result(line)
        binary = chromium()
        if binary is None:
            result.fault = "Chromium is missing (Debian: apt-get install chromium)"
            return result
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=binary, args=[*FLAGS])
            look(site, browser, result)
            browser.close()
        return result

    return measure


@contextmanager
def reader(site: Site, browser: Browser) -> Iterator[BrowserContext]:
    """Somebody who is signed in and has been nowhere yet."""
    viewport = {"width": 1280, "height": 900}
    context = browser.new_context(
        base_url=site.servers.address, viewport=viewport, extra_http_headers=COMPRESSED
    )
    name, value = site.keys["session"]
    context.add_cookies([{"name": name, "value": value, "url": site.servers.address}])
    yield context
    context.close()
