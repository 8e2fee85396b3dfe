"""Draws what a verb asks for, by the names and types of its parameters: rows that the actor sees, words, codes."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from inspect import Parameter, signature
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from django.db.models import Model, TextChoices
from hypothesis import strategies as st

from accounts.models import Organisation, Role, User
from deliberation.actions.imports import Answer, Conversation, Statement
from deliberation.models import (
    Audience,
    Ballot,
    ChallengeStatus,
    Decision,
    Evidence,
    Follow,
    Kind,
    Position,
    Relation,
    Report,
    Results,
    SavedView,
    Stage,
    View,
)
from deliberation.permissions import Actor

SAID = [
    "One voice carries further",
    "외교부와 함께",
    " two\nlines ",
    "Two budgets. Who pays?",
    "Both ministries",
]
WORDS = st.sampled_from([*SAID, *SAID, "x" * 281, ""])
TRUTH = st.booleans()
ORGANISATION, PERSON = "an organisation", "a person"


class NothingThere(Exception):
    """The actor sees no row of the kind that the verb is about."""


def one_of(choices: type[TextChoices]) -> st.SearchStrategy:
    return st.sampled_from([*choices.values])


MONDAY = datetime(2026, 5, 4, tzinfo=UTC)
CONVERSATIONS = [
    Conversation(
        external_id=f"polis:{name}",
        title=f"Conversation {name}",
        summary="Held elsewhere",
        text="",
        statements=[
            Statement(f"polis:{name}-{number}", f"Statement {number}", "", f"author {number}", MONDAY)
            for number in range(3)
        ],
        answers=[
            Answer(
                f"polis:{name}-{voter % 3}",
                f"voter {voter % 5}",
                voter % 3 - 1,
                MONDAY + timedelta(minutes=voter),
            )
            for voter in range(12)
        ],
    )
    for name in ("a", "b")
]
# By the name of a parameter, or by verb and name where a word means several things.
DRAWN: dict[str, Any] = {
    "kind": st.sampled_from([*Kind.values, *Kind.values, "opinion"]),
    "relation": one_of(Relation),
    "value": st.sampled_from([1, 0, -1, 1, 0, -1, 2]),
    "votes.state_view.value": one_of(View.Value),
    "stand": one_of(Position.Stand),
    "outcome": one_of(Decision.Outcome),
    "to": one_of(Stage),
    "into": st.sampled_from([*Relation.values, *Kind.values]),
    "level": one_of(Follow.Level),
    "listing": one_of(SavedView.Listing),
    "saved_views.save_view.query": st.sampled_from([{"show": "new"}, {"q": "voice"}, {"stage": "open"}, {}]),
    "role": one_of(Role),
    "state": st.sampled_from([Report.State.HIDDEN, Report.State.KEPT]),
    "seen": st.sampled_from([None, None, 1, 1, 2, 3]),
    "version": st.sampled_from([None, None, None, None, 1, 2]),
    "arguments.add_argument.external_id": st.just(""),  # doors give one to put_argument alone
    "arguments.respond.external_id": st.just(""),
    "imports.import_conversation.conversation": st.sampled_from(CONVERSATIONS),
    "files.keep_file.content": st.sampled_from([b"Two forums in 2026.\n"] * 3 + [b"\x00\x01"]),
    "filename": st.just("forums.txt"),
    "told": st.just(lambda _done: None),
    "external_id": st.sampled_from(["kialo:1", "kialo:2", "kialo:3"]),
    "source": st.builds(lambda title: {"title": title}, WORDS),
    "sources": st.just(()),
    "key": st.just("ZZ"),
    "scopes": st.sampled_from([("read",), ("read", "write"), ("vote",), ()]),
    "lasts": st.sampled_from([timedelta(days=7), timedelta(days=365)]),
    "due": st.none(),
    "re_check_by": st.none(),
    "ids": st.just(()),
    "address": st.sampled_from(["https://system.example/hooks", "https://127.0.0.1/", "no address"]),
    "types": st.sampled_from([(), ("argument.added",), ("vote.cast",)]),
    "webhooks.add_webhook.owner": PERSON,
    "webhooks.change_webhook.state": st.sampled_from([None, "active", "disabled"]),
    "at_once": TRUTH,
    "days": st.sampled_from([1, 7, 30, 31]),
    "emails": st.sampled_from([("new@madang.example",), ("new@madang.example", "no address"), ()]),
    "email": st.sampled_from(["new@madang.example", "no address"]),
    "profiles.change_profile.time_zone": st.sampled_from(["", "Asia/Seoul", "Asia/Pusan"]),
    "language": st.sampled_from(["en", "ko"]),
    "text": WORDS,
    "content": st.none(),
    "chosen": st.none(),
    "meaning_changed": TRUTH,
    "agreed": TRUTH,
    "speaks_for": TRUTH,
    "may_edit": TRUTH,
}
# What a verb takes by further names.
CHANGES: dict[str, dict[str, Any]] = {
    "actions.edit_action": {"text": WORDS},
    "arguments.update_challenge": {
        "likelihood": st.integers(0, 6),
        "status": one_of(ChallengeStatus),
        "owner": ORGANISATION,
        "responsible": PERSON,
    },
    "digests.change_subscription": {"hour": st.integers(0, 23)},
    "files.keep_file": {"title": WORDS},
    "indicators.edit_indicator": {"name": WORDS},
    "initiatives.start_initiative": {"proposal": WORDS, "summary": WORDS, "audience": one_of(Audience)},
    "initiatives.edit_initiative": {
        "audience": one_of(Audience),
        "title": WORDS,
        "ballot": one_of(Ballot),
        "results": one_of(Results),
    },
    "people.add_organisation": {},
    "people.change_membership": {"role": one_of(Role), "speaks_for": TRUTH, "organisation": ORGANISATION},
    "workspaces.change_workspace": {
        "name": WORDS,
        "digest_cadence": st.sampled_from(["off", "weekly", "now"]),
    },
    "webhooks.change_webhook": {"description": WORDS, "types": st.sampled_from([(), ("comment.added",)])},
    "workspaces.edit_organisation": {"name_en": WORDS, "parent": ORGANISATION},
    "workspaces.found_workspace": {"time_zone": st.sampled_from(["Asia/Seoul", "Asia/Pusan"])},
    "questions.edit_question": {"text": WORDS, "answer": WORDS},
    "sources.add_source": {"title": WORDS},
    "sources.edit_source": {"title": WORDS, "publisher": WORDS},
    "sources.add_evidence": {"bearing": one_of(Evidence.Bearing), "quote": WORDS},
    "sources.edit_evidence": {"bearing": one_of(Evidence.Bearing), "grade": one_of(Evidence.Grade)},
}


class Hand:
    """Draws for one verb by one actor; ``draw`` is Hypothesis's, ``secrets`` are those that links were told with."""

    def __init__(self, draw: Callable, by: Actor, verb: str, secrets: Sequence[str]) -> None:
        self.draw, self.by, self.verb, self.secrets = draw, by, verb, secrets

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
        assert hasattr(kind, "__args__"), (
            f"say in tests/storm/hand.py what to draw for {self.verb}({name}: {kind})"
        )
        return ()

    def _value(self, drawn: Any) -> Any:
        if drawn is ORGANISATION:
            return self._row(Organisation)
        return self._row(User) if drawn is PERSON else self.draw(drawn)

    def _secret(self) -> str:
        """The latest more often: what was told before it may be used, taken back or over."""
        if not self.secrets:
            raise NothingThere
        return self.draw(st.sampled_from([*self.secrets, self.secrets[-1]]))

    def _row(self, noun: type[Model]) -> Any:
        """One that the actor sees, as a door would have found it; the first ones more often."""
        rows = noun._default_manager.all()
        if hasattr(rows, "visible_to"):
            rows = rows.visible_to(self.by.person)
        found = list(rows.order_by("pk"))
        if not found:
            raise NothingThere
        return found[self.draw(st.integers(0, len(found) - 1))]
