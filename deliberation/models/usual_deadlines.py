"""The deadlines that events of a kind usually have: what is due how long before. Taken by one click, then changed."""

from django.utils.translation import gettext_lazy as _

from .events import Deadline, Event

Unit = Deadline.Unit
HOSTED = (
    (_("Agree on theme and outcome sought"), 12, Unit.MONTHS),
    (_("Decide venue and dates"), 10, Unit.MONTHS),
    (_("Ask for the budget"), 9, Unit.MONTHS),
    (_("Send out the invitations"), 6, Unit.MONTHS),
    (_("First draft of the outcome document"), 4, Unit.MONTHS),
    (_("Settle programme and speakers"), 3, Unit.MONTHS),
    (_("Negotiate the outcome document"), 8, Unit.WEEKS),
    (_("Close registration"), 3, Unit.WEEKS),
    (_("Brief the heads of delegation"), 10, Unit.WORKING_DAYS),
    (_("Rehearse the sessions"), 3, Unit.WORKING_DAYS),
)
CAMPAIGN = (
    (_("Decide to stand, and for what"), 18, Unit.MONTHS),
    (_("Announce it"), 12, Unit.MONTHS),
    (_("Ask all who vote for their support"), 9, Unit.MONTHS),
    (_("Hand in the papers"), 6, Unit.MONTHS),
    (_("Get spoken promises in writing"), 3, Unit.MONTHS),
    (_("Count pledges against votes needed"), 6, Unit.WEEKS),
    (_("Last round through the capitals"), 4, Unit.WEEKS),
    (_("Brief the delegation that votes"), 5, Unit.WORKING_DAYS),
)
TALKS = (
    (_("Read the call and name who leads"), 10, Unit.WEEKS),
    (_("Gather what the organisations say"), 8, Unit.WEEKS),
    (_("First draft of our contribution"), 6, Unit.WEEKS),
    (_("Clear the draft with all organisations"), 3, Unit.WEEKS),
    (_("Hand in our contribution"), 10, Unit.WORKING_DAYS),
    (_("Settle the instructions for the delegation"), 5, Unit.WORKING_DAYS),
)
USUAL: dict[str, tuple] = {
    Event.Kind.SUMMIT: HOSTED,
    Event.Kind.FORUM: HOSTED,
    Event.Kind.BID: CAMPAIGN,
    Event.Kind.CANDIDACY: CAMPAIGN,
    Event.Kind.NORM_PROCESS: TALKS,
    Event.Kind.CONSULTATION: TALKS,
}
