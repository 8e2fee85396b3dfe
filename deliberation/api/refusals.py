"""The refusals that the schema declares: for every operation those that it can give."""

from .describing import Facts
from .errors import PROBLEM, title_of

PROBLEM_REF = {"$ref": "#/components/schemas/Problem"}

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

NAMES = {
    "400": ("Malformed", "The body is not JSON, or no multipart form."),
    "401": ("NotAuthenticated", "No credential, or a bad one."),
    "403": ("NotAllowed", "You are known, and may not."),
    "404": ("NotFound", "There is nothing here for you."),
    "409": ("NotNow", "Not now; the sentence says what to do."),
    "412": ("ChangedSince", "Somebody changed it since."),
    "413": ("TooLarge", "The body is too large."),
    "415": ("OtherMediaType", "The body is of another media type."),
    "422": ("Invalid", "Wrong shape; every fault at once, unknown fields among them."),
    "428": ("PreconditionRequired", "If-Match is missing."),
    "429": ("TooManyRequests", "Too many requests; Retry-After says when."),
}
HEADERS = {"401": ["WWW-Authenticate"], "409": ["Idempotent-Replayed"], "429": ["Retry-After"]}
COUNTED = ["RateLimit", "RateLimit-Policy"]
FAULT = {"field": "claim", "code": "required", "detail": "This field is required."}
EXAMPLES = {
    "400": ("malformed", "This is not JSON: unexpected end of data: line 1 column 2 (char 1)."),
    "401": ("not_authenticated", "Authentication credentials were not provided."),
    "403": ("not_allowed", "Your role here does not allow this."),
    "404": ("not_found", "There is nothing here for you."),
    "409": ("voting_ended", "Voting has ended."),
    "412": ("changed_since", "Somebody changed it since you read it."),
    "413": ("too_large", "That is too much for one request."),
    "415": ("unsupported_media_type", "Unsupported media type “text/plain” in request."),
    "422": ("invalid", "Please correct what is marked."),
    "428": ("if_match_required", "Say which version you saw: send its ETag as If-Match."),
    "429": ("too_many_requests", "Too much at once. Try again in a moment."),
}


def refusals_of(method: str, facts: Facts, *, names_a_noun: bool, has_body: bool) -> dict:
    """What an operation can refuse with, by status."""
    can = {
        "400": has_body,
        "401": True,
        "403": True,
        "404": names_a_noun or facts.may_be_missing,
        "409": method == "post" or (method != "get" and facts.conflicts),  # a key can always be in use
        "412": is_edit(method, facts) or facts.names_version,
        "413": has_body,
        "415": has_body,
        "422": True,
        "428": is_edit(method, facts),
        "429": spends(method, facts),
    }
    return {
        status: {"$ref": f"#/components/responses/{NAMES[status][0]}"} for status, does in can.items() if does
    }


def components() -> dict[str, dict]:
    """Every refusal by name, with an example and the headers that come with it."""
    return {name: _refusal(status, says) for status, (name, says) in NAMES.items()}


def is_edit(method: str, facts: Facts) -> bool:
    """Whether it asks for the version that was seen."""
    return method == "patch" and facts.versioned


def spends(method: str, facts: Facts) -> bool:
    """Whether it takes from one of the caller's buckets."""
    return method != "get" or bool(facts.spends)


def _refusal(status: str, says: str) -> dict:
    code, detail = EXAMPLES[status]
    example = {
        "type": "about:blank",
        "title": title_of(int(status)),
        "status": int(status),
        "detail": detail,
        "code": code,
        "errors": [FAULT] if status == "422" else [],
        "request_id": "01a5c1c6-3f0e-7e2a-9d7b-2b8f6b1f4c11",
    }
    return {
        "description": says,
        "headers": {
            name: {"$ref": f"#/components/headers/{name}"} for name in (*HEADERS.get(status, []), *COUNTED)
        },
        "content": {PROBLEM: {"schema": PROBLEM_REF, "example": example}},
    }
