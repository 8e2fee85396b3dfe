"""How mail stands, for a person or a machine at a terminal."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from accounts.mail import service
from deliberation.calendars import period_title
from deliberation.digests import overview
from deliberation.digests.alarm import SENTENCES, alarms, facts_at
from deliberation.digests.overview import Outcomes
from deliberation.models import Edition

ENDED = ("accepted", "skipped", "failed", "bounced", "unknown")


def status_of(now: datetime) -> dict[str, Any]:
    """Numbers, codes and moments: whatever an operator's page and a monitor want to know."""
    row, facts = service.service(), facts_at(now)
    return {
        "alarms": [asdict(one) for one in alarms(facts)],
        "paused_at": row.paused_at,
        "paused_for": row.paused_for,
        "held_until": row.held_until,
        "planner_ran_at": row.planner_ran_at,
        "sender_ran_at": row.sender_ran_at,
        "waiting": overview.waiting_by_kind(now),
        "held": overview.held_by_kind(),
        "last_day": dict(overview.lately(now)),
        "answers_held": overview.held_answers_by_reason(),
        "answers_last_day": dict(overview.answers_lately(now)),
    }


def sentences_of(status: dict[str, Any]) -> Iterator[str]:
    """The same in words, in English."""
    paused = status["paused_at"]
    yield f"Paused since {_moment(paused)} ({status['paused_for']})." if paused else "Mail leaves."
    yield f"Planned {_moment(status['planner_ran_at'])}, sent {_moment(status['sender_ran_at'])}."
    yield f"Waiting: {_counts(status['waiting'])}."
    if status["held_until"]:
        yield f"Held, due until {_moment(status['held_until'])}: {_counts(status['held'])}."
    yield f"In the last day: {_counts(status['last_day'])}."
    for held in status["answers_held"]:
        yield (
            f"Answers by mail that are held: {held['number']:,} {held['reason']} since {_moment(held['since'])}. "
            "Each waits for its person, who got a link (docs/operations.md, Answering by mail)."
        )
    if status["answers_last_day"]:
        yield f"Answers by mail in the last day: {_counts(status['answers_last_day'])}."
    for alarm in status["alarms"]:
        yield f"ALARM {alarm['code']} since {_moment(alarm['since'])}: {SENTENCES[alarm['code']]}"


def edition_line(edition: Edition, outcomes: Outcomes) -> str:
    """What became of one edition's mails; what was not sent with why."""
    ended = {name: outcomes.states[name] for name in ENDED if outcomes.states[name]}
    rest = {"waiting": outcomes.waiting, "doubted": outcomes.doubted, "forgotten": outcomes.forgotten}
    counts = {**ended, **{name: number for name, number in rest.items() if number}}
    why = f" (not sent: {_counts(outcomes.skipped)})" if outcomes.skipped else ""
    place = edition.workspace
    period = period_title(edition.starts_at, edition.ends_at, place.time_zone, "en")
    return f"{place.key} {edition.cadence} {period}: {_counts(counts)}{why}"


def _moment(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC" if moment else "never"


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number:,}" for name, number in sorted(counts.items())) or "nothing"
