"""Who is told of what stands around deliberations: agreements, policies, meetings, events, cases, what is watched."""

from uuid import UUID

from deliberation.models import (
    Activity,
    Case,
    Commitment,
    Deadline,
    Evidence,
    Indicator,
    Meeting,
    PolicyRecord,
    Preparation,
    Seat,
    StatusReport,
)
from deliberation.permissions.leading import leading

from .audiences import ASKED, NAMED, ON_YOURS, SEATED, Told, facilitators, members_there, of_the_subject

responsible_for_the_commitment = of_the_subject(Commitment, "responsible_id", NAMED)
author_of_the_report = of_the_subject(StatusReport, "added_by_id", ON_YOURS)
owner_of_the_deadline = of_the_subject(Deadline, "owner_id", NAMED)
owner_of_the_preparation = of_the_subject(Preparation, "owner_id", NAMED)
giver_of_the_preparation = of_the_subject(Preparation, "added_by_id", ON_YOURS)
owner_of_the_case = of_the_subject(Case, "owner_id", NAMED)
opener_of_the_case = of_the_subject(Case, "added_by_id", ON_YOURS)
keeper_of_the_policy_record = of_the_subject(PolicyRecord, "added_by_id", NAMED)


def watcher_of_the_indicator(activity: Activity) -> Told:
    """Whoever watches it, else whoever named it."""
    rows = Indicator.objects.filter(pk=activity.subject_id)
    return [(row.watcher_id, NAMED) for row in rows]


def who_leans_on_the_policy_record(activity: Activity) -> Told:
    """Whose arguments stand on the policy."""
    cited = Evidence.objects.shown().filter(source__policy_records=activity.subject_id)
    authors = cited.order_by().values_list("argument__author_id", flat=True).distinct()
    return [(user_id, ON_YOURS) for user_id in authors]


def who_keeps_the_commitment(activity: Activity) -> Told:
    """The responsible member; while there is none, who speaks for the lead organisation or facilitates there."""
    return responsible_for_the_commitment(activity) or leaders_of_the_commitment(activity)


def leaders_of_the_commitment(activity: Activity) -> Told:
    lead = Commitment.objects.filter(pk=activity.subject_id).values("lead")
    rows = members_there(activity).filter(leading(), organisation__in=lead)
    return [(user_id, ASKED) for user_id in rows.values_list("user_id", flat=True)]


def seated_there(activity: Activity) -> Told:
    """Who has a seat on the body that meets."""
    rows = Seat.objects.filter(body__meetings=activity.subject_id)
    return [(user_id, SEATED) for user_id in rows.values_list("user_id", flat=True)]


def seated_now(activity: Activity) -> Told:
    """Who was given a seat."""
    return [(UUID(activity.details["user"]), SEATED)]


def who_runs_the_meeting(activity: Activity) -> Told:
    """Chair and secretary of the body that meets; of a body without them, the facilitators."""
    rows = Seat.objects.filter(body__meetings=activity.subject_id, part__in=Seat.RUNS)
    named = [(user_id, ASKED) for user_id in rows.values_list("user_id", flat=True)]
    return named or facilitators(activity)


def who_answers_the_minutes(activity: Activity) -> Told:
    return _who_answers(activity, Meeting.objects.select_related("body").get(pk=activity.subject_id))


def who_answers_the_report(activity: Activity) -> Told:
    return _who_answers(
        activity, StatusReport.objects.select_related("initiative").get(pk=activity.subject_id)
    )


def _who_answers(activity: Activity, thing: Meeting | StatusReport) -> Told:
    """Who may give the word of an organisation that is asked; where there is none, whoever facilitates."""
    rows = members_there(activity).filter(speaks_for=True, organisation__in=thing.silent)
    asked = [(user_id, ASKED) for user_id in rows.values_list("user_id", flat=True)]
    return asked or facilitators(activity)
