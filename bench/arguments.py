"""Arguments with their first wordings, their challenges, the responses to them, and the sources under them."""

from functools import partial

from bench import words
from bench.acts import BATCH
from bench.scene import Scene
from deliberation.models import (
    Argument,
    Challenge,
    Evidence,
    Initiative,
    Kind,
    Relation,
    Revision,
    Source,
    Tally,
)

KINDS = (Kind.ADVANTAGE, Kind.DISADVANTAGE, Kind.CHALLENGE, Kind.ADVANTAGE, Kind.DISADVANTAGE)
PUBLISHERS = (
    "Ministry of Foreign Affairs",
    "Statistics Korea",
    "OECD",
    "National Assembly",
    "Institute for AI Policy",
)


def argue(scene: Scene, count: int, responses: int) -> None:
    """``count`` arguments of the three kinds, then ``responses`` to some of them; fills ``scene.tallies``."""
    moments = sorted(scene.moment() for _ in range(count + responses))
    for number, at in enumerate(moments, 1):
        answered = scene.random.choice(scene.arguments) if number > count else None
        scene.arguments.append(_argument(scene, number, at, answered))
    Argument.objects.bulk_create(scene.arguments, BATCH)
    Revision.objects.bulk_create([Revision.first_of(one) for one in scene.arguments], BATCH)
    Challenge.objects.bulk_create(
        [Challenge(argument=one) for one in scene.arguments if one.kind == Kind.CHALLENGE], BATCH
    )
    _count(scene)


def cite(scene: Scene, count: int, times: int) -> None:
    """A library of ``count`` sources, brought to arguments ``times`` times."""
    sources = Source.objects.bulk_create([_source(scene, number) for number in range(count)], BATCH)
    evidence = [_evidence(scene, scene.random.choice(sources)) for _ in range(times)]
    Evidence.objects.bulk_create(evidence, BATCH)
    for one in sources:
        scene.acts.add("source.added", by=one.added_by, at=one.created_at, subject=one)
    for brought in evidence:
        tally = scene.tallies[brought.argument_id]
        tally.sources += 1
        tally.contradicting += brought.bearing == Evidence.Bearing.CONTRADICTS
        _tell(scene, brought)


def _argument(scene: Scene, number: int, at, parent: Argument | None) -> Argument:
    author = scene.writer()
    reasons, html = scene.random.choice(scene.reasons)
    return Argument(
        initiative=scene.initiative,
        number=number,
        kind=None if parent else KINDS[number % len(KINDS)],
        parent=parent,
        relation=scene.random.choice((Relation.SUPPORTS, Relation.REBUTS)) if parent else None,
        depth=parent.depth + 1 if parent else 0,
        claim=words.claim(scene.random),
        reasons=reasons,
        reasons_html=html,
        author=author.user,
        organisation_id=author.organisation_id,
        created_at=at,
        updated_at=at,
    )


def _count(scene: Scene) -> None:
    electorate = scene.initiative.electorate
    Initiative.objects.filter(pk=scene.initiative.pk).update(last_argument_number=len(scene.arguments))
    for one in scene.arguments:
        scene.tallies[one.pk] = Tally(
            argument=one, initiative=scene.initiative, kind=one.kind, electorate=electorate
        )
        if one.parent:
            scene.tallies[one.parent_id].responses += 1
        _tell_of_argument(scene, one)


def _tell_of_argument(scene: Scene, one: Argument) -> None:
    tell = partial(scene.acts.add, by=one.author, at=one.created_at, subject=one, argument=one)
    if one.parent:
        tell("argument.responded", tells=one.parent.author_id, relation=one.relation)
    else:
        tell("argument.added", kind=one.kind)


def _source(scene: Scene, number: int) -> Source:
    at = scene.moment()
    return Source(
        workspace=scene.initiative.workspace,
        title=f"{words.claim(scene.random)} ({number})",
        publisher=scene.random.choice(PUBLISHERS),
        url=f"https://example.org/library/{number}",
        added_by=scene.writer().user,
        created_at=at,
        updated_at=at,
    )


def _evidence(scene: Scene, source: Source) -> Evidence:
    argument, added = scene.random.choice(scene.arguments), scene.writer()
    at = scene.moment(max(argument.created_at, source.created_at))
    return Evidence(
        argument=argument,
        source=source,
        bearing=scene.random.choice((*Evidence.Bearing.values, Evidence.Bearing.SUPPORTS)),
        quote=scene.random.choice(words.SENTENCES),
        added_by=added.user,
        organisation_id=added.organisation_id,
        created_at=at,
        updated_at=at,
    )


def _tell(scene: Scene, one: Evidence) -> None:
    scene.acts.add(
        "evidence.added",
        by=one.added_by,
        at=one.created_at,
        subject=one,
        argument=one.argument,
        tells=one.argument.author_id,
        bearing=one.bearing,
    )
