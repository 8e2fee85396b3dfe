"""The discussion tab of an initiative."""

from deliberation.models import Initiative
from deliberation.models.stages import COMMENT
from deliberation.permissions import can_comment, require
from frontend.forms.discussion import CommentForm
from frontend.responses import actor_of

from .frame import frame
from .sight import Sight
from .thread import answered_comment, threads


def discussion_page(request, initiative: Initiative, form: CommentForm | None = None) -> dict:
    """The context of discussion/discussion.html; ``form`` is one that was refused."""
    sight = Sight.of(request, initiative)
    require(sight.inside)
    return {
        **frame(request, initiative, sight, tab="discussion"),
        **threads(request, initiative, sight),
        "reply": form,
        "reply_to": answered_comment(request),
        "may_comment": initiative.allows(COMMENT) and can_comment(actor_of(request), initiative),
    }
