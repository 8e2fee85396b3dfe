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


def _is_of(end: str, kind: str) -> Keeps:
    return lambda row, ids: row[end]["type"] == kind


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
    Filter("list_agreements", "updated_since", LATELY, _since()),
    _in_place("list_agreements"),
    Filter("list_commitments", "agreement", "{agreement}", _same("agreement", "agreement")),
    Filter("list_commitments", "lead", "{trade}", _same("lead", "trade", "id")),
    Filter("list_commitments", "responsible", "{hana}", lambda row, ids: _who(row) == ids["hana"]),
    Filter("list_commitments", "withdrawn", "true", lambda row, ids: row["withdrawn_at"] is not None),
    Filter("list_commitments", "updated_since", LATELY, _since()),
    Filter("list_commitments", "workspace", "GREEN", _is("deliverable", "A report there")),
    Filter("list_cases", "kind", "support", _is("kind", "support")),
    Filter("list_cases", "country", "BR", _is("country", "BR")),
    Filter("list_cases", "sector", "ai", _is("sector", "ai")),
    Filter("list_cases", "status", "raised", _is("status", "raised")),
    Filter("list_cases", "organisation", "{trade}", _same("organisation", "trade", "id")),
    Filter("list_cases", "owner", "{dohyun}", lambda row, ids: bool(row["owner"])),
    Filter("list_cases", "argument", "{argument}", _is("country", "US")),
    Filter("list_cases", "q", "licence", _holds("measure", "description", "code", word="licence")),
    Filter("list_cases", "updated_since", LATELY, _since()),
    _in_place("list_cases"),
    Filter("list_policy_records", "country", "EU", _is("country", "EU")),
    Filter("list_policy_records", "theme", "safety", lambda row, ids: "safety" in row["themes"]),
    Filter("list_policy_records", "instrument", "law", _is("instrument", "law")),
    Filter("list_policy_records", "status", "proposed", _is("status", "proposed")),
    Filter("list_policy_records", "organisation", "{trade}", _same("organisation", "trade", "id")),
    Filter("list_policy_records", "q", "framework", _holds("name_en", "responsible", word="framework")),
    Filter("list_policy_records", "due", "true", lambda row, ids: (row["verify_by"] or "9") < "2026"),
    Filter("list_policy_records", "updated_since", LATELY, _since()),
    _in_place("list_policy_records"),
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
    Filter("list_links", "thing_type", "commitment", _is_of("thing", "commitment")),
    Filter("list_links", "thing", "{agreement}", _same("thing", "agreement", "id")),
    Filter("list_links", "place_type", "argument", _is_of("place", "argument")),
    Filter("list_links", "place", "{argument}", _same("place", "argument", "id")),
    _in_place("list_links"),
    Filter("search", "workspace", "GREEN", _is("workspace", "GREEN"), beside="q=elsewhere"),
    Filter("search", "type", "fact", _is("type", "fact"), beside="q=elsewhere"),
    Filter("list_positions", "argument", "{argument}", _same("argument", "argument")),
    Filter("list_positions", "standing", "true", _is("standing", True)),
    Filter("list_reports", "state", "kept", _is("state", "kept")),
    _in_place("list_bodies"),
    Filter("list_bodies", "level", "working", _is("level", "working")),
    _in_place("list_meetings"),
    Filter("list_meetings", "body", "{body}", _same("body", "body")),
    Filter("list_meetings", "state", "held", _is("state", "held")),
    Filter("list_meetings", "updated_since", LATELY, _since()),
    Filter("list_agenda", "state", "proposed", _is("state", "proposed")),
    *_sources("list_sources"),
    *_sources("list_initiative_sources"),
    _in_place("list_sources"),
    Filter("list_events", "kind", "summit", _is("kind", "summit")),
    Filter("list_events", "state", "held", _is("state", "held")),
    Filter("list_events", "country", "KR", _is("country", "KR")),
    Filter("list_events", "updated_since", LATELY, _since()),
    _in_place("list_events"),
    Filter("list_deadlines", "done", "true", lambda row, ids: row["done_on"] is not None),
    Filter("list_preparations", "area", "venue", _is("area", "venue")),
    Filter("list_preparations", "state", "done", _is("state", "done")),
    Filter("list_pledges", "state", "verbal", _is("state", "verbal")),
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


def _who(row: dict) -> str:
    return (row["responsible"] or {}).get("id", "")


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
    *_moments("list_agreements", "created_at", "-created_at"),
    *_moments("list_commitments", "created_at", "-created_at"),
    *_moments("list_arguments", "updated_at", "-updated_at"),
    *(Ordering("list_arguments", value, lambda row: _number(row["ref"])) for value in ("number", "-number")),
    Ordering("list_arguments", "-strength", lambda row: _strength(**row["tally"])),
    *_moments("list_argument_comments", "created_at", "-created_at", "updated_at"),
    *_moments("list_initiative_comments", "created_at", "-created_at", "updated_at"),
    *_moments("list_initiatives", "-created_at", "created_at", "updated_at", "-updated_at"),
    *_moments("list_bodies", "created_at", "-created_at"),
    *_moments("list_meetings", "-starts_at", "starts_at"),
    *_moments("list_cases", "-opened_on", "opened_on", "-updated_at"),
    *_moments("list_policy_records", "-created_at", "created_at", "-updated_at"),
    *_moments("list_sources", "-created_at", "created_at"),
    *_moments("list_events", "starts_on", "-starts_on", "created_at"),
    *_moments("list_initiative_sources", "-created_at", "created_at"),
)

# What is asked of an operation and is no filter of a list, and the file that tries it.
ELSEWHERE = {
    ("ask_export", "raw"): "tests/api/test_jobs.py",
    ("find_argument", "ref"): "tests/api/test_arguments.py",
    ("get_briefing", "language"): "tests/api/test_one_of_everything.py",
    ("get_briefing_file", "format"): "tests/api/test_one_of_everything.py",
    ("get_briefing_file", "language"): "tests/api/test_one_of_everything.py",
    ("get_digest", "form"): "tests/api/test_digests.py",
    ("get_standing", "since"): "tests/api/test_filters.py",
    ("list_changes", "since"): "tests/api/test_changes.py",
    ("list_changes", "within"): "tests/api/test_changes.py",
    ("list_changes", "workspace"): "tests/api/test_changes.py",
    ("list_initiative_sources", "workspace"): "tests/api/test_filters.py",
    ("list_similar", "claim"): "tests/api/test_similar.py",
    ("list_suggestions", "argument"): "tests/api/test_suggestions.py",
    ("list_webhooks", "workspace"): "tests/api/test_webhooks.py",
    ("count_withheld_policy_records", "workspace"): "tests/api/test_register.py",
    ("preview_digest", "form"): "tests/api/test_digests.py",
    ("preview_digest", "workspace"): "tests/api/test_digests.py",
    ("list_saved_views", "listing"): "tests/api/test_saved_views.py",
    ("list_saved_views", "workspace"): "tests/api/test_saved_views.py",
    ("search", "organisation"): "tests/frontend/test_search.py",
    ("search", "q"): "tests/api/test_search.py",
}
