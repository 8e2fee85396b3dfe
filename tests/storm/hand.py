"""Draws what a verb asks for, by the names and types of its parameters: rows that the actor sees, words, codes."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from inspect import Parameter, signature
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from django.db.models import Model
from hypothesis import strategies as st

from accounts.models import Organisation, User
from deliberation.models.links import THINGS
from deliberation.permissions import Actor

from .drawn import CHANGES, DRAWN, ORGANISATION, ORGANISATIONS, PERSON, THING, TRUTH, WORDS


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


# By the name of a parameter, or by verb and name where a word means several things.
DRAWN: dict[str, Any] = {
    "kind": st.sampled_from([*Kind.values, *Kind.values, "opinion"]),
    "relation": one_of(Relation),
    "value": st.sampled_from([1, 0, -1, 1, 0, -1, 2]),
    "votes.state_view.value": one_of(View.Value),
    "scores.score_option.value": st.sampled_from([None, Decimal(0), Decimal(70), Decimal(101)]),
    "scores.score_option.reading": st.sampled_from([None, None, Decimal(300)]),
    "stand": one_of(Position.Stand),
    "outcome": one_of(Decision.Outcome),
    "readings.take_readings.readings": st.lists(READINGS, max_size=3),
    "status_reports.add_status_report.starts_on": st.sampled_from([date(2026, 4, 1), date(2026, 5, 1)]),
    "status_reports.add_status_report.ends_on": st.sampled_from([date(2026, 4, 30), date(2026, 6, 30)]),
    "triggers.set_trigger.kind": one_of(Trigger.Kind),
    "triggers.set_trigger.on": st.sampled_from([None, date(2026, 6, 1), date(2026, 9, 1)]),
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
    "events.add_event.kind": one_of(Event.Kind),
    "starts_on": st.sampled_from([date(2027, 3, 31), date(2028, 2, 29)]),
    "events.add_event.time_zone": st.sampled_from(["", "Asia/Seoul", "Asia/Pusan"]),
    "offset": st.sampled_from([None, 1, 6]),
    "unit": st.sampled_from(["", "weeks", "months", "years"]),
    "area": one_of(Preparation.Area),
    "country": st.sampled_from(["NZ", "BR", "XX"]),
    "pledges.record_pledge.state": one_of(Pledge.State),
    "note": WORDS,
    "milestones.add_milestone.due": st.sampled_from([MONDAY.date(), MONDAY.date() + timedelta(days=40)]),
    "commitments.add_commitment.starts_on": st.none(),
    "position": st.sampled_from([None, 1, 2, 9]),
    "progress": st.sampled_from([0, 10, 60, 100, 101]),
    "re_check_by": st.none(),
    "verify_by": st.none(),
    "since": st.none(),
    "status": one_of(PolicyStatus),
    "sharing": one_of(Sharing),
    "shared_with": ORGANISATIONS,
    "register.add_policy_record.external_id": st.just(""),
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
    "minutes.turn_line.into": st.sampled_from(["action", "comment", *Kind.values, "note"]),
    "minutes.add_line.kind": one_of(MinuteLine.Kind),
    "agenda.add_item.minutes": st.sampled_from([None, 20, 481]),
    "part": one_of(Seat.Part),
    "agenda.move_item.place": st.sampled_from([0, 1, 2, 9]),
    "meetings.plan_meeting.place": WORDS,
    "attendance": st.just(()),
    "language": st.sampled_from(["en", "ko"]),
    "text": WORDS,
    "content": st.none(),
    "chosen": st.none(),
    "meaning_changed": TRUTH,
    "agreed": TRUTH,
    "speaks_for": TRUTH,
    "may_edit": TRUTH,
}
ANCHORED = {
    "weight": st.sampled_from([None, 0, 60, 100, 101]),
    "worst": st.sampled_from([None, Decimal(0), Decimal(900)]),
    "best": st.sampled_from([None, Decimal(100)]),
}
# What a verb takes by further names.
CHANGES: dict[str, dict[str, Any]] = {
    "actions.edit_action": {"text": WORDS},
    "agreements.add_agreement": {"purpose": WORDS},
    "agreements.edit_agreement": {"title": WORDS, "purpose": WORDS},
    "clauses.edit_clause": {"heading": WORDS, "text": WORDS},
    "commitments.edit_commitment": {"deliverable": WORDS, "lead": ORGANISATION, "responsible": PERSON},
    "milestones.edit_milestone": {"title": WORDS, "reached_on": st.sampled_from([None, MONDAY.date()])},
    "arguments.update_challenge": {
        "likelihood": st.integers(0, 6),
        "status": one_of(ChallengeStatus),
        "owner": ORGANISATION,
        "responsible": PERSON,
    },
    "digests.change_subscription": {"hour": st.integers(0, 23)},
    "deadlines.edit_deadline": {"name": WORDS, "offset": st.sampled_from([2, 3]), "owner": PERSON},
    "events.add_event": {"host": WORDS, "votes_needed": st.sampled_from([None, 3])},
    "events.edit_event": {
        "title": WORDS,
        "starts_on": st.sampled_from([date(2027, 6, 30)]),
        "state": one_of(Event.State),
    },
    "preparations.add_preparation": {},
    "preparations.edit_preparation": {"text": WORDS, "state": one_of(Preparation.State), "owner": PERSON},
    "files.keep_file": {"title": WORDS},
    "indicators.add_indicator": {"target": WORDS, "target_value": NUMBERS},
    "indicators.edit_indicator": {"name": WORDS, "target_value": NUMBERS, "owner": PERSON},
    "status_reports.edit_status_report": {"title": WORDS, "text": WORDS},
    "options.edit_option": {"title": WORDS, "set_aside": WORDS},
    "criteria.add_criterion": ANCHORED | {"name": WORDS},
    "criteria.edit_criterion": ANCHORED | {"name": WORDS},
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
    "agenda.edit_item": {"text": WORDS, "state": one_of(AgendaItem.State)},
    "bodies.add_body": {"purpose": WORDS, "level": one_of(Body.Level), "quorum_rule": one_of(Body.Rule)},
    "bodies.edit_body": {"name_en": WORDS, "quorum_rule": one_of(Body.Rule), "is_ended": TRUTH},
    "meetings.edit_meeting": {"title": WORDS, "place": WORDS},
    "minutes.edit_line": {"text": WORDS, "kind": one_of(MinuteLine.Kind)},
    "webhooks.change_webhook": {"description": WORDS, "types": st.sampled_from([(), ("comment.added",)])},
    "workspaces.edit_organisation": {"name_en": WORDS, "parent": ORGANISATION},
    "workspaces.found_workspace": {"time_zone": st.sampled_from(["Asia/Seoul", "Asia/Pusan"])},
    "questions.edit_question": {"text": WORDS, "answer": WORDS},
    "register.add_policy_record": {
        "name_en": st.sampled_from(["AI Framework Act", "AI Act"]),
        "country": st.sampled_from(["KR", "EU", "XX"]),
        "sharing": one_of(Sharing),
        "themes": st.sampled_from([[], ["safety"], ["magic"]]),
    },
    "register.edit_policy_record": {"summary": WORDS, "name_ko": WORDS},
    "record_citing.cite_policy_record": {"bearing": one_of(Evidence.Bearing), "quote": WORDS},
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
        return ()

    def _value(self, drawn: Any) -> Any:
        if drawn is ORGANISATION:
            return self._row(Organisation)
        if drawn is ORGANISATIONS:
            return [self._row(Organisation)] if self.draw(TRUTH) else []
        if drawn is THING:
            return self._row(self.draw(st.sampled_from([*THINGS.values()])))
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
