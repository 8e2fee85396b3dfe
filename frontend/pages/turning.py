"""What the page shows on which a comment becomes a response, an argument or an action."""

from deliberation.actions.turning import LONGEST_CLAIM
from deliberation.markup import excerpt
from deliberation.markup.sentences import claim_and_reasons
from deliberation.models import Action, Comment
from deliberation.models.stages import ACT, ARGUE, RESPOND
from deliberation.permissions import can_add_action
from frontend.forms.discussion import TurnForm
from frontend.responses import actor_of

from .actions import action_form

LONGEST_ACTION = Action._meta.get_field("text").max_length or 0


def turn_page(request, comment: Comment, *, form=None, action=None) -> dict:
    """The context of discussion/turn.html; ``form`` and ``action`` are forms that were refused."""
    initiative = comment.initiative
    open_to = RESPOND if comment.argument_id else ARGUE
    may_argue = initiative.allows(open_to) and comment.became_argument_id is None
    may_act = initiative.allows(ACT) and can_add_action(actor_of(request), initiative)
    return {
        "comment": comment,
        "initiative": initiative,
        "workspace": initiative.workspace,
        "section": "initiatives",
        "back": f"/comments/{comment.pk}/",
        "form": (form or _proposed(comment)) if may_argue or form else None,
        "action": (action or _task(comment)) if may_act or action else None,
    }


def _proposed(comment: Comment) -> TurnForm:
    """The first sentence as the claim, the rest as the reasons."""
    claim, reasons = claim_and_reasons(comment.text, LONGEST_CLAIM)
    return TurnForm(initial={"claim": claim, "reasons": reasons}, comment=comment)


def _task(comment: Comment):
    return action_form(comment.initiative, initial={"text": excerpt(comment.text, LONGEST_ACTION)})
