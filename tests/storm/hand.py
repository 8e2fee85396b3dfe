"""Draws what a verb asks for, by the names and types of its parameters: rows that the actor sees, words, codes."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from inspect import Parameter, signature
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from django.db.models import Model
from hypothesis import strategies as st

from accounts.models import Organisation, User
from deliberation.models import Initiative, Source
from deliberation.models.links import THINGS
from deliberation.permissions import Actor

from .drawn import (
    CHANGES,
    DRAWN,
    ORGANISATION,
    ORGANISATION_ID,
    ORGANISATIONS,
    PERSON,
    SOURCE,
    THING,
    TRUTH,
    WORDS,
)


class NothingThere(Exception):
    """The actor sees no row of the kind that the verb is about."""


def undrawn(verb: str, do: Callable) -> list[str]:
    """Parameters of a verb of which neither this module nor their type says what to draw."""
    types = get_type_hints(do)
    return [
        name
        for name, one in signature(do).parameters.items()
        if name not in ("by", "secret")
        and one.kind is not Parameter.VAR_KEYWORD
        and not DRAWN.keys() & {name, f"{verb}.{name}"}
        and not _says_what_to_draw(types[name])
    ]


def _says_what_to_draw(kind: Any) -> bool:
    return (
        hasattr(kind, "__args__")
        or kind in (str, datetime)
        or (isinstance(kind, type) and issubclass(kind, Model))
    )


class Hand:
    """Draws for one verb by one actor; ``draw`` is Hypothesis's, ``secrets`` are those that links were told with."""

    def __init__(self, draw: Callable, by: Actor, verb: str, secrets: Sequence[str]) -> None:
        self.draw, self.by, self.verb, self.secrets = draw, by, verb, secrets
        self.place: Any = None  # the initiative of the first row that was drawn

    def arguments_of(self, do: Callable) -> dict[str, Any]:
        """What to call the verb with. Raises NothingThere."""
        types, asked = get_type_hints(do), signature(do).parameters
        given: dict[str, Any] = {}
        for name, parameter in asked.items():
            if name == "by":
                continue
            if parameter.kind is Parameter.VAR_KEYWORD:
                given |= self._changes()
            elif parameter.default is Parameter.empty or self.draw(TRUTH):
                given[name] = self._one(name, types[name])
        return given

    def _changes(self) -> dict[str, Any]:
        known = CHANGES[self.verb]
        return {name: self._value(drawn) for name, drawn in known.items() if self.draw(TRUTH)}

    def _one(self, name: str, kind: Any) -> Any:
        if name == "secret":
            return self._secret()
        if isinstance(kind, type) and issubclass(kind, Model):
            return self._row(kind)
        drawn = DRAWN.get(f"{self.verb}.{name}", DRAWN.get(name))
        if drawn is not None:
            return self._value(drawn)
        options = [
            one for one in (get_args(kind) if isinstance(kind, UnionType) else (kind,)) if one is not NoneType
        ]
        nouns = [one for one in options if isinstance(one, type) and issubclass(one, Model)]
        if nouns:
            return self._row(self.draw(st.sampled_from(nouns)))
        if datetime in options:
            return self.by.moment + timedelta(days=self.draw(st.sampled_from([-1, 1, 30, 900])))
        if str in options:
            return self.draw(WORDS)
        # Parties, relied-on arguments and the like: none, which is what most verbs are called with.
        return ()

    def _value(self, drawn: Any) -> Any:
        if drawn is ORGANISATION:
            return self._row(Organisation)
        if drawn is ORGANISATIONS:
            return [self._row(Organisation)] if self.draw(TRUTH) else []
        if drawn is THING:
            return self._row(self.draw(st.sampled_from([*THINGS.values()])))
        if drawn is ORGANISATION_ID:
            return str(self._row(Organisation).pk)
        if drawn is SOURCE:
            return self._row(Source)
        return self._row(User) if drawn is PERSON else self.draw(drawn)

    def _secret(self) -> str:
        """The latest more often: what was told before it may be used, taken back or over."""
        if not self.secrets:
            raise NothingThere
        return self.draw(st.sampled_from([*self.secrets, self.secrets[-1]]))

    def _row(self, noun: type[Model]) -> Any:
        """One that the actor sees, as a door would have found it; mostly in the initiative of what it goes with."""
        rows = noun._default_manager.all()
        if hasattr(rows, "visible_to"):
            rows = rows.visible_to(self.by.person)
        found = list(rows.order_by("pk"))
        if not found:
            raise NothingThere
        near = [row for row in found if self.place and _place_of(row) == self.place]
        row = self.draw(st.sampled_from(near if near and self.draw(st.integers(0, 3)) else found))
        self.place = self.place or _place_of(row)
        return row


def _place_of(row: Any) -> Any:
    return row.pk if isinstance(row, Initiative) else getattr(row, "initiative_id", None)
