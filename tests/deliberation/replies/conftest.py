import pytest

from deliberation.actions import discussion
from deliberation.dispatch import dispatch
from deliberation.models import Follow


@pytest.fixture
def called(cast, initiative, argument):
    """Dohyun calls Minji in a comment on Hana's argument."""
    Follow.objects.all().delete()
    text = f"[@Minji](mention:{cast.minji.pk}), who pays?"
    comment = discussion.add_comment(
        by=cast.actor(cast.dohyun), initiative=initiative, argument=argument, text=text
    )
    dispatch(cast.workspace.pk)
    return comment
