"""What the acts of the script do about agreements."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from deliberation.actions import agreements, clauses, commitments, links, milestones
from deliberation.actions.agreements import PartyGiven
from deliberation.permissions import Actor

from .scene import Scene


def agree(
    scene: Scene, by: Actor, *, key: str, parties: dict, signed_on: str, review_in: int, **words: Any
) -> None:
    """``review_in`` counts days from the loading."""
    given = [
        PartyGiven(scene.organisations[name], signatories=((who, title),))
        for name, (who, title) in parties.items()
    ]
    words |= {"signed_on": date.fromisoformat(signed_on), "review_on": _day(scene, review_in)}
    made = agreements.add_agreement(by=by, workspace=scene.workspace, parties=given, **words)
    scene.agreements[key] = made


def clause(scene: Scene, by: Actor, *, key: str, agreement: str, under: str = "", **words) -> None:
    parent = scene.clauses[under] if under else None
    scene.clauses[key] = clauses.add_clause(
        by=by, agreement=scene.agreements[agreement], parent=parent, **words
    )


def oblige(
    scene: Scene,
    by: Actor,
    *,
    key: str,
    clause: str,
    lead: str,
    helps: list[str],
    starts_in: int,
    due_in: int,
    responsible: str = "",
    steps: dict[str, int],
    deliverable: str,
) -> None:
    """What a clause obliges whom to; ``steps`` are milestones with their days."""
    made = commitments.add_commitment(
        by=by,
        clause=scene.clauses[clause],
        deliverable=deliverable,
        lead=scene.organisations[lead],
        supporting=[scene.organisations[name] for name in helps],
        responsible=scene.user(responsible) if responsible else None,
        starts_on=_day(scene, starts_in),
        due=_day(scene, due_in),
    )
    scene.commitments[key] = made
    for title, day in steps.items():
        milestones.add_milestone(by=by, commitment=made, title=title, due=_day(scene, day))


def report(scene: Scene, by: Actor, *, of: str, progress: int, text: str, reached: str = "") -> None:
    """How far a commitment is; ``reached`` is a milestone that was, today."""
    commitment = scene.commitments[of]
    if reached:
        today = by.moment.astimezone(ZoneInfo(scene.workspace.time_zone)).date()
        step = commitment.milestones.get(title=reached)
        milestones.edit_milestone(by=by, milestone=step, reached_on=today)
    commitments.report_progress(by=by, commitment=commitment, progress=progress, text=text)


def deliver(scene: Scene, by: Actor, *, of: str, source: str, note: str) -> None:
    milestones.prove_delivery(
        by=by, commitment=scene.commitments[of], source=scene.sources[source], note=note
    )


def bear(scene: Scene, by: Actor, *, on: str, note: str, agreement: str = "", commitment: str = "") -> None:
    """An agreement or a commitment bears on an initiative or an argument."""
    thing = scene.commitments[commitment] if commitment else scene.agreements[agreement]
    place = scene.arguments.get(on) or scene.initiatives[on]
    links.add_link(by=by, thing=thing, place=place, note=note)


def _day(scene: Scene, days: int) -> date:
    return (scene.now + timedelta(days=days)).astimezone(ZoneInfo(scene.workspace.time_zone)).date()


VERBS: dict[str, Callable[..., None]] = {
    "agree": agree,
    "clause": clause,
    "oblige": oblige,
    "report": report,
    "deliver": deliver,
    "bear": bear,
}
