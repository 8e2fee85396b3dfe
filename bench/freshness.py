"""Shows that nothing rendered is kept: a row is changed behind the product's back and seen in the next answer."""

import json
import re
from collections.abc import Callable

from bench.lines import Line
from bench.site import Site

MARK = " (changed while measuring)"

Row = tuple[str, str, str]  # table, column, id


def stale(site: Site, line: Line, path: str, headers: dict[str, str]) -> str:
    """A sentence when the next answer does not show what was just written, else nothing. The row is put back."""
    table, column, pk = SHOWN[line.name](site, site.ask(path, headers).body)
    [[before]] = site.sql(f"SELECT {column} FROM {table} WHERE id = %s", pk)
    site.sql(f"UPDATE {table} SET {column} = %s WHERE id = %s", before + MARK, pk)
    try:
        seen = MARK.encode() in site.ask(path, headers).body
    finally:
        site.sql(f"UPDATE {table} SET {column} = %s WHERE id = %s", before, pk)
    return "" if seen else f"a changed {column} was not in the next answer: something is kept"


def _first_card(site: Site, body: bytes) -> Row:
    found = re.search(rb'href="/i/%s/(\d+)/"' % site.keys["ref"].encode(), body)
    if found is None:
        raise RuntimeError("the board links to no argument")
    query = "SELECT id FROM deliberation_argument WHERE initiative_id = %s AND number = %s"
    [[pk]] = site.sql(query, site.keys["initiative"], int(found[1]))
    return "deliberation_argument", "claim", pk


def _first_comment(site: Site, body: bytes) -> Row:
    query = "SELECT id FROM deliberation_comment WHERE argument_id = %s ORDER BY created_at LIMIT 1"
    [[pk]] = site.sql(query, site.keys["argument"])
    return "deliberation_comment", "text_html", pk


def _first_result(table: str, column: str) -> Callable[[Site, bytes], Row]:
    return lambda site, body: (table, column, json.loads(body)["results"][0]["id"])


def _itself(site: Site, body: bytes) -> Row:
    return "deliberation_argument", "claim", json.loads(body)["id"]


SHOWN: dict[str, Callable[[Site, bytes], Row]] = {
    "board": _first_card,
    "argument": _first_comment,
    "api-argument": _itself,
    "api-arguments": _first_result("deliberation_argument", "claim"),
    "api-changes": lambda site, body: (
        "accounts_user",
        "name",
        next(one["actor"]["id"] for one in json.loads(body)["results"] if one["actor"]),
    ),
    "api-comments": _first_result("deliberation_comment", "text"),
}
