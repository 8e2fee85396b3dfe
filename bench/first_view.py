"""What a browser loads when it sees the board for the first time, by Chromium's own account."""

import gzip
import shutil

from playwright.sync_api import Response, sync_playwright

from bench.lines import Line, Result
from bench.site import Site

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
LINE = 0  # instead of a status: the line of a live page, which is served elsewhere (bench/live.py)
PROXY_LEVEL = 5  # how hard a proxy with gzip on compresses what the application sends as it is


def measure(site: Site, line: Line) -> Result:
    """Requests and compressed bytes of the first view; pages are counted as the proxy in front would send them."""
    result = Result(line)
    binary = next(filter(None, map(shutil.which, NAMES)), None)
    if binary is None:
        result.fault = "Chromium is missing (Debian: apt-get install chromium)"
        return result
    loaded = _load(site, line, binary)
    result.requests, result.size = len(loaded), sum(size for _path, _status, size in loaded)
    result.notes += [f"{path} {size:,} B" for path, _status, size in loaded]
    failed = [f"{path} answered {status}" for path, status, _size in loaded if status not in (200, LINE)]
    result.fault = ", ".join(failed)
    return result


def _load(site: Site, line: Line, binary: str) -> list[tuple[str, int, int]]:
    """Path, status and compressed bytes of every response until the network is quiet."""
    answers: list[Response] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        name, value = site.keys["session"]
        context.add_cookies([{"name": name, "value": value, "url": site.servers.address}])
        page = context.new_page()
        page.on("response", lambda answer: answers.append(answer))
        page.goto(site.servers.address + line.path.format(**site.keys), wait_until="networkidle")
        loaded = [
            (answer.url.removeprefix(site.servers.address), _status(answer), _size(answer))
            for answer in answers
        ]
        browser.close()
    return loaded


def _status(answer: Response) -> int:
    return LINE if answer.request.resource_type == "eventsource" else answer.status


def _size(answer: Response) -> int:
    if _status(answer) == LINE:
        return 0
    if "content-encoding" in answer.headers:
        return answer.request.sizes()["responseBodySize"]
    return min(len(gzip.compress(answer.body(), PROXY_LEVEL)), len(answer.body()))
