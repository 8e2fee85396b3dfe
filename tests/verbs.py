"""The verbs as the code has them: public functions in ``deliberation.actions`` that take an actor, all by keyword."""

import pkgutil
from collections.abc import Callable
from importlib import import_module
from inspect import Parameter, isfunction, signature, unwrap

from deliberation import actions

# Parts of verbs that other rooms of ``actions`` call.
PARTS = frozenset(
    {
        "brief_draft.start_draft",
        "brief_parties.lead_parties",
        "forgetting.take_words_back",
        "people.enter",
        "people.leave",
        "people.place",
        "people.place_organisation",
        "sources.keep_source",
        "sources.kept",
    }
)


def verbs() -> dict[str, Callable]:
    """By room and name: ``votes.cast_vote``."""
    rooms = [
        import_module(f"{actions.__name__}.{room.name}") for room in pkgutil.iter_modules(actions.__path__)
    ]
    found = {
        f"{room.__name__.rpartition('.')[2]}.{name}": verb
        for room in rooms
        for name, verb in vars(room).items()
        if not name.startswith("_") and _is_verb(verb, room.__name__)
    }
    return {name: verb for name, verb in found.items() if name not in PARTS}


def _is_verb(thing: object, room: str) -> bool:
    if not isfunction(thing) or unwrap(thing).__module__ != room:
        return False
    parameters = signature(thing).parameters
    keywords = (Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD)
    return "by" in parameters and all(one.kind in keywords for one in parameters.values())
