"""Votes in the order of time, each moving its tally as the verb does, and views of the proposal."""

from typing import Any

from bench.acts import BATCH
from bench.scene import Scene
from deliberation.models import Argument, View, Vote, VoteValue

HOT = 10  # every tenth argument draws twice as many votes


def vote(scene: Scene, voters: int, count: int) -> None:
    """``count`` votes by ``voters`` members, equally many each."""
    leaning = {
        one.pk: (scene.random.uniform(0.2, 0.95), scene.random.uniform(0, 0.3)) for one in scene.arguments
    }
    drawn = scene.arguments + scene.arguments[::HOT]
    rows = [
        _vote(scene, member, argument, leaning[argument.pk])
        for member in scene.writers[:voters]
        for argument in _choice(scene, drawn, count // voters)
    ]
    rows.sort(key=lambda row: row.cast_at)
    Vote.objects.bulk_create(rows, BATCH)
    for row in rows:
        _move(scene, row)


def view(scene: Scene, count: int) -> None:
    """``count`` members' views of the proposal."""
    rows = [
        View(
            initiative=scene.initiative,
            user=member.user,
            organisation_id=member.organisation_id,
            value=scene.random.choice(View.Value.values),
            stated_at=scene.moment(),
        )
        for member in scene.writers[:count]
    ]
    View.objects.bulk_create(rows, BATCH)
    for row in rows:
        scene.acts.add("view.stated", by=row.user, at=row.stated_at, subject=row, initiative=scene.initiative)


def _choice(scene: Scene, drawn: list[Argument], count: int) -> list[Argument]:
    """So many different arguments, the hot ones more likely."""
    chosen: dict[int, Argument] = {}
    while len(chosen) < count:
        one = scene.random.choice(drawn)
        chosen[one.number] = one
    return list(chosen.values())


def _vote(scene: Scene, member, argument: Argument, leaning: tuple[float, float]) -> Vote:
    agree, unsure = leaning
    value = VoteValue.AGREE if scene.random.random() < agree else VoteValue.DISAGREE
    if scene.random.random() < unsure:
        value = VoteValue.UNSURE
    at = scene.moment(argument.created_at)
    return Vote(
        argument=argument,
        voter=member.user,
        organisation_id=member.organisation_id,
        revision=argument.revision,
        value=value,
        cast_at=at,
        created_at=at,
    )


def _move(scene: Scene, row: Vote) -> None:
    tally = scene.tallies[row.argument_id]
    before = tally.label
    tally.move(None, row.value)
    details: dict[str, Any] = {"before": None, "after": int(row.value), "label": [before, tally.label]}
    scene.acts.add("vote.cast", by=row.voter, at=row.cast_at, subject=row, argument=row.argument, **details)
