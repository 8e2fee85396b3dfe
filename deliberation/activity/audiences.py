"""Who is told of an Activity in their inbox, and why.

Whether they may see it, and whether they want to hear of it, is asked when it is told.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, Model
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from accounts.permissions import FACILITATE, MANAGE, VOTE, roles_with
from deliberation.models import (
    Action,
    Activity,
    Argument,
    Challenge,
    Comment,
    Confirmation,
    Decision,
    Evidence,
    Follow,
    Mention,
    Notification,
    Party,
    Position,
    Report,
    Source,
    Suggestion,
    View,
    Vote,
)

from .kinds import Audience

MENTIONED = "mentioned"
ON_YOURS = "on_yours"
NAMED = "named"
ASKED = "asked"
VOTED = "voted"
TOOK_PART = "took_part"
FOLLOW = "follow"
REPORTED = "reported"
KEEPS = "keeps"
SEATED = "seated"

REASONS = {
    MENTIONED: _("you were mentioned"),
    ON_YOURS: _("it is on yours"),
    NAMED: _("you handle it"),
    ASKED: _("you are asked"),
    VOTED: _("you voted on it"),
    TOOK_PART: _("you took part"),
    FOLLOW: _("you follow everything here"),
    REPORTED: _("you reported it"),
    KEEPS: _("you keep this workspace"),
    SEATED: _("you have a seat there"),
}

HIDEABLE = {"argument": Argument, "evidence": Evidence, "comment": Comment}

Told = Iterable[tuple[UUID, str]]


def first_of(*audiences: Audience) -> Audience:
    """All of these, the nearest first: who is in several is told with the first reason."""
    return lambda activity: [one for audience in audiences for one in audience(activity)]


def of_the_subject(noun: type[Model], column: str, reason: str) -> Audience:
    """Whom a column of the noun that it is about names, if anybody."""

    def named(activity: Activity) -> Told:
        rows = noun._default_manager.filter(pk=activity.subject_id).exclude(**{column: None})
        return [(user_id, reason) for user_id in rows.values_list(column, flat=True)]

    return named


author_of_the_suggestion = of_the_subject(Suggestion, "author_id", ON_YOURS)
responsible_for_the_challenge = of_the_subject(Challenge, "responsible_id", NAMED)
owner_of_the_action = of_the_subject(Action, "owner_id", NAMED)
giver_of_the_action = of_the_subject(Action, "added_by_id", ON_YOURS)  # who wanted it done
keeper_of_the_source = of_the_subject(Source, "added_by_id", NAMED)  # who added it checks it again
proposer_of_the_decision = of_the_subject(Decision, "proposed_by_id", ON_YOURS)
who_stated_the_position = of_the_subject(Position, "stated_by_id", ON_YOURS)


def author_of_the_argument(activity: Activity) -> Told:
    """Whose argument it is about."""
    return [(activity.argument.author_id, ON_YOURS)] if activity.argument_id else []


def author_of_the_parent(activity: Activity) -> Told:
    """Whose argument this one responds to."""
    argument = activity.argument
    return [(argument.parent.author_id, ON_YOURS)] if argument.parent_id else []


def authors_of_both(activity: Activity) -> Told:
    """Whose argument it is, and whose it shows as."""
    both = Argument.objects.filter(pk__in=[activity.argument_id, activity.details["into"]])
    return [(author, ON_YOURS) for author in both.values_list("author_id", flat=True)]


def author_of_the_comment_it_was(activity: Activity) -> Told:
    """Whose comment became this argument."""
    was = activity.details.get("comment")
    found = Comment.objects.filter(pk=was) if was else Comment.objects.none()
    return [(user_id, ON_YOURS) for user_id in found.values_list("author_id", flat=True)]


def called_or_answered(activity: Activity) -> Told:
    """Whom a comment mentions, then whose comment or argument it is on."""
    comment = Comment.objects.select_related("parent", "argument").get(pk=activity.subject_id)
    called = Mention.objects.filter(comment=comment).values_list("user_id", flat=True)
    answered = [place.author_id for place in (comment.parent, comment.argument) if place is not None]
    return [*((user_id, MENTIONED) for user_id in called), *((user_id, ON_YOURS) for user_id in answered)]


def called_since(activity: Activity) -> Told:
    """Whom an edited comment mentions and who was not told of it before."""
    told = Notification.objects.filter(activity__subject_id=activity.subject_id).values("user_id")
    called = Mention.objects.filter(comment=activity.subject_id).exclude(user__in=told)
    return [(user_id, MENTIONED) for user_id in called.values_list("user_id", flat=True)]


def voters_to_confirm(activity: Activity) -> Told:
    """Who voted on a wording that had another meaning."""
    if not activity.details.get("meaning_changed"):
        return []
    votes = Vote.objects.standing_now().filter(argument=activity.argument_id)
    earlier = votes.filter(revision__lt=F("argument__meaning_since"))
    return [(user_id, VOTED) for user_id in earlier.values_list("voter_id", flat=True)]


def who_handles_the_challenge(activity: Activity) -> Told:
    """The responsible member; while there is none, whoever facilitates."""
    return responsible_for_the_challenge(activity) or facilitators(activity)


def speakers_of_silent_leads(activity: Activity) -> Told:
    """Who may give the word of a lead party that has not given it."""
    words = Confirmation.objects.filter(decision=activity.subject_id).values("organisation")
    leads = Party.objects.filter(initiative=activity.initiative_id, part=Party.Part.LEAD)
    asked = leads.exclude(organisation__in=words).values("organisation")
    rows = members_there(activity).filter(speaks_for=True, organisation__in=asked)
    return [(user_id, ASKED) for user_id in rows.values_list("user_id", flat=True)]


def facilitators(activity: Activity) -> Told:
    rows = members_there(activity).filter(role__in=roles_with(FACILITATE))
    return [(user_id, ASKED) for user_id in rows.values_list("user_id", flat=True)]


def managers(activity: Activity) -> Told:
    """Who manages the workspace."""
    rows = members_there(activity).filter(role__in=roles_with(MANAGE))
    return [(user_id, KEEPS) for user_id in rows.values_list("user_id", flat=True)]


def asked_and_missing(activity: Activity) -> Told:
    """Who may vote and has not voted on everything that counts."""
    counted = Argument.objects.counted().filter(initiative=activity.initiative_id)
    total = counted.count()
    votes = Vote.objects.standing_now().filter(argument__in=counted).order_by("voter_id")
    given: dict[UUID, int] = {}
    for voter in votes.values_list("voter_id", flat=True):
        given[voter] = given.get(voter, 0) + 1
    voters = members_there(activity).filter(role__in=roles_with(VOTE)).values_list("user_id", flat=True)
    return [(user_id, ASKED) for user_id in voters if given.get(user_id, 0) < total]


def took_part(activity: Activity) -> Told:
    """Who argued, cited, commented, voted, stated a view or a position, or gave a lead party's word."""
    here, of_argument = (
        {"initiative": activity.initiative_id},
        {"argument__initiative": activity.initiative_id},
    )
    acts = [
        Argument.objects.filter(**here).values_list("author_id"),
        Comment.objects.filter(**here, deleted_at=None).values_list("author_id"),
        View.objects.filter(**here).values_list("user_id"),
        Position.objects.filter(**here).values_list("stated_by_id"),
        Confirmation.objects.filter(decision__initiative=activity.initiative_id).values_list("by_id"),
        Evidence.objects.filter(**of_argument).values_list("added_by_id"),
        Vote.objects.standing_now().filter(**of_argument).values_list("voter_id"),
    ]
    people = {user_id for rows in acts for (user_id,) in rows.order_by().distinct()}
    return [(user_id, TOOK_PART) for user_id in people]


