"""What each act of the script does, through the same verbs as every door: one function an act."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from deliberation.actions import (
    actions,
    arguments,
    discussion,
    initiatives,
    merging,
    positions,
    suggestions,
    votes,
)
from deliberation.actions.facts import add_fact
from deliberation.actions.questions import add_question
from deliberation.actions.sources import add_evidence, add_source
from deliberation.permissions import Actor

from . import verbs_agreements, verbs_cases, verbs_decisions, verbs_events, verbs_monitoring, verbs_register
from .scene import Scene
from .script import end_of, working_day
from .verbs_meetings import VERBS as OF_MEETINGS
from .verbs_options import VERBS_OF_OPTIONS


def start(scene: Scene, by: Actor, *, key: str, parties: dict, **fields) -> None:
    chosen = [(scene.organisations[name], part) for name, part in parties.items()]
    scene.initiatives[key] = initiatives.start_initiative(
        by=by, workspace=scene.workspace, parties=chosen, **fields
    )


def move(scene: Scene, by: Actor, *, key: str, to: str, closes_in: int = 0, closes_on_day: int = 0) -> None:
    """``closes_in`` counts days from the loading, ``closes_on_day`` working days back from it."""
    zone = scene.workspace.time_zone
    closes_at = None
    if closes_in:
        closes_at = end_of(scene.now.astimezone(ZoneInfo(zone)).date() + timedelta(days=closes_in), zone)
    if closes_on_day:
        closes_at = end_of(working_day(scene.now, closes_on_day, zone), zone)
    initiative = scene.initiatives[key]
    if by.is_system:
        by = replace(by, acted_at=initiative.closes_at)  # the calendar comes at the hour, not in office hours
    scene.initiatives[key] = initiatives.change_stage(
        by=by, initiative=initiative, to=to, closes_at=closes_at
    )


def argue(scene: Scene, by: Actor, *, key: str, initiative: str, **fields) -> None:
    scene.arguments[key] = arguments.add_argument(by=by, initiative=scene.initiatives[initiative], **fields)


def respond(scene: Scene, by: Actor, *, key: str, to: str, **fields) -> None:
    scene.arguments[key] = arguments.respond(by=by, parent=scene.arguments[to], **fields)


def revise(scene: Scene, by: Actor, *, to: str, **fields) -> None:
    scene.arguments[to] = arguments.revise_argument(
        by=by, argument=scene.arguments[to], version=None, **fields
    )


def handle(scene: Scene, by: Actor, *, to: str, due_in: int | None = None, **fields) -> None:
    """``due_in`` counts days from the loading, or back from it when negative."""
    if "owner" in fields:
        fields["owner"] = scene.organisations[fields["owner"]]
    if "responsible" in fields:
        fields["responsible"] = scene.user(fields["responsible"])
    if due_in is not None:
        fields["due"] = scene.now.date() + timedelta(days=due_in)
    arguments.update_challenge(by=by, argument=scene.arguments[to], version=None, **fields)


def source(scene: Scene, by: Actor, *, key: str, re_check_in: int | None = None, **fields) -> None:
    """``re_check_in`` counts days from the loading, or back from it when negative."""
    if re_check_in is not None:
        fields["re_check_by"] = scene.now.date() + timedelta(days=re_check_in)
    scene.sources[key] = add_source(by=by, workspace=scene.workspace, **fields)


def cite(scene: Scene, by: Actor, *, to: str, source: str, **fields) -> None:
    add_evidence(by=by, argument=scene.arguments[to], source=scene.sources[source], **fields)


def fact(scene: Scene, by: Actor, *, initiative: str, text: str, sources: list[str]) -> None:
    cited = [(scene.sources[name], "") for name in sources]
    add_fact(by=by, initiative=scene.initiatives[initiative], text=text, sources=cited)


def question(scene: Scene, by: Actor, *, initiative: str, arguments: list[str], **fields) -> None:
    gathered = [scene.arguments[name] for name in arguments]
    add_question(by=by, initiative=scene.initiatives[initiative], arguments=gathered, **fields)


def vote(scene: Scene, by: Actor, *, to: str, value: int, reason: str | None = None) -> None:
    argument = scene.arguments[to]
    votes.cast_vote(by=by, argument=argument, value=value, reason=reason, seen=argument.revision)


def view(scene: Scene, by: Actor, *, initiative: str, value: str, reason: str) -> None:
    votes.state_view(by=by, initiative=scene.initiatives[initiative], value=value, reason=reason)


def position(
    scene: Scene, by: Actor, *, initiative: str, stand: str, conditions: str, on: str = "", key: str = ""
) -> None:
    """On the initiative, or ``on`` one of its arguments."""
    stated = positions.state_position(
        by=by,
        initiative=scene.initiatives[initiative],
        argument=scene.arguments.get(on),
        stand=stand,
        conditions=conditions,
    )
    if key:
        scene.positions[key] = stated


def clear(scene: Scene, by: Actor, *, key: str) -> None:
    positions.clear_position(by=by, position=scene.positions[key])


def suggest(scene: Scene, by: Actor, *, to: str, **words) -> None:
    suggestions.suggest_wording(by=by, argument=scene.arguments[to], **words)


def alike(scene: Scene, by: Actor, *, says: str, said: str) -> None:
    merging.mark_duplicate(by=by, argument=scene.arguments[says], of=scene.arguments[said])


def comment(
    scene: Scene,
    by: Actor,
    *,
    text: str,
    key: str = "",
    initiative: str = "",
    on: str = "",
    reply_to: str = "",
) -> None:
    """On an initiative, on an argument, or as a reply to another comment."""
    parent = scene.comments.get(reply_to)
    argument = parent.argument if parent else scene.arguments.get(on)
    place = (
        parent.initiative if parent else argument.initiative if argument else scene.initiatives[initiative]
    )
    written = discussion.add_comment(
        by=by, initiative=place, argument=argument, parent=parent, text=scene.calling(text)
    )
    if key:
        scene.comments[key] = written


def task(
    scene: Scene,
    by: Actor,
    *,
    initiative: str,
    owner: str,
    due_in: int,
    key: str = "",
    decision: str = "",
    **words,
) -> None:
    """Something to do; ``due_in`` counts days from the loading, or back from it when negative."""
    given = actions.add_action(
        by=by,
        initiative=scene.initiatives[initiative],
        owner=scene.user(owner),
        due=scene.now.date() + timedelta(days=due_in),
        decision=scene.decisions.get(decision),
        **words,
    )
    if key:
        scene.actions[key] = given


def finish(scene: Scene, by: Actor, *, key: str) -> None:
    actions.finish_action(by=by, action=scene.actions[key])


VERBS: dict[str, Callable[..., None]] = {
    "start": start,
    "move": move,
    "argue": argue,
    "respond": respond,
    "revise": revise,
    "handle": handle,
    "source": source,
    "cite": cite,
    "fact": fact,
    "question": question,
    "vote": vote,
    "view": view,
    "position": position,
    "clear": clear,
    "suggest": suggest,
    "alike": alike,
    "comment": comment,
    "task": task,
    "finish": finish,
    **verbs_events.VERBS,
    **VERBS_OF_OPTIONS,
    **verbs_decisions.VERBS,
    **verbs_monitoring.VERBS,
    **OF_MEETINGS,
    **verbs_agreements.VERBS,
    **verbs_register.VERBS,
    **verbs_cases.VERBS,
}
