"""Known and unknown addresses are answered in the same time, at signing in, at a new password and at a code by mail.

The site runs as in production. Pairs of requests, one for an address of a person and one for an address of nobody, in
an order drawn anew for each pair, are measured from the first byte sent to the last byte received.
"""

import http.client
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from bench.servers import ROOT, Servers, running
from trials.ranks import mann_whitney

PEOPLE = 50
WARM = 30  # pairs before it counts
HOLDS = 0.01  # p above it: no difference was seen
DOORS = {
    "sign-in": ("/accounts/login/", "login", {"password": "not-my-password"}),
    "reset": ("/accounts/password/reset/", "email", {}),
    "code": ("/accounts/login/code/", "email", {}),
}


def run(pairs: int) -> bool:
    """Measure each door and print a line for it. Returns whether all of them hold."""
    with tempfile.TemporaryDirectory(prefix="madang-trial-") as folder, running(Path(folder)) as servers:
        _serve(servers)
        ends = [_measured(servers, door, pairs) for door in DOORS]
    return all(ends)


def known(number: int) -> str:
    return f"person{number % PEOPLE:03}@madang.example"


def unknown(number: int) -> str:
    """As long as a known one."""
    return f"nobody{number % PEOPLE:03}@madang.example"


def _serve(servers: Servers) -> None:
    servers.environment["DJANGO_SETTINGS_MODULE"] = "trials.settings"
    subprocess.run([sys.executable, "-m", "trials.people"], cwd=ROOT, env=servers.environment, check=True)
    servers.serve()


def _measured(servers: Servers, door: str, pairs: int) -> bool:
    browser = Browser(servers.port, *DOORS[door])
    draw = random.Random(door)
    for number in range(WARM):
        browser.ask(known(number)), browser.ask(unknown(number))
    times: dict = {known: [], unknown: []}
    for number in range(pairs):
        for address in draw.sample([known, unknown], 2):
            times[address].append(browser.ask(address(number)))
    p = mann_whitney(times[known], times[unknown])
    middle = " / ".join(f"{median(times[address]) * 1000:.2f}" for address in (known, unknown))
    print(f"{door}: p = {p:.3f}, median {middle} ms known / unknown, {pairs} pairs", flush=True)
    return p > HOLDS


class Browser:
    """Asks one door again and again, each time as somebody new."""

    def __init__(self, port: int, path: str, field: str, more: dict) -> None:
        self.wire = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.path, self.field, self.more = path, field, more
        self.wire.request("GET", path)
        page = self.wire.getresponse()
        self.token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page.read().decode())[1]
        cookie = next(value for name, value in page.getheaders() if name.lower() == "set-cookie")
        self.headers = {
            "Cookie": cookie.split(";")[0],
            "Content-Type": "application/x-www-form-urlencoded",
        }

    def ask(self, address: str) -> float:
        """Seconds until the whole answer was there. Raises AssertionError for one that is no answer to the form."""
        sent = urlencode({"csrfmiddlewaretoken": self.token, self.field: address, **self.more})
        began = time.perf_counter()
        self.wire.request("POST", self.path, sent, self.headers)
        answer = self.wire.getresponse()
        answer.read()
        took = time.perf_counter() - began
        assert answer.status in (200, 302), answer.status
        return took
