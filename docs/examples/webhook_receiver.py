"""Another system that reacts to Madang, with nothing but Python: it takes webhooks and fetches what they are about.

    SECRET=whsec_…  TOKEN=mdg_…  python3 docs/examples/webhook_receiver.py http://127.0.0.1:8000 9000

Add http://127.0.0.1:9000/ as a webhook (a site that is tried out wants WEBHOOK_NETWORKS=127.0.0.1/32); it shows the
secret then. Each message is answered at once; what it is about is printed as the receiver's own token reads it.
"""

import hmac
import json
import os
import sys
import time
from base64 import b64decode, b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError
from urllib.request import Request, urlopen

SEEN = set()  # ids, so that what comes twice is done once; a system of yours keeps them in its database


def is_ours(headers, body: bytes) -> bool:
    """Whether it was signed with our secret, and lately. While a secret is changed there are two signatures."""
    stamp = headers.get("webhook-timestamp", "")
    said = f"{headers.get('webhook-id')}.{stamp}.".encode() + body
    digest = hmac.digest(b64decode(os.environ["SECRET"].removeprefix("whsec_")), said, "sha256")
    ours = f"v1,{b64encode(digest).decode()}"
    signed = any(hmac.compare_digest(ours, one) for one in headers.get("webhook-signature", "").split())
    return signed and abs(time.time() - int(stamp)) < 5 * 60  # an older one is somebody's copy


def told(message: dict) -> str:
    """What a message is about. Its address has to be the site's own: the token goes nowhere else."""
    url, ref = message["data"].get("url", ""), message["data"].get("ref", "")
    if not url.startswith(f"{sys.argv[1].rstrip('/')}/api/v1/"):
        return ref
    try:
        request = Request(url, headers={"Authorization": f"Bearer {os.environ['TOKEN']}"})
        found = json.load(urlopen(request, timeout=30))
    except HTTPError as refusal:  # gone meanwhile, or not for this token
        return f"{ref} {refusal.code}"
    return f"{ref} {found.get('claim') or found.get('title') or ''}"


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(min(int(self.headers.get("Content-Length", 0)), 65536))
        ours, message_id = is_ours(self.headers, body), self.headers["webhook-id"]
        self.send_response(204 if ours else 401)
        self.end_headers()  # it has its answer; what takes time comes now
        if ours and message_id not in SEEN:
            SEEN.add(message_id)
            message = json.loads(body)
            print(message["type"], told(message), flush=True)


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Receiver).serve_forever()
