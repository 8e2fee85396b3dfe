"""Another system that reacts to Madang, with nothing but Python: it takes webhooks and fetches what they are about.

    SECRET=whsec_…  TOKEN=mdg_…  python3 docs/examples/webhook_receiver.py http://127.0.0.1:8000 9000

Add http://127.0.0.1:9000/ as a webhook (a site that is tried out wants WEBHOOK_NETWORKS=127.0.0.1/32); it shows the
secret then. Each message is answered at once; what it is about is printed as the receiver's own token reads it.
"""

import hashlib
import hmac
import json
import os
import sys
import time
from base64 import b64decode, b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from urllib.error import HTTPError
from urllib.request import Request, urlopen

OLDEST = 5 * 60  # seconds; an older message is somebody's copy of one
SEEN: dict[str, None] = {}  # ids, so that what comes twice is done once; keep them in a database of yours
WORK: Queue = Queue()


def is_ours(headers, body: bytes) -> bool:
    """Whether it was signed with our secret, a moment ago. During a change of secrets it has two signatures."""
    stamp = headers.get("webhook-timestamp", "")
    if not stamp.isdecimal() or abs(time.time() - int(stamp)) > OLDEST:
        return False
    said = f"{headers.get('webhook-id')}.{stamp}.".encode() + body
    key = b64decode(os.environ["SECRET"].removeprefix("whsec_"))
    expected = "v1," + b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(expected, one) for one in headers.get("webhook-signature", "").split())


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(min(int(self.headers.get("Content-Length", 0)), 65536))
        ours = is_ours(self.headers, body)
        self.send_response(204 if ours else 401)
        self.end_headers()
        if ours and self.headers["webhook-id"] not in SEEN:
            SEEN[self.headers["webhook-id"]] = None
            WORK.put(json.loads(body))


def fetch(site: str, message: dict) -> None:
    """Print what a message is about. Its address has to be the site's own: the token goes nowhere else."""
    url = message["data"].get("url", "")
    if not url.startswith(f"{site}/api/v1/"):
        return print(message["type"], flush=True)
    try:
        with urlopen(
            Request(url, headers={"Authorization": f"Bearer {os.environ['TOKEN']}"}), timeout=30
        ) as answer:
            found = json.load(answer)
    except HTTPError as refusal:  # gone meanwhile, or not for this token
        return print(message["type"], message["data"]["ref"], refusal.code, flush=True)
    return print(
        message["type"], message["data"]["ref"], found.get("claim") or found.get("title") or "", flush=True
    )


def work(site: str) -> None:
    while True:
        fetch(site, WORK.get())


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    Thread(target=work, args=(sys.argv[1].rstrip("/"),), daemon=True).start()
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Receiver).serve_forever()
