"""Every filter and order of a list, by the operation's name: what of the whole list it keeps, judged by the answers."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter

LATELY = "2021-01-01T00:00:00Z"  # all but what the scene puts back by years
Keeps = Callable[[dict, dict], bool]


@dataclass(frozen=True)
class Filter:
    """``value`` and ``keeps`` know the ids of the scene by name; ``beside`` is what the operation needs anyhow."""

    operation: str
    name: str
    value: str
    keeps: Keeps
    beside: str = ""


@dataclass(frozen=True)
class Ordering:
    operation: str
    value: str
    by: Callable[[dict], object]

    @property
    def falling(self) -> bool:
        return self.value.startswith("-")


def _is(member: str, value: object) -> Keeps:
    return lambda row, ids: row[member] == value


def _same(member: str, name: str, inner: str = "") -> Keeps:
    return lambda row, ids: (row[member][inner] if inner else row[member]) == ids[name]


def _since(member: str = "updated_at", moment: str = LATELY) -> Keeps:
    return lambda row, ids: row[member] >= moment


def _holds(*members: str, word: str) -> Keeps:
    return lambda row, ids: word in " ".join(row[member] for member in members).lower()


def _in_place(operation: str) -> Filter:
    return Filter(operation, "workspace", "GREEN", _is("workspace", "GREEN"))


def _comments(operation: str) -> tuple[Filter, ...]:
    return (
        Filter(operation, "author", "{dohyun}", _same("author", "dohyun", "id")),
        Filter(operation, "updated_since", LATELY, _since()),
    )


def _sources(operation: str) -> tuple[Filter, ...]:
    return (
        Filter(operation, "kind", "law", _is("kind", "law")),
        Filter(operation, "q", "treaty", _holds("title", "publisher", "address", word="treaty")),
        Filter(operation, "due", "true", lambda row, ids: (row["re_check_by"] or "9") < "2026"),
        Filter(operation, "updated_since", LATELY, _since()),
    )


FILTERS = (
    Filter("list_actions", "done", "true", lambda row, ids: row["done_at"] is not None),
    Filter("list_actions", "owner", "{dohyun}", _same("owner", "dohyun", "id")),
    Filter("list_all_actions", "done", "false", lambda row, ids: row["done_at"] is None),
    Filter("list_all_actions", "owner", "me", _same("owner", "jiwoo", "id")),
    Filter("list_all_actions", "workspace", "GREEN", lambda row, ids: row["initiative"] == ids["elsewhere"]),
    Filter("list_arguments", "author", "{dohyun}", _same("author", "dohyun", "id")),
    Filter("list_arguments", "kind", "challenge", _is("kind", "challenge")),
    Filter("list_arguments", "label", "broad_agreement", _is("label", "broad_agreement")),
    Filter("list_arguments", "missing", "source", _is("evidence_count", 0)),
    Filter("list_arguments", "missing", "my_vote", lambda row, ids: not row["my_vote"]),
    Filter("list_arguments", "organisation", "{trade}", _same("organisation", "trade", "id")),
    Filter("list_arguments", "updated_since", LATELY, _since()),
    *_comments("list_argument_comments"),
    *_comments("list_initiative_comments"),
    Filter("list_argument_suggestions", "state", "withdrawn", _is("state", "withdrawn")),
    Filter("list_suggestions", "state", "open", _is("state", "open"), beside="argument={argument}"),
    _in_place("list_briefs"),
    *(_in_place(f"list_{kind}") for kind in ("jobs", "exports", "imports")),
    *(
        Filter(f"list_{kind}", "state", "failed", _is("state", "failed"))
        for kind in ("jobs", "exports", "imports")
    ),
    Filter("list_initiatives", "party", "{trade}", lambda row, ids: ids["trade"] in _parties(row)),
    Filter("list_initiatives", "q", "elsewhere", _holds("title", "proposal", "summary", word="elsewhere")),
    Filter("list_initiatives", "ref", "AI-2", _is("ref", "AI-2")),
    Filter("list_initiatives", "mine", "true", lambda row, ids: row["ref"] != "AI-2"),
    Filter("list_initiatives", "stage", "deciding", _is("stage", "deciding")),
    Filter("list_initiatives", "theme", "학술", lambda row, ids: "학술" in row["themes"]),
    Filter("list_initiatives", "updated_since", LATELY, _since()),
    _in_place("list_initiatives"),
    Filter("search", "workspace", "GREEN", _is("workspace", "GREEN"), beside="q=elsewhere"),
    Filter("search", "type", "fact", _is("type", "fact"), beside="q=elsewhere"),
    Filter("list_positions", "argument", "{argument}", _same("argument", "argument")),
    Filter("list_positions", "standing", "true", _is("standing", True)),
    Filter("list_reports", "state", "kept", _is("state", "kept")),
    *_sources("list_sources"),
    *_sources("list_initiative_sources"),
    _in_place("list_sources"),
    Filter("list_notifications", "unread", "true", lambda row, ids: row["read_at"] is None),
    Filter("list_webhook_deliveries", "state", "failed", _is("state", "failed")),
    Filter("list_acts", "person", "{hana}", lambda row, ids: (row["actor"] or {}).get("id") == ids["hana"]),
    Filter("list_acts", "verb", "argument.added", _is("verb", "argument.added")),
    Filter("list_acts", "since", LATELY, _since("at")),
    Filter("list_acts", "until", LATELY, lambda row, ids: row["at"] < LATELY),
    Filter("list_acts", "token", "{token}", lambda row, ids: (row["token"] or {}).get("key") == ids["token"]),
    Filter("list_members", "organisation", "{trade}", _same("organisation", "trade", "id")),
    Filter("list_members", "role", "analyst", _is("role", "analyst")),
    Filter("list_members", "q", "kim", _holds("name", word="kim")),
    Filter("list_people", "q", "kim", _holds("name", word="kim")),
)


def _parties(row: dict) -> list[str]:
    return [party["organisation"]["id"] for party in row["parties"]]


def _strength(agree: int, disagree: int, **_rest: int) -> tuple[bool, int]:
    """As far as the scene's few votes go: what was voted on comes first, and what more hold before that."""
    return (agree + disagree > 0, agree - disagree)


