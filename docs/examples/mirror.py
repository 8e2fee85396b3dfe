"""Keeps a copy of a workspace in a SQLite file, with nothing but Python. Run it again to catch up.

TOKEN=$(bin/manage create_token facilitator@madang.example --scopes read)
python3 docs/examples/mirror.py http://127.0.0.1:8000 "$TOKEN" AI mirror.sqlite3
"""

import json
import sqlite3
import sys
from urllib import error, request

TABLE = "CREATE TABLE IF NOT EXISTS objects (type, id, initiative, argument, body, PRIMARY KEY (type, id))"
DROP = "DELETE FROM objects WHERE ? IN (id, initiative, argument) OR ? = 'workspace'"


class Mirror:
    def __init__(self, site: str, token: str, workspace: str, file: str):
        self.changes, self.token = f"{site}/api/v1/changes?workspace={workspace}&limit=200", token
        self.rows = sqlite3.connect(file)
        self.rows.execute(TABLE)

    def catch_up(self):
        """A page a transaction, its number in the file's head: whoever is killed goes on where the last page ended."""
        (through,) = self.rows.execute("PRAGMA user_version").fetchone()
        for page in self.pages(f"{self.changes}&since={through}"):
            with self.rows:
                self.follow(page["results"])
                self.rows.execute(f"PRAGMA user_version = {page['through']}")

    def follow(self, changes: list[dict]):
        """Drop what is gone, or wrong with all that stands within it, and read the rest: each object once."""
        ordered = sorted(changes, key=lambda change: change["whole"])  # as a whole, if any line says so
        latest = {(one["object"]["type"], one["object"]["id"]): one for one in ordered}
        for (noun, pk), change in latest.items():
            if change["gone"] or change["whole"]:
                self.rows.execute(DROP, [pk, noun])
            if change["whole"]:
                for page in self.pages(self.changes + ("" if noun == "workspace" else f"&within={pk}")):
                    self.follow([one | {"whole": False} for one in page["results"]])  # it was dropped already
            elif not change["gone"] and (body := self.get(change["object"]["url"])):
                row = [noun, pk, change["initiative"], change["argument"], json.dumps(body)]
                self.rows.execute("REPLACE INTO objects VALUES (?, ?, ?, ?, ?)", row)

    def pages(self, address: str | None):
        while address and (page := self.get(address)):
            yield page
            address = page["next"]

    def get(self, address: str):
        """What stands there; None for what is gone since: a later change says so."""
        try:
            asked = request.Request(address, headers={"Authorization": f"Bearer {self.token}"})
            with request.urlopen(asked) as answer:
                return json.load(answer)
        except error.HTTPError as refusal:
            return None if refusal.code == 404 else sys.exit(f"{address}: {refusal}")


if __name__ == "__main__":
    Mirror(*sys.argv[1:]).catch_up()
