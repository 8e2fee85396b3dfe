"""The headers that the schema declares, of requests and of answers."""

from typing import Any

from .describing import Facts
from .refusals import is_edit, spends

TAGS_PATTERN = r'^(\*|(W/)?"[!#-~]*"( *, *(W/)?"[!#-~]*")*)$'
TEXT = {"type": "string"}
SAYS: dict[str, tuple[str, dict[str, Any]]] = {
    "ETag": ('"<version>.<hash of the body>", for If-Match and If-None-Match', TEXT),
    "Link": (
        'rel="next" to the next page while there is one; rel="deprecation" where the operation goes',
        TEXT,
    ),
    "Location": ("the address of what is new", {"type": "string", "format": "uri"}),
    "Retry-After": ("in how many seconds it can be tried again", {"type": "integer", "minimum": 1}),
    "RateLimit": ('what is left: "<bucket>";r=<left>;t=<seconds until it is full>', TEXT),
    "RateLimit-Policy": ('what there is: "<bucket>";q=<most>;w=<seconds in which it fills>', TEXT),
    "WWW-Authenticate": ("which credential is taken", TEXT),
    "Idempotent-Replayed": ("true where this key was answered before", {"type": "string", "const": "true"}),
    "Content-Disposition": ("an attachment and its name", TEXT),
    "Deprecation": ("since when it is not to be used any more: @<seconds since 1970>", TEXT),
    "Sunset": ("from when it is gone", TEXT),
}
ALWAYS = frozenset(
    {"ETag", "Location", "Retry-After", "WWW-Authenticate", "Content-Disposition", "Deprecation", "Sunset"}
)


def components() -> dict[str, dict]:
    """All that an answer can have beside the general ones, by name."""
    return {
        name: {"description": says, "schema": schema, "required": name in ALWAYS}
        for name, (says, schema) in SAYS.items()
    }


def tell_headers(method: str, operation: dict, facts: Facts) -> None:
    """Declare what comes with each answer of an operation, and the 304 of what has an ETag."""
    if method == "get" and is_tagged(operation, facts):
        operation["responses"]["304"] = {"description": "You have it already."}
    for status, answer in operation["responses"].items():
        names = [name for name, does in _told(method, status, operation, facts).items() if does]
        if names and "$ref" not in answer:
            answer["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def asked_headers(method: str, operation: dict, facts: Facts) -> list[dict]:
    """The headers that a request has to carry, or may."""
    if is_edit(method, facts):
        says = "the ETag of what you saw; its version is compared; or *"
        return [_asked("If-Match", says, required=True, schema={"type": "string", "pattern": TAGS_PATTERN})]
    if method == "post":
        says = "the same key and body are answered alike for 24 hours"
        schema = {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]([ -~]*[!-~])?$"}
        return [_asked("Idempotency-Key", says, schema=schema)]
    if method == "get" and is_tagged(operation, facts):
        return [_asked("If-None-Match", "an ETag; 304 when nothing changed")]
    return []


def is_list(operation: dict) -> bool:
    return any(parameter["name"] == "cursor" for parameter in operation.get("parameters", []))


def is_tagged(operation: dict, facts: Facts) -> bool:
    return facts.tagged and not is_list(operation)


def _told(method: str, status: str, operation: dict, facts: Facts) -> dict[str, bool]:
    well, counted = status in ("200", "201", "202"), spends(method, facts)
    tagged, file = is_tagged(operation, facts), operation["responses"][status].get("content", {})
    return {
        "ETag": (well and tagged) or status == "304",
        "Link": well and (facts.leads_on or is_list(operation)),
        "Location": status in ("201", "202") and tagged,
        "RateLimit": counted,
        "RateLimit-Policy": counted,
        "Idempotent-Replayed": method == "post" and well,
        "Content-Disposition": well and "application/octet-stream" in file,
        **dict.fromkeys(("Deprecation", "Sunset"), facts.deprecated is not None),
    }


def _asked(name: str, says: str, *, required: bool = False, schema: dict | None = None) -> dict:
    return {"in": "header", "name": name, "required": required, "description": says, "schema": schema or TEXT}
