"""Comments and replies: one argument has many, the others some."""

from datetime import datetime

from bench.acts import BATCH
from bench.scene import Scene
from deliberation.models import Argument, Comment

REPLIES = 3  # of the others, every third comment replies to one before


def comment(scene: Scene, count: int, most: int, replies: int) -> None:
    """``count`` in all, of which ``most`` and ``replies`` to those stand on the first argument."""
    first, *others = scene.arguments
    on_first = [_comment(scene, first) for _ in range(most)]
    rows = on_first + [_comment(scene, first, scene.random.choice(on_first)) for _ in range(replies)]
    latest: dict[Argument, Comment] = {}
    for number in range(count - most - replies):
        argument = scene.random.choice(others)
        parent = latest.get(argument) if number % REPLIES == 0 else None
        rows.append(_comment(scene, argument, parent))
        if parent is None:
            latest[argument] = rows[-1]
    Comment.objects.bulk_create(rows, BATCH)
    for one in rows:
        scene.tallies[one.argument_id].comments += 1
        _tell(scene, one)


def _comment(scene: Scene, argument: Argument, parent: Comment | None = None) -> Comment:
    author = scene.writer()
    text, html = scene.random.choice(scene.remarks)
    at: datetime = scene.moment((parent or argument).created_at)
    return Comment(
        initiative=scene.initiative,
        argument=argument,
        parent=parent,
        author=author.user,
        organisation_id=author.organisation_id,
        text=text,
        text_html=html,
        created_at=at,
        updated_at=at,
    )


def _tell(scene: Scene, one: Comment) -> None:
    """Whose comment it replies to hears of it, else whose argument it stands on."""
    scene.acts.add(
        "comment.added",
        by=one.author,
        at=one.created_at,
        subject=one,
        argument=one.argument,
        tells=(one.parent or one.argument).author_id,
    )
