"""The background of an initiative (text, facts, key questions)."""

from deliberation.models import Initiative

from .facts import facts_and_questions
from .frame import frame
from .sight import Sight
from .stages import history


def background_page(request, initiative: Initiative, *, fact=None, question=None) -> dict:
    """The context of initiatives/background.html; ``fact`` and ``question`` are forms that were refused."""
    sight = Sight.of(request, initiative)
    return {
        **frame(request, initiative, sight, tab="background"),
        "history": history(initiative, sight),
        **facts_and_questions(request, initiative, sight, fact=fact, question=question),
        "todo": None,
    }
