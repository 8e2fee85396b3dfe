"""What our words mean, one sentence each: the page /help/words/, the hints beside the words, and docs/glossary.md.

The words themselves are those that the nouns are stored and shown with, so that none is explained under another name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from deliberation.models import (
    AgendaItem,
    Agreement,
    Body,
    Case,
    ChallengeStatus,
    Clause,
    Commitment,
    Criterion,
    Deadline,
    Decision,
    Event,
    Evidence,
    Indicator,
    Measurement,
    Meeting,
    Milestone,
    MinuteLine,
    Option,
    Pledge,
    PolicyRecord,
    Position,
    Preparation,
    Proof,
    Score,
    Snapshot,
    Stage,
    StatusReport,
    Trigger,
    View,
    Waiver,
)
from deliberation.models.arguments import Kind, Relation
from deliberation.models.initiatives import Audience, Ballot, Results
from deliberation.models.register_codes import Sharing
from deliberation.models.votes import VoteValue
from deliberation.standing import LABELS
from frontend import meanings, meanings_around

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


def _nouns(models: Iterable[type[Model]]) -> dict[str, str | Promise]:
    """What nouns are called, by their names in the code."""
    return {model._meta.model_name or "": model._meta.verbose_name or "" for model in models}


AGREED = (Agreement, Clause, Commitment, Milestone, Proof, PolicyRecord)
MET = (Body, Meeting, AgendaItem, MinuteLine)
EVENTS: Words = _nouns((Event, Deadline, Preparation, Pledge)) | {"readiness": _("readiness")}
CASES: Words = _nouns((Case,)) | {"code_word": _("code word")}
WEIGHING: Words = {
    **_nouns((Option, Criterion)),
    "swing_weight": _("swing weight"),
    **_nouns((Score,)),
}
WATCHING: Words = {
    **_nouns((Snapshot, Trigger)),
    "health": _("health of a deliberation"),
    **_nouns((Waiver, Indicator, Measurement, StatusReport)),
}
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
    Group("sharing", _("Who sees a policy of the register"), _chosen(Sharing), meanings.SHARING),
    Group("audiences", _("Who reads an initiative"), _chosen(Audience), meanings.AUDIENCES),
    Group("agreements", _("Agreements and what they oblige to"), _nouns(AGREED), meanings_around.AGREEMENTS),
    Group("meetings", _("Bodies and their meetings"), _nouns(MET), meanings_around.MEETINGS),
    Group("events", _("Events, bids and candidacies"), EVENTS, meanings_around.EVENTS),
    Group("cases", _("Cases of companies"), CASES, meanings_around.CASES),
    Group("weighing", _("Options and how they are weighed"), WEIGHING, meanings_around.WEIGHING),
    Group("watching", _("After a decision, and before it"), WATCHING, meanings_around.WATCHING),
)
BY_CODE = {group.code: group for group in GROUPS}