def _number(ref: str) -> int:
    return int(ref.partition("#")[2])


def _moments(operation: str, *values: str) -> tuple[Ordering, ...]:
    return tuple(Ordering(operation, value, itemgetter(value.lstrip("-"))) for value in values)


ORDERINGS = (
    *_moments("list_arguments", "updated_at", "-updated_at"),
    *(Ordering("list_arguments", value, lambda row: _number(row["ref"])) for value in ("number", "-number")),
    Ordering("list_arguments", "-strength", lambda row: _strength(**row["tally"])),
    *_moments("list_argument_comments", "created_at", "-created_at", "updated_at"),
    *_moments("list_initiative_comments", "created_at", "-created_at", "updated_at"),
    *_moments("list_initiatives", "-created_at", "created_at", "updated_at", "-updated_at"),
    *_moments("list_sources", "-created_at", "created_at"),
    *_moments("list_initiative_sources", "-created_at", "created_at"),
)

# What is asked of an operation and is no filter of a list, and the file that tries it.
ELSEWHERE = {
    ("ask_export", "raw"): "tests/api/test_jobs.py",
    ("find_argument", "ref"): "tests/api/test_arguments.py",
    ("get_digest", "form"): "tests/api/test_digests.py",
    ("get_standing", "since"): "tests/api/test_filters.py",
    ("list_changes", "since"): "tests/api/test_changes.py",
    ("list_changes", "within"): "tests/api/test_changes.py",
    ("list_changes", "workspace"): "tests/api/test_changes.py",
    ("list_initiative_sources", "workspace"): "tests/api/test_filters.py",
    ("list_similar", "claim"): "tests/api/test_similar.py",
    ("list_suggestions", "argument"): "tests/api/test_suggestions.py",
    ("list_webhooks", "workspace"): "tests/api/test_webhooks.py",
    ("preview_digest", "form"): "tests/api/test_digests.py",
    ("preview_digest", "workspace"): "tests/api/test_digests.py",
    ("list_saved_views", "listing"): "tests/api/test_saved_views.py",
    ("list_saved_views", "workspace"): "tests/api/test_saved_views.py",
    ("search", "organisation"): "tests/frontend/test_search.py",
    ("search", "q"): "tests/api/test_search.py",
}
