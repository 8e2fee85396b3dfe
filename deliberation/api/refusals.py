"""The refusals that the schema declares: for every operation those that it can give."""

PROBLEM_REF = {"$ref": "#/components/schemas/Problem"}
TAG_SAYS = '"<version>.<hash of the body>", for If-Match and If-None-Match'

PROBLEM_SCHEMA = {
    "type": "object",
    "description": "A refusal (RFC 9457).",
    "required": ["type", "title", "status", "detail", "code", "errors", "request_id"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "a sentence for a person"},
        "code": {"type": "string", "description": "a word for a machine"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "code", "detail"],
                "properties": {
                    "field": {"type": "string", "description": "a dotted path; empty for the whole"},
                    "code": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
        "request_id": {"type": "string"},
        "wordings": {
            "type": "object",
            "description": "with the code meaning_changed",
            "required": ["seen", "present"],
            "properties": {"seen": {"type": "string"}, "present": {"type": "string"}},
        },
    },
}

SAYS = {
    "400": "The body is not JSON.",
    "401": "No credential, or a bad one.",
    "403": "You are known, and may not.",
    "404": "There is nothing here for you.",
    "409": "Not now; the sentence says what to do.",
    "412": "Somebody changed it since.",
    "413": "The body is too large.",
    "415": "The body is of another media type.",
    "422": "Wrong shape; every fault at once, unknown fields among them.",
    "428": "If-Match is missing.",
    "429": "Too many requests; Retry-After says when.",
}


def refusals_of(method: str, names_a_noun: bool, has_body: bool) -> dict:
    """What an operation can refuse with, by status."""
    given = ["401", "403", "422", "429"]
    given += ["404"] if names_a_noun or method == "get" else []
    given += ["400", "413", "415"] if has_body else []
    given += ["409"] if method != "get" else []
    given += ["412", "428"] if method == "patch" else []
    content = {"application/problem+json": {"schema": PROBLEM_REF}}
    return {status: {"description": SAYS[status], "content": content} for status in sorted(given)}
