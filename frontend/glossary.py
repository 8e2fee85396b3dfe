"""What our words mean, one sentence each: the page /help/words/, the hints beside the words, and docs/glossary.md.

The words themselves are those that the nouns are stored and shown with, so that none is explained under another name.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from deliberation.models import ChallengeStatus, Decision, Evidence, Position, Stage, View
from deliberation.models.arguments import Kind, Relation
from deliberation.models.initiatives import Audience, Ballot, Results
from deliberation.models.votes import VoteValue
from deliberation.standing import LABELS
from frontend import meanings

Words = Mapping[str, str | Promise]


@dataclass(frozen=True)
class Group:
    """Words of one kind: the ``words`` and what each ``means``, by their codes."""

    code: str
    title: str | Promise
    words: Words
    means: Words

    def entries(self) -> list[dict[str, str]]:
        """In the language that is active now; codes name the place on the page."""
        return [
            {"code": f"{self.code}-{code}", "word": capfirst(str(word)), "means": str(self.means[code])}
            for code, word in self.words.items()
        ]


def _chosen(choices) -> dict[str, str | Promise]:
    """The words of a column's choices by their codes, which are their names in the code, too."""
    return {one.name.lower(): one.label for one in choices}


GROUPS = (
    Group("kinds", _("Kinds of arguments"), _chosen(Kind), meanings.KINDS),
    Group("relations", _("How arguments answer others"), _chosen(Relation), meanings.RELATIONS),
    Group("votes", _("Votes: does this hold?"), _chosen(VoteValue), meanings.VOTES),
    Group("labels", _("What the votes say together"), LABELS, meanings.LABELS),
    Group("stages", _("Stages of an initiative"), _chosen(Stage), meanings.STAGES),
    Group("ballots", _("Ballot"), _chosen(Ballot), meanings.BALLOTS),
    Group("results", _("Results"), _chosen(Results), meanings.RESULTS),
    Group("views", _("My view of the proposal"), _chosen(View.Value), meanings.VIEWS),
    Group("positions", _("An organisation's position"), _chosen(Position.Stand), meanings.POSITIONS),
    Group("bearings", _("What a source says to an argument"), _chosen(Evidence.Bearing), meanings.BEARINGS),
    Group("grades", _("How well a source carries it"), _chosen(Evidence.Grade), meanings.GRADES),
    Group("statuses", _("How a challenge is handled"), _chosen(ChallengeStatus), meanings.STATUSES),
    Group("outcomes", _("Decisions"), _chosen(Decision.Outcome), meanings.OUTCOMES),
    Group("roles", _("Roles in a workspace"), _chosen(Role), meanings.ROLES),
    Group("audiences", _("Who reads an initiative"), _chosen(Audience), meanings.AUDIENCES),
)
BY_CODE = {group.code: group for group in GROUPS}
