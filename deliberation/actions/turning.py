"""A comment becomes a response, or an argument of a kind; an action is born from one in ``actions.add_action``."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deliberation.actions.arguments import add_argument, respond
from deliberation.actions.discussion import locked_comment, require_there
from deliberation.actions.writing import save_version
from deliberation.errors import Invalid, NotNow
from deliberation.markup.sentences import claim_and_reasons
from deliberation.models import Argument, Comment, Kind, Relation
from deliberation.permissions import Actor, can_turn_comment, require

LONGEST_CLAIM = Argument._meta.get_field("claim").max_length or 0


@transaction.atomic
def turn_comment(
    *, by: Actor, comment: Comment, into: str, claim: str | None = None, reasons: str | None = None
) -> Argument:
    """Make a response of a comment on an argument (``into`` is a relation), or an argument of one on the initiative
    (``into`` is a kind). Author, organisation and time stay the comment's; the comment points to what it became.

    Without ``claim`` its first sentence is the claim and the rest the reasons. Raises NotAllowed, NotNow, Invalid.
    """
    require(can_turn_comment(by, comment))
    comment = locked_comment(comment)
    require_there(comment)
    if comment.became_argument_id is not None:
        raise NotNow(_("This comment became an argument already."), code="already_an_argument")
    _require_fitting(comment, into)
    words = _words(comment, claim, reasons)
    if comment.argument is not None:
        argument = respond(by=by, parent=comment.argument, relation=into, said=comment, **words)
    else:
        argument = add_argument(by=by, initiative=comment.initiative, kind=into, said=comment, **words)
    comment.became_argument = argument
    save_version(comment, ["became_argument"], at=by.moment)
    return argument


def _words(comment: Comment, claim: str | None, reasons: str | None) -> dict[str, Any]:
    if claim is not None:
        return {"claim": claim, "reasons": reasons or ""}
    proposed, rest = claim_and_reasons(comment.text, LONGEST_CLAIM)
    return {"claim": proposed, "reasons": rest if reasons is None else reasons}


def _require_fitting(comment: Comment, into: str) -> None:
    if comment.argument is not None and into not in Relation.values:
        raise Invalid.at("into", "invalid_choice", _("Under an argument it supports, rebuts or answers."))
    if comment.argument is None and into not in Kind.values:
        raise Invalid.at(
            "into",
            "invalid_choice",
            _("On an initiative it becomes an advantage, a disadvantage or a challenge."),
        )
