"""Whether a webhook's owner may see what it would be told of, at this moment: by the rules that all pages start from.

Asked when a delivery is planned, and again each time it is about to be sent.
"""

from enum import Enum

from django.db.models import Model

from accounts.models import Membership, User
from deliberation.models import (
    Action,
    Activity,
    AgendaItem,
    Agreement,
    Argument,
    Body,
    Brief,
    Case,
    Challenge,
    Clause,
    Comment,
    Commitment,
    Criterion,
    Decision,
    Delivery,
    Duplicate,
    Evidence,
    Fact,
    Indicator,
    Initiative,
    Meeting,
    MinuteLine,
    Option,
    PolicyRecord,
    Position,
    Question,
    Source,
    StatusReport,
    Suggestion,
    Waiver,
)
from deliberation.models.hiding import Hideable

from .events import LABEL_CHANGED, Event

Subject = Activity.Subject
NOUNS: dict[str, type[Model]] = {
    Subject.INITIATIVE: Initiative,
    Subject.ARGUMENT: Argument,
    Subject.EVIDENCE: Evidence,
    Subject.COMMENT: Comment,
    Subject.POSITION: Position,
    Subject.SOURCE: Source,
    Subject.FACT: Fact,
    Subject.QUESTION: Question,
    Subject.CHALLENGE: Challenge,
    Subject.DECISION: Decision,
    Subject.ACTION: Action,
    Subject.SUGGESTION: Suggestion,
    Subject.DUPLICATE: Duplicate,
    Subject.INDICATOR: Indicator,
    Subject.STATUS_REPORT: StatusReport,
    Subject.OPTION: Option,
    Subject.CRITERION: Criterion,
    Subject.WAIVER: Waiver,
    Subject.BRIEF: Brief,
    Subject.AGREEMENT: Agreement,
    Subject.CLAUSE: Clause,
    Subject.COMMITMENT: Commitment,
    Subject.BODY: Body,
    Subject.MEETING: Meeting,
    Subject.AGENDA_ITEM: AgendaItem,
    Subject.MINUTE_LINE: MinuteLine,
    Subject.POLICY_RECORD: PolicyRecord,
    Subject.CASE: Case,
}
# What tells that something is no longer to be read: by its id alone, so that no copy keeps what is gone.
ENDS = frozenset(
    {
        *("argument.hidden", "evidence.hidden", "comment.hidden", "comment.deleted"),
        *("evidence.removed", "fact.removed", "question.removed", "indicator.removed", "clause.removed"),
        *("status_report.removed", "option.removed", "criterion.removed", "waiver.lifted"),
        *("evidence.removed", "fact.removed", "question.removed", "indicator.removed"),
        "minutes.removed",
    }
)


class Sight(Enum):
    SEEN = "seen"
    UNSEEN = "unseen"
    NOT_YET = "not_yet"  # a digest that was planned and has not been mailed


def sees(member: Membership, event: Event) -> Sight:
    """Whether ``member`` may be told."""
    if event.subject_type == Subject.EDITION:
        return _digest(member.user, event)
    return Sight.SEEN if _place(member.user, event) and _thing(member, event) else Sight.UNSEEN


def _digest(user: User, event: Event) -> Sight:
    """One's own: it can be read from the moment on at which its mail says it."""
    own = Delivery.objects.filter(user=user, edition=event.subject_id).first()
    if own is None:
        return Sight.UNSEEN
    return Sight.NOT_YET if own.chosen is None else Sight.SEEN


def _place(user: User, event: Event) -> bool:
    """The initiative, if it is of one; a label only when results are out."""
    initiative_id = event.activity.initiative_id
    if initiative_id is None:
        return True
    found = Initiative.objects.visible_to(user).filter(pk=initiative_id).first()
    return found is not None and (event.type != LABEL_CHANGED or found.results_are_out)


def _thing(member: Membership, event: Event) -> bool:
    """What it is about, and the argument that this hangs from: there, and its words for this reader."""
    if event.argument is not None and event.argument.pk != event.subject_id:
        argument = Argument.objects.get(pk=event.argument.pk)
        if not argument.is_readable_by(member.user_id, member.role):
            return False
    noun = NOUNS.get(event.subject_type)
    if noun is None or event.type in ENDS:
        return True
    found = noun._default_manager.visible_to(member.user).filter(pk=event.subject_id).first()
    return found is not None and not _is_gone(found, member)


def _is_gone(found: Model, member: Membership) -> bool:
    if isinstance(found, Hideable) and not found.is_readable_by(member.user_id, member.role):
        return True
    return isinstance(found, Comment) and found.is_gone
