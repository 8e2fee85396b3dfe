"""What a browser loads when it sees the board for the first time, by Chromium's account, and when it comes again."""

from playwright.sync_api import Browser, Page, Response

from bench.chromium import in_chromium, reader
from bench.lines import Result
from bench.site import Site

LINE = 0  # instead of a status: the line of a live page, which is served elsewhere (bench/live.py)
STATIC = "/static/"
# Where one writes with the editor, and the map: each brings modules that the board does not have.
FURTHER = {"/i/{ref}/{number}/": "markdown-editor:defined", "/i/{ref}/map/": "argument-map:defined"}


@in_chromium
def measure(site: Site, browser: Browser, result: Result) -> None:
    """Requests and compressed bytes of the first view, and how many requests the second one takes."""
    with reader(site, browser) as context:
        page = context.new_page()
        loaded = _Loaded(page, site)
        board = result.line.path.format(**site.keys)
        page.goto(board, wait_until="networkidle")
        answers = loaded.told()
        result.requests, result.size = len(answers), sum(size for _path, _status, size in answers)
        asked = _Asked(page, site)
        page.goto(board, wait_until="networkidle")
        result.warm = len(asked.paths)
    _note(result, answers, [f"again: {path}" for path in sorted(asked.paths)])


@in_chromium
def measure_further(site: Site, browser: Browser, result: Result) -> None:
    """The same bytes with all that the editor and the map bring besides, without the pages that they stand on."""
    with reader(site, browser) as context:
        page = context.new_page()
        loaded = _Loaded(page, site)
        page.goto(result.line.path.format(**site.keys), wait_until="networkidle")
        answers = loaded.told()
        for path, there in FURTHER.items():
            page.goto(path.format(**site.keys), wait_until="networkidle")
            page.wait_for_selector(there, state="attached")
            known = {path for path, _status, _size in answers}
            answers += [one for one in loaded.told() if one[0].startswith(STATIC) and one[0] not in known]
    result.size = sum(size for _path, _status, size in answers)
    _note(result, answers, [])


def _note(result: Result, answers: list[tuple[str, int, int]], said: list[str]) -> None:
    result.notes += [f"{path} {size:,} B" for path, _status, size in answers] + said
    failed = [f"{path} answered {status}" for path, status, _size in answers if status not in (200, LINE)]
    result.fault = ", ".join(failed)


class _Loaded:
    """What came since it was last told."""

    def __init__(self, page: Page, site: Site) -> None:
        self.answers: list[Response] = []
        self.address = site.servers.address
        page.on("response", lambda answer: self.answers.append(answer))

    def told(self) -> list[tuple[str, int, int]]:
        """Path, status and compressed bytes of every response, each path once."""
        told = {answer.url.removeprefix(self.address): answer for answer in self.answers}
        self.answers.clear()
        return [(path, _status(answer), _size(answer)) for path, answer in told.items()]


class _Asked:
    """The paths that leave the browser from now on: what it has kept is asked of nobody."""

    def __init__(self, page: Page, site: Site) -> None:
        self.paths: set[str] = set()
        self.address = site.servers.address
        self.sent: dict[str, str] = {}
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._sends)
        session.on("Network.requestServedFromCache", self._keeps)
        session.on("Network.responseReceived", self._hears)
        session.send("Network.enable")

    def _sends(self, told: dict) -> None:
        url = told["request"]["url"]
        if url.startswith(self.address):
            self.sent[told["requestId"]] = path = url.removeprefix(self.address)
            self.paths.add(path)

    def _keeps(self, told: dict) -> None:
        self.paths.discard(self.sent.get(told["requestId"], ""))

    def _hears(self, told: dict) -> None:
        if told["response"].get("fromDiskCache"):
            self._keeps(told)


def _status(answer: Response) -> int:
    return LINE if answer.request.resource_type == "eventsource" else answer.status


def _size(answer: Response) -> int:
    """As it came, compressed or not; of what a worker of the page loads Chromium tells nothing."""
    if _status(answer) == LINE:
        return 0
    return answer.request.sizes()["responseBodySize"] or int(answer.headers["content-length"])
