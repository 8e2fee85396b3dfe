"""Opens pages in Chromium and tells whatever a text did there: ran, reached out, opened a dialog, changed the page."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

WALK = (Path(__file__).parent / "watcher.js").read_text(encoding="utf-8")
# What a payload calls when it runs; frames reach it too.
TRAP = "window.fired = []; window.alert = window.msgbox = (x) => { (top.fired ??= []).push(String(x)); };"
# What Chromium says of an answer that is no success, and of favicons that are not asked for.
QUIET = "Failed to load resource: the server responded with a status of 4"


class Watcher:
    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site, self.seen = page, urlsplit(site).netloc, []
        page.add_init_script(TRAP)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.seen.append(f"error: {error}"))
        page.on("dialog", self._asked)
        page.on("request", self._reached)

    def open(self, path: str) -> list[str]:
        """The faults of one page."""
        self.seen = []
        answer = self.page.goto(path, wait_until="load")
        status = [] if answer.status == 200 else [f"answered {answer.status}"]
        return [*status, *self.judge()]

    def show(self, html: str) -> list[str]:
        """The faults of HTML that stands for itself, as a mail does: without any policy of ours."""
        self.page.route(
            "**/shown/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8")
        )
        return self.open("/shown/")

    def judge(self) -> list[str]:
        ran = [f"ran: {what}" for what in self.page.evaluate("window.fired ?? []")]
        return [*self.seen, *ran, *self.page.evaluate(WALK)]

    def _said(self, message) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(QUIET):
            self.seen.append(f"console: {message.text[:200]}")

    def _asked(self, dialog) -> None:
        if dialog.type == "beforeunload":  # our own: unsent words stand in the page
            dialog.accept()
            return
        self.seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _reached(self, request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.netloc != self.site:
            self.seen.append(f"reached out: {request.url[:200]}")
