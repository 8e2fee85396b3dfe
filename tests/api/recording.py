"""With RECORD_EXAMPLES set, keeps what tests send and get as the schema's examples.

Of each operation the first that fits is kept; one that does not fit its schema any more goes.
"""

import os
import re
from collections.abc import Callable
from typing import Any

import orjson
from django.conf import settings

from deliberation.api.examples import FILE

RECORDS = bool(os.environ.get("RECORD_EXAMPLES"))
ELSEWHERE = "https://madang.example"
SECRETS = (
    (re.compile(r"whsec_[A-Za-z0-9+/=_-]{20,}"), "whsec_shown-this-once"),
    (re.compile(r"mdg_[A-Za-z0-9_-]{20,}"), "mdg_shown-this-once"),
    (re.compile(r'("secret":)"[^"]{30,}"'), r'\1"shown-this-once"'),
    (re.compile(r"(/feeds/|/invitations/)[^/\"]{20,}"), r"\1shown-this-once"),
)


def note(operation: dict, method: str, answer, sent: bytes, fits: Callable[[dict, Any], bool]) -> None:
    """``fits`` judges an example by its schema."""
    if not RECORDS or answer.status_code not in (200, 201, 202) or method == "HEAD":
        return
    examples = orjson.loads(FILE.read_bytes()) if FILE.exists() else {}
    known = examples.setdefault(operation["operationId"], {"answers": {}})
    status, media = str(answer.status_code), answer["Content-Type"].partition(";")[0]
    if media.endswith("json") and not _is_right(operation, known, status, media, fits):
        known["answers"].setdefault(status, {})[media] = _without_secrets(_short(answer.json()))
        if "requestBody" in operation and sent[:1] == b"{":
            known["request"] = {media: _without_secrets(orjson.loads(sent))}
        FILE.write_bytes(orjson.dumps(examples, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))


def _is_right(operation: dict, known: dict, status: str, media: str, fits: Callable) -> bool:
    kept = known["answers"].get(status, {}).get(media)
    asked = operation.get("requestBody", {}).get("content", {}).get(media)
    return (
        kept is not None
        and fits(operation["responses"][status]["content"][media]["schema"], kept)
        and (asked is None or fits(asked["schema"], known.get("request", {}).get(media, {})))
    )


def _short(body: Any) -> Any:
    """One of a list stands for all."""
    if isinstance(body, dict):
        return {name: _short(value) for name, value in body.items()}
    return [_short(one) for one in body[:1]] if isinstance(body, list) else body


def _without_secrets(body: Any) -> Any:
    text = orjson.dumps(body).decode().replace(settings.BASE_URL, ELSEWHERE)
    for pattern, instead in SECRETS:
        text = pattern.sub(instead, text)
    return orjson.loads(text)
