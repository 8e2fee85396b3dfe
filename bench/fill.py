"""A workspace of the size that the targets name, by bulk writes that leave what the verbs would have left."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from accounts.models import Membership, Workspace
from bench import arguments, comments, people, votes
from bench.acts import BATCH, Acts
from bench.scene import Scene
from deliberation.actions import initiatives
from deliberation.dispatch import dispatch
from deliberation.models import Argument, Initiative, Tally
from deliberation.permissions import Actor

WEEKS = timedelta(weeks=6)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of each; the argument talked about most has ``most_comments`` and ``most_replies`` of all comments."""

    members: int = 1_000
    arguments: int = 1_000
    responses: int = 200
    sources: int = 300
    evidence: int = 1_200
    comments: int = 12_000
    most_comments: int = 120
    most_replies: int = 60
    voters: int = 500
    votes: int = 50_000
    views: int = 400


@dataclass(frozen=True, slots=True)
class Filled:
    workspace: Workspace
    members: list[Membership]
    initiative: Initiative
    most_discussed: Argument


def fill(sizes: Sizes, *, now: datetime, key: str = "AI") -> Filled:
    """Fill a database with a workspace and six weeks up to ``now`` (aware) of one open initiative in it, AI-1."""
    random, began = Random(1), now - WEEKS
    workspace, organisations = people.make_workspace(began, key)
    members = people.make_members(workspace, organisations, sizes.members, at=began, now=now)
    initiative = _open(workspace, members[1], organisations, at=began + DAY, now=now)
    scene = Scene(initiative, members, Acts(workspace), random, since=began + 2 * DAY, until=now)
    arguments.argue(scene, sizes.arguments, sizes.responses)
    arguments.cite(scene, sizes.sources, sizes.evidence)
    comments.comment(scene, sizes.comments, sizes.most_comments, sizes.most_replies)
    votes.vote(scene, sizes.voters, sizes.votes)
    votes.view(scene, sizes.views)
    Tally.objects.bulk_create(scene.tallies.values(), BATCH)
    scene.acts.write()
    return Filled(workspace, members, initiative, scene.arguments[0])


def _open(workspace, facilitator: Membership, organisations, *, at: datetime, now: datetime) -> Initiative:
    by = Actor(user=facilitator.user, acted_at=at)
    initiative = initiatives.start_initiative(
        by=by,
        workspace=workspace,
        title="Align AI and digital diplomacy across two ministries",
        proposal="Set up a deputy-level consultation body of both ministries under one memorandum.",
        summary="Two ministries share policy status and speak with one voice.",
        parties=[(organisations[0], "lead"), (organisations[1], "lead")],
    )
    initiatives.change_stage(by=by, initiative=initiative, to="open", closes_at=now + WEEKS)
    dispatch(workspace.pk)
    return Initiative.objects.select_related("workspace").get(pk=initiative.pk)
