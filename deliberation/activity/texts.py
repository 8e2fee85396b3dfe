"""Which nouns a verb gave other words, or took from sight: search reads them anew."""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.db.models import Model, Q

from accounts.models import Membership
from deliberation.models import Activity, Argument, Comment, Commitment, Evidence, SearchEntry
from deliberation.models.visibility import ToldQuerySet, WorkspaceQuerySet
from deliberation.personal import calls, texts_of_people

Texts = Iterable[tuple[str, UUID]]

SAID_BY = {
    Argument: "author",
    Comment: "author",
    Evidence: "graded_by",
}  # what goes where no records are kept


def changed_by(activity: Activity) -> dict[str, list[UUID]]:
    """The ids of what its verb changed, by type."""
    changed: dict[str, list[UUID]] = {}
    for kind, pk in TEXTS[activity.verb](activity):
        changed.setdefault(kind, []).append(pk)
    return changed


def of_the_subject(activity: Activity) -> Texts:
    return [(activity.subject_type, activity.subject_id)]


def of_the_argument(activity: Activity) -> Texts:
    """Its own words, where the verb was about something else."""
    return [("argument", activity.argument_id)] if activity.argument_id else []


def of_the_source(activity: Activity) -> Texts:
    """The source, and the evidence that is found by its title."""
    cited = Evidence.objects.filter(source=activity.subject_id).values_list("pk", flat=True)
    return [*of_the_subject(activity), *(("evidence", pk) for pk in cited)]


def of_the_clause(activity: Activity) -> Texts:
    """The clause, and the commitments that are found by its heading."""
    under = Commitment.objects.filter(clause=activity.subject_id).values_list("pk", flat=True)
    return [*of_the_subject(activity), *(("commitment", pk) for pk in under)]


def of_all_under_the_argument(activity: Activity) -> Texts:
    """The argument with its evidence and comments, and the comment that it came from: hidden and shown with it."""
    here = Q(argument=activity.argument_id)
    under = {
        "evidence": Evidence.objects.filter(here),
        "comment": Comment.objects.filter(here | Q(became_argument=activity.argument_id)),
    }
    below = [(kind, pk) for kind, rows in under.items() for pk in rows.values_list("pk", flat=True)]
    return [*of_the_argument(activity), *below]


def of_the_option(activity: Activity) -> Texts:
    """With the first one comes the one that all stays as it is now."""
    made = activity.details.get("as_it_is")
    return [*of_the_subject(activity), *([("option", UUID(made))] if made else [])]


def of_the_erased(activity: Activity) -> Texts:
    """What an erased member said in the workspace, and what calls them."""
    member = Membership.objects.get(pk=activity.subject_id)
    for noun, names in texts_of_people().items():
        kind = noun._meta.model_name
        if kind in SearchEntry.Type.values:
            said = Q(**{SAID_BY[noun]: member.user_id}) if noun in SAID_BY else Q()
            here = {_way_to_workspace(noun): activity.workspace_id}
            rows = noun.objects.filter(said | calls(member.user_id, names), **here)
            yield from ((kind, pk) for pk in rows.values_list("pk", flat=True))


def _way_to_workspace(noun: type[Model]) -> str:
    rows = noun._default_manager.all()
    if isinstance(rows, WorkspaceQuerySet | ToldQuerySet):
        return rows.workspace_path
    return f"{rows.initiative_path}workspace"


TEXTS: dict[str, Callable[[Activity], Texts]] = {
    "initiative.started": of_the_subject,
    "initiative.edited": of_the_subject,
    "argument.imported": of_the_subject,
    "evidence.imported": of_the_subject,
    "comment.imported": of_the_subject,
    "argument.added": of_the_subject,
    "argument.responded": of_the_subject,
    "argument.revised": of_the_subject,
    "suggestion.accepted": of_the_argument,
    "argument.hidden": of_all_under_the_argument,
    "argument.shown": of_all_under_the_argument,
    "source.added": of_the_subject,
    "source.edited": of_the_source,
    **dict.fromkeys(("policy_record.added", "policy_record.edited"), of_the_subject),
    **dict.fromkeys(("case.opened", "case.edited", "case.named"), of_the_subject),
    "evidence.added": of_the_subject,
    "evidence.edited": of_the_subject,
    "evidence.removed": of_the_subject,
    "evidence.hidden": of_the_subject,
    "evidence.shown": of_the_subject,
    **dict.fromkeys(("fact.added", "fact.edited", "fact.removed"), of_the_subject),
    **dict.fromkeys(("question.added", "question.edited", "question.removed"), of_the_subject),
    **dict.fromkeys(("indicator.added", "indicator.edited", "indicator.removed"), of_the_subject),
    **dict.fromkeys(("status_report.added", "status_report.edited", "status_report.removed"), of_the_subject),
    "option.added": of_the_option,
    **dict.fromkeys(("option.edited", "option.removed"), of_the_subject),
    "comment.added": of_the_subject,
    "comment.edited": of_the_subject,
    "comment.deleted": of_the_subject,
    "comment.hidden": of_the_subject,
    "comment.shown": of_the_subject,
    **dict.fromkeys(("clause.added", "clause.removed"), of_the_subject),
    "clause.edited": of_the_clause,
    **dict.fromkeys(("commitment.added", "commitment.edited"), of_the_subject),
    **dict.fromkeys(("event.added", "event.edited"), of_the_subject),
    **dict.fromkeys(("meeting.planned", "meeting.edited", "meeting.moved"), of_the_subject),
    **dict.fromkeys(("minutes.added", "minutes.edited", "minutes.removed"), of_the_subject),
    "membership.erased": of_the_erased,
}