def followers(activity: Activity) -> Told:
    """Who wants to hear everything of the initiative."""
    rows = Follow.objects.filter(initiative=activity.initiative_id, level=Follow.Level.EVERYTHING)
    return [(user_id, FOLLOW) for user_id in rows.values_list("user_id", flat=True)]


def whose_it_is(activity: Activity) -> Told:
    """Who wrote the argument, brought the evidence or made the comment."""
    thing = HIDEABLE[activity.subject_type].objects.filter(pk=activity.subject_id).first()
    return [(thing.writer_id, ON_YOURS)] if thing else []


def whoever_reported(activity: Activity) -> Told:
    """All whose reports on the same thing were settled at once."""
    settled = Report.objects.filter(pk=activity.subject_id).first()
    if settled is None:
        return []
    about = {f"{name}_id": getattr(settled, f"{name}_id") for name in HIDEABLE}
    rows = Report.objects.filter(**about, settled_at=settled.settled_at)
    return [(user_id, REPORTED) for user_id in rows.values_list("reporter_id", flat=True)]


def named_reader(activity: Activity) -> Told:
    """Who was named to see an initiative or edit its draft."""
    return [(UUID(activity.details["reader"]), ASKED)]


def only_if(detail: str, audience: Audience) -> Audience:
    """This audience where the Activity carries ``detail``, else nobody."""
    return lambda activity: audience(activity) if activity.details.get(detail) else []


def members_there(activity: Activity):
    return Membership.objects.active().persons().filter(workspace=activity.workspace_id)
