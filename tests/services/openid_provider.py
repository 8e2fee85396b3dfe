"""An OpenID provider on this machine: discovery, keys, authorization code with PKCE, signed ID tokens.

It checks what a careful provider checks (client, its secret, return address, code once, verifier), and can be told to
misbehave as a careless or hostile one would: `claims` replace those of its ID tokens, `key` signs them.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET, KEY_ID = "madang", "between-us-two", "first"


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class OpenIDProvider:
    """`people` maps subjects to what the provider says of them; each is a button of its sign-in page."""

    def __init__(self) -> None:
        self.people: dict[str, dict] = {}
        self.claims: dict = {}
        self.key = self.own_key = new_key()
        self.asked: list[dict] = []
        self.codes: dict[str, dict] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"

    def told(self, provider: str = "mofa") -> dict:
        """How `OIDC_PROVIDERS` tells of it."""
        known = {"client_id": CLIENT, "client_secret": SECRET}
        return {"id": provider, "name": "Foreign Affairs", "issuer": self.issuer, **known}

    def discovery(self) -> dict:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
        }

    def keys(self) -> dict:
        public = json.loads(RSAAlgorithm.to_jwk(self.own_key.public_key()))
        return {"keys": [{**public, "kid": KEY_ID, "alg": "RS256", "use": "sig"}]}

    def page(self, asked: dict) -> str:
        """The sign-in page: who are you? Its links lead back with a code."""
        links = "".join(f'<li><a href="{self.back(asked, who)}">{who}</a></li>' for who in self.people)
        return f"<!doctype html><title>Provider</title><h1>Who are you?</h1><ul>{links}</ul>"

    def back(self, asked: dict, subject: str) -> str:
        """Where the browser goes once `subject` has signed in."""
        assert (asked["client_id"], asked["response_type"]) == (CLIENT, "code")
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.codes[code] = {**asked, "subject": subject}
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, sent: dict) -> dict | None:
        """The answer to a code, once; None when anything about it is not as it was."""
        known = self.codes.pop(sent.get("code", ""), None)
        challenge = _challenge(sent.get("code_verifier", ""))
        right = known and (sent.get("client_id"), sent.get("client_secret")) == (CLIENT, SECRET)
        if not right or (known["redirect_uri"], known["code_challenge"]) != (sent["redirect_uri"], challenge):
            return None
        return {"access_token": "opaque", "token_type": "Bearer", "id_token": self._id_token(known)}

    def _id_token(self, known: dict) -> str:
        now = int(time.time())
        said = {"iss": self.issuer, "aud": CLIENT, "sub": known["subject"], "nonce": known["nonce"]}
        claims = {**said, "iat": now, "exp": now + 300, **self.people[known["subject"]], **self.claims}
        return jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": KEY_ID})


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _handler(provider: OpenIDProvider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            if address.path == "/authorize":
                asked = {name: values[0] for name, values in parse_qs(address.query).items()}
                provider.asked.append(asked)
                self._answer(200, provider.page(asked), "text/html")
            elif address.path == "/.well-known/openid-configuration":
                self._answer(200, json.dumps(provider.discovery()))
            else:
                self._answer(200, json.dumps(provider.keys()))

        def do_POST(self) -> None:
            text = self.rfile.read(int(self.headers["Content-Length"])).decode()
            answer = provider.token(dict(parse_qsl(text)))
            self._answer(200 if answer else 400, json.dumps(answer or {"error": "invalid_grant"}))

        def log_message(self, *_args) -> None:
            pass

        def _answer(self, status: int, text: str, kind: str = "application/json") -> None:
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

    return Handler


def run() -> Iterator[OpenIDProvider]:
    provider = OpenIDProvider()
    serve = threading.Thread(
        target=provider.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    )
    serve.start()
    yield provider
    provider.server.shutdown()
    provider.server.server_close()
