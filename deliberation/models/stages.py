"""What may happen at which stage of an initiative, as one table."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    DRAFT = "draft", _("draft")
    OPEN = "open", _("open")
    DECIDING = "deciding", _("deciding")
    DECIDED = "decided", _("decided")
    MONITORING = "monitoring", _("monitoring")
    CLOSED = "closed", _("closed")
    WITHDRAWN = "withdrawn", _("withdrawn")


EDIT = "edit"  # the initiative's own words
ARGUE = "argue"  # new arguments of a kind
RESPOND = "respond"
CITE = "cite"  # evidence, facts, questions
COMMENT = "comment"
VOTE = "vote"
VIEW = "view"  # one's view of the proposal
STATE = "state"  # an organisation's position
HANDLE = "handle"  # a challenge's status
DECIDE = "decide"
ACT = "act"  # actions and what is watched
WEIGH = "weigh"  # options, criteria and scores
EXAMINE = "examine"  # its health, and waivers

POSSIBLE: dict[str, frozenset[str]] = {
    Stage.DRAFT: frozenset({EDIT, ARGUE, RESPOND, CITE, COMMENT, HANDLE, WEIGH}),
    Stage.OPEN: frozenset(
        {EDIT, ARGUE, RESPOND, CITE, COMMENT, VOTE, VIEW, STATE, HANDLE, ACT, WEIGH, EXAMINE}
    ),
    Stage.DECIDING: frozenset({RESPOND, CITE, COMMENT, HANDLE, STATE, DECIDE, ACT, WEIGH, EXAMINE}),
    Stage.DECIDED: frozenset({COMMENT, STATE, HANDLE, ACT}),
    Stage.MONITORING: frozenset({COMMENT, STATE, HANDLE, ACT}),
    Stage.CLOSED: frozenset(),
    Stage.WITHDRAWN: frozenset(),
}


def stages_with(what: str) -> list[str]:
    """The stages that let ``what`` happen."""
    return [stage for stage, possible in POSSIBLE.items() if what in possible]


NEXT: dict[str, tuple[str, ...]] = {
    Stage.DRAFT: (Stage.OPEN, Stage.WITHDRAWN),
    Stage.OPEN: (Stage.DECIDING, Stage.WITHDRAWN),
    Stage.DECIDING: (Stage.DECIDED, Stage.OPEN),
    Stage.DECIDED: (Stage.MONITORING, Stage.CLOSED, Stage.OPEN),
    Stage.MONITORING: (Stage.CLOSED, Stage.OPEN),
    Stage.CLOSED: (Stage.OPEN,),
    Stage.WITHDRAWN: (Stage.OPEN,),
}
