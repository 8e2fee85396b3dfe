"""Keeps a copy of a workspace in a SQLite file, with nothing but Python. Run it again to catch up.

TOKEN=$(bin/manage create_token facilitator@madang.example --scopes read)
python3 docs/examples/mirror.py http://127.0.0.1:8000 "$TOKEN" AI mirror.sqlite3
"""

import json
import sqlite3
import sys
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

TABLES = """CREATE TABLE IF NOT EXISTS place (through INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS objects (type, id, initiative, argument, body, PRIMARY KEY (type, id));"""


class Mirror:
    def __init__(self, site: str, token: str, workspace: str, file: str) -> None:
        self.changes, self.token = f"{site}/api/v1/changes?workspace={workspace}&limit=200", token
        self.rows = sqlite3.connect(file)
        self.rows.executescript(TABLES)

    def catch_up(self) -> None:
        """A page a transaction: whoever is killed goes on where the last page ended."""
        (through,) = self.rows.execute("SELECT coalesce(max(through), 0) FROM place").fetchone()
        for page in self.pages(f"{self.changes}&since={through}"):
            with self.rows:
                self.follow(page["results"])
                self.rows.execute("DELETE FROM place")
                self.rows.execute("INSERT INTO place VALUES (?)", [page["through"]])

    def follow(self, changes: list[dict[str, Any]], *, anew: bool = False) -> None:
        latest = {
            (one["object"]["type"], one["object"]["id"]): one for one in changes if not one["whole"] or anew
        }
        for change in changes:
            noun, pk, url = (change["object"][name] for name in ("type", "id", "url"))
            if change["gone"] or (change["whole"] and not anew):
                within = "DELETE FROM objects WHERE ? IN (id, initiative, argument) OR ? = 'workspace'"
                self.rows.execute(within, [pk, noun])
            if change["whole"] and not change["gone"] and not anew:
                place = "" if noun == "workspace" else f"&within={pk}"
                for page in self.pages(self.changes + place):
                    self.follow(page["results"], anew=True)
            elif latest.get((noun, pk)) is change and not change["gone"] and (body := self.get(url)):
                row = [noun, pk, change["initiative"], change["argument"], json.dumps(body)]
                self.rows.execute("REPLACE INTO objects VALUES (?, ?, ?, ?, ?)", row)

    def pages(self, address: str | None) -> Iterator[dict[str, Any]]:
        while address and (page := self.get(address)):
            yield page
            address = page["next"]

    def get(self, address: str) -> dict[str, Any] | None:
        """What stands there; None for what is gone since: a later change says so."""
        try:
            with urlopen(Request(address, headers={"Authorization": f"Bearer {self.token}"})) as answer:
                return json.load(answer)
        except HTTPError as refusal:
            if refusal.code == 404:
                return None
            raise


if __name__ == "__main__":
    Mirror(*sys.argv[1:]).catch_up()
