"""When the largest thing of the first board view is there, through a slow line, by Chromium's own account."""

from statistics import median

from playwright.sync_api import Browser, Page

from bench.chromium import in_chromium, reader
from bench.lines import Result
from bench.site import Site

TRIES = 7
SLOW = {
    "offline": False,
    "latency": 50,  # milliseconds until an answer begins
    "downloadThroughput": 4_000_000 / 8,
    "uploadThroughput": 4_000_000 / 8,
}
LARGEST = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true });
})"""


@in_chromium
def measure(site: Site, browser: Browser, result: Result) -> None:
    """The median of several readers who come for the first time, and of their second time with what is kept."""
    tries = [_visited(site, browser, result) for _ in range(TRIES + 1)][1:]  # the server, too, was new to it
    result.paints = tuple(median(each) / 1000 for each in zip(*tries, strict=True))
    for told, times in zip(("cold", "warm"), zip(*tries, strict=True), strict=True):
        result.notes.append(f"{told}: {', '.join(f'{time:.0f}' for time in sorted(times))} ms")


def _visited(site: Site, browser: Browser, result: Result) -> tuple[float, float]:
    board = result.line.path.format(**site.keys)
    with reader(site, browser) as context:
        page = context.new_page()
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
        return _largest(page, board), _largest(page, board)


def _largest(page: Page, path: str) -> float:
    """Milliseconds from asking for the page."""
    page.goto(path, wait_until="networkidle")
    return page.evaluate(LARGEST)
