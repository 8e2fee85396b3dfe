"""The main job over REST, with nothing but Python: a document becomes an open deliberation that one takes part in.

    TOKEN=$(bin/manage create_token facilitator@madang.example --scopes read,write,vote)
    python3 docs/examples/main_job.py http://127.0.0.1:8000 "$TOKEN" AI article.txt

Prints the reference of the initiative. Any refusal is printed as the problem that the server states, and ends it.
"""

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen


def main(site: str, token: str, workspace: str, document: str) -> str:
    call = Caller(site, token)
    text = Path(document).read_text(encoding="utf-8")
    brief = call("POST", "briefs", {"workspace": workspace, "text": text})
    initiative = call("POST", f"briefs/{brief['id']}/acceptance", {})
    closes = datetime.now(UTC) + timedelta(days=30)
    call(
        "POST",
        f"initiatives/{initiative['id']}/transition",
        {"to": "open", "closes_at": closes.isoformat(timespec="seconds")},
    )
    claim = {"kind": "advantage", "claim": "Embassies would hear of a new rule before it is printed"}
    argument = call("POST", f"initiatives/{initiative['id']}/arguments", claim)
    call(
        "POST",
        f"arguments/{argument['id']}/evidence",
        {"new_source": {"title": "Notes of the working group"}, "bearing": "supports"},
    )
    call("PUT", f"arguments/{argument['id']}/vote", {"value": 1, "revision": argument["revision"]})
    call("POST", f"arguments/{argument['id']}/comments", {"text": "Two embassies asked for this last year."})
    call("PUT", f"initiatives/{initiative['id']}/view", {"value": "for"})
    return initiative["ref"]


class Caller:
    """Sends JSON with the token; raises SystemExit with the problem that the server states."""

    def __init__(self, site: str, token: str) -> None:
        self.root = f"{site.rstrip('/')}/api/v1/"
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def __call__(self, method: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        request = Request(self.root + path, json.dumps(body).encode(), self.headers, method=method)
        try:
            with urlopen(request, timeout=30) as answer:
                return json.load(answer)
        except HTTPError as refusal:
            raise SystemExit(f"{method} {path}: {refusal.code} {refusal.read().decode()}") from None


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    print(main(*sys.argv[1:]))
