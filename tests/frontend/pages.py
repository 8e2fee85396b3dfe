"""Reading a page in a test as a person does: its text, its forms, its buttons."""

import re
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext


def text_of(answer) -> str:
    """The words of an HTML answer, without markup, on one line."""
    html = re.sub(r"<(script|style).*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def buttons_of(answer, number: int) -> dict[str, str]:
    """What the vote buttons of an argument send and whether they are pressed: {"agree": "true", …}."""
    html = answer.content.decode()
    found = re.findall(
        rf'id="v{number}[adu]" name="value" value="(\w+)" data-vote="(\w)" aria-pressed="(\w+)"', html
    )
    return {name: pressed for _value, name, pressed in found}


def queries_of(browser, path: str) -> int:
    """How many queries a page costs that was built before, so that what is kept once a process is kept."""
    browser.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(path).status_code == 200
    return len(asked)


def parts_of(answer) -> tuple[list[str], list[str]]:
    """The tabs of an initiative's page, and what still stands under *More*."""
    nav = answer.content.decode().split('<nav class="parts"')[1].split("</nav>")[0]
    tabs, _summary, more = nav.partition("<details")
    return tuple(re.findall(r"<a [^>]*>([^<]+)</a>", part) for part in (tabs, more))
