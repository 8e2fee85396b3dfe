"""A snapshot as one reader may see it: what was hidden since is hidden here, what was taken back is gone."""

import json
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from accounts.models import User
from deliberation.markup import name_mentions, unnamed_in
from deliberation.models import Argument, Evidence, Snapshot
from deliberation.models.visibility import STEERING_ROLES

from .chaining import canonical

PEOPLE = {"author", "proposed_by", "by", "signed_by", "stated_by", "cleared_by", "person"}


@dataclass(frozen=True, slots=True)
class Shown:
    """``content`` with the words in their places, None for what this reader does not get; names of people by id.

    ``plain`` is the same as it was hashed, without people's words and without what is hidden from this reader.
    ``withheld`` is how many words that are, ``taken_back`` how many are gone for everybody.
    """

    content: dict[str, Any]
    plain: str
    words: dict[str, dict[str, str] | None]
    people: dict[str, str]
    withheld: int
    taken_back: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """What this reader would not get of the live pages: arguments by number, pieces of evidence by id."""

    arguments: frozenset[int] = frozenset()
    evidence: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.arguments or self.evidence)


def shown_to(user: User, snapshot: Snapshot) -> Shown:
    """``snapshot`` was given to ``user`` by ``visible_to``, with its words."""
    hidden = _hidden_from(user, snapshot)
    content = json.loads(snapshot.content)
    places = _take_out(content, hidden)
    plain = canonical(content) if hidden else snapshot.content
    words: dict[str, dict[str, str] | None] = {}
    withheld = taken_back = 0
    for row in snapshot.words.all():
        is_gone, is_hidden = row.taken_back_at is not None, row.place.startswith(places)
        taken_back, withheld = taken_back + is_gone, withheld + (is_hidden and not is_gone)
        words[row.place] = None if is_gone or is_hidden else {"salt": row.salt, "text": row.text}
    texts = {place: row["text"] if row else None for place, row in words.items()}
    told = _with_words(content, texts)
    people = _names(_people_in(told))
    return Shown(_named(told, people), plain, words, people, withheld, taken_back)


def _hidden_from(user: User, snapshot: Snapshot) -> Hidden:
    if snapshot.reader_role in STEERING_ROLES:
        return Hidden()
    arguments = Argument.objects.filter(initiative=snapshot.initiative_id, hidden_at__isnull=False)
    evidence = Evidence.objects.filter(argument__initiative=snapshot.initiative_id, hidden_at__isnull=False)
    return Hidden(
        frozenset(arguments.exclude(author=user).values_list("number", flat=True)),
        frozenset(map(str, evidence.exclude(added_by=user).values_list("pk", flat=True))),
    )


def _take_out(content: dict[str, Any], hidden: Hidden) -> tuple[str, ...]:
    """Leave of what is hidden only that it was there; what hangs from it goes with it. Says where its words were."""
    places = []
    for argument in content["arguments"]:
        here = f"arguments/{argument['number']}/"
        if argument["number"] in hidden.arguments:
            places.append(here)
            _bury(argument, "number", "id")
        for number, evidence in enumerate(argument.get("evidence", ())):
            if evidence["id"] in hidden.evidence:
                places.append(f"{here}evidence/{number}/")
                _bury(evidence, "id")
    return tuple(places)


def _bury(told: dict[str, Any], *kept: str) -> None:
    left = {name: told[name] for name in kept}
    told.clear()
    told |= {**left, "hidden": True}


def _with_words(content: dict[str, Any], texts: dict[str, str | None]) -> dict[str, Any]:
    for number, one in enumerate(content["decision"]["dissents"]):
        if one["organisation"] is None:
            one["text"] = texts.get(f"dissents/{number}/text")
    for argument in content["arguments"]:
        if argument["hidden"]:
            continue
        here = f"arguments/{argument['number']}"
        argument |= {name: texts.get(f"{here}/{name}") for name in ("claim", "reasons")}
        for number, one in enumerate(argument["evidence"]):
            if "hidden" in one:
                continue
            one |= {name: texts.get(f"{here}/evidence/{number}/{name}") for name in ("quote", "grade_reason")}
    return content


def _people_in(value: Any) -> set[str]:
    """Whoever is named by id in a column for people, or was called by name in a text."""
    found: set[str] = set()
    if isinstance(value, dict):
        for name, one in value.items():
            found |= {one} if name in PEOPLE and one else _people_in(one)
    elif isinstance(value, list):
        found = found.union(*map(_people_in, value))
    elif isinstance(value, str):
        found |= set(unnamed_in(value))
    return found


def _names(ids: set[str]) -> dict[str, str]:
    rows = User.objects.filter(pk__in=[UUID(one) for one in ids]).only("pk", "name")
    return {str(row.pk): row.name for row in rows}


def _named(value: Any, people: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _named(one, people) for name, one in value.items()}
    if isinstance(value, list):
        return list(map(partial(_named, people=people), value))
    return name_mentions(value, people) if isinstance(value, str) else value
