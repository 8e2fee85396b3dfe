"""Opens the links of every mail that a test sends, as mail scanners do: no row may change by that.

After each test one link of every sort is opened by GET as who got the mail: a sort is a route in a kind of mail. A
sort that is new in this process is opened by GET and HEAD, twice each, signed out and as the recipient; so does
`open_links` with all links of a mail.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from unittest.mock import patch
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import connection
from django.test import Client
from django.urls import resolve

from accounts.mail.transport import Transport
from accounts.models import User

ADDRESS = re.compile(r"https?://[^\s<>\"']+")
WRITES = re.compile(
    r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+"?(\w+)', re.I
)
SESSIONS = "django_session"  # that somebody is there is no change
REDIRECTS = frozenset({301, 302, 303, 307, 308})
HOPS = 5
SCANNER = "192.0.2.25"  # its visits are counted apart from those of the tests
BACKEND = "django.contrib.auth.backends.ModelBackend"
seen: set[tuple] = set()  # sorts, over all tests of this process


class LinkFault(AssertionError):
    """Opening a link of a mail changed a row, or failed."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item):
    """As the end of the test, while its rows are still there."""
    with _sent() as sorts:
        done = yield
    for sort, (address, to) in sorts.items():
        if sort in seen:
            _visit("GET", address, _reader(to))
        else:
            seen.add(sort)
            _open_in_every_way(address, _reader(to))
    return done


def open_links(message: EmailMultiAlternatives) -> None:
    """Open every link of a mail in every way. Raises LinkFault, which names the link."""
    for address in sorted(links_of(message)):
        _open_in_every_way(address, _reader(message.to[0]))


def links_of(message: EmailMultiAlternatives) -> set[str]:
    """The links to this site in text, HTML and headers."""
    html = [unescape(one.content) for one in message.alternatives]
    said = [str(message.body), *html, *message.extra_headers.values()]
    found = (address.rstrip(".,;)") for text in said for address in ADDRESS.findall(text))
    return {address for address in found if address.startswith(settings.BASE_URL)}


def _open_in_every_way(address: str, reader: User | None) -> None:
    for who in dict.fromkeys((None, reader)):
        for method in ("GET", "HEAD") * 2:
            _visit(method, address, who)


def _visit(method: str, address: str, who: User | None) -> None:
    visit = f"{method} {address} as {who.name if who else 'nobody'}"
    browser = Client(REMOTE_ADDR=SCANNER)
    if who:
        browser.force_login(who, BACKEND)
    with connection.execute_wrapper(_refuse_writes(visit)):
        for status in _hops(browser, method, address):
            if status >= 500:
                raise LinkFault(f"{visit} is answered {status}")


def _hops(browser: Client, method: str, address: str) -> Iterator[int]:
    """The status of the answer, and of those to which it leads on, as far as the sign-in page."""
    for _hop in range(HOPS):
        answer = browser.generic(method, address.removeprefix(settings.BASE_URL), secure=settings.HTTPS)
        yield answer.status_code
        address = urljoin(address, answer.headers.get("Location", ""))
        here = address.startswith(settings.BASE_URL) and not urlsplit(address).path.startswith(
            settings.LOGIN_URL
        )
        if answer.status_code not in REDIRECTS or not here:
            return


def _refuse_writes(visit: str) -> Callable:
    def check(execute, sql, params, many, context):
        written = WRITES.match(sql) if isinstance(sql, str) else None
        if written and written[1] != SESSIONS:
            raise LinkFault(f"{visit} changes a row: {sql[:120]}")
        return execute(sql, params, many, context)

    return check


@contextmanager
def _sent() -> Iterator[dict[tuple, tuple[str, str]]]:
    """A link of each sort that this process hands to a mail server meanwhile, in any thread, and who gets it."""
    sorts: dict[tuple, tuple[str, str]] = {}
    hand_over = Transport.hand_over

    def note(transport: Transport, message):
        for address in links_of(message):
            sorts.setdefault((_kind(message), *_pattern(address)), (address, message.to[0]))
        return hand_over(transport, message)

    with patch.object(Transport, "hand_over", note):
        yield sorts


def _reader(address: str) -> User | None:
    reader = User.objects.by_address(address)
    return reader if reader and reader.can_sign_in else None


def _kind(message: EmailMultiAlternatives) -> str:
    """The first part of its key, as ``digest``."""
    return message.extra_headers["Message-ID"].lstrip("<").partition(".")[0]


def _pattern(address: str) -> tuple:
    parts = urlsplit(address)
    return resolve(parts.path).route, *sorted(parse_qs(parts.query))
