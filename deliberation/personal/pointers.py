"""Every column of every table, ours or a library's, that points at a user.

The build fails for one that does not stand here (``tests/deliberation/test_personal_register.py``). Each says what
becomes of its row when that user is erased, and under which name a person gets those rows on asking; without a name the
same is told by others, as *acts* tell who hid something.
"""

from dataclasses import dataclass
from enum import Enum


class AtErasure(Enum):
    STAYS = "stays"  # and points at nobody who has a name
    GOES = "goes"  # the row is that person's alone
    EMPTIED = "emptied"  # others go on with the row
    ENDS = "ends"  # by its own verb, with what follows from that


@dataclass(frozen=True, slots=True)
class Pointer:
    at_erasure: AtErasure
    given_as: str = ""


def _stays(given_as: str = "") -> Pointer:
    return Pointer(AtErasure.STAYS, given_as)


def _goes(given_as: str = "") -> Pointer:
    return Pointer(AtErasure.GOES, given_as)


# In the order in which they are given, and rows go: what points at others before those.
POINTERS: dict[str, Pointer] = {
    # Who one is, and how one comes in.
    "accounts.Membership.user": Pointer(AtErasure.ENDS, "memberships"),
    "accounts.Invitation.used_by": _stays("invitations_used"),
    "accounts.Invitation.invited_by": _stays("invitations_made"),
    "accounts.Token.user": _goes("tokens"),
    "accounts.FeedAddress.user": _goes("feed"),
    "accounts.SecurityEvent.user": _goes("security_events"),
    "account.EmailAddress.user": _goes("addresses"),
    "usersessions.UserSession.user": _goes("sessions"),
    "mfa.Authenticator.user": _goes("second_factors"),
    "socialaccount.SocialAccount.user": _goes("linked_accounts"),
    "admin.LogEntry.user": _goes(),  # nothing is written there
    "accounts.User_groups.user": _goes(),  # nobody uses them
    "accounts.User_user_permissions.user": _goes(),
    "deliberation.Webhook.owner": _goes("webhooks"),  # it tells what its owner may see: nothing any more
    # What one said.
    "deliberation.Initiative.author": _stays("initiatives"),
    "deliberation.Argument.author": _stays("arguments"),
    "deliberation.Revision.editor": _stays("wordings"),
    "deliberation.Suggestion.author": _stays("suggestions"),
    "deliberation.Comment.author": _stays("comments"),
    "deliberation.Attachment.added_by": _stays("attachments"),
    "deliberation.Vote.voter": _stays("votes"),
    "deliberation.View.user": _stays("views"),
    "deliberation.Position.stated_by": _stays("positions_stated"),
    "deliberation.Position.cleared_by": _stays("positions_cleared"),
    "deliberation.Source.added_by": _stays("sources"),
    "deliberation.PolicyRecord.added_by": _stays("policy_records"),
    "deliberation.PolicyRecord.last_verified_by": _stays(),
    "deliberation.PolicyStatusChange.by": _stays(),
    "deliberation.Evidence.added_by": _stays("evidence"),
    "deliberation.Evidence.graded_by": _stays("grades"),
    "deliberation.Fact.added_by": _stays("facts"),
    "deliberation.Question.added_by": _stays("questions"),
    "deliberation.Brief.handed_in_by": _stays("briefs"),
    "deliberation.Brief.accepted_by": _stays(),
    "deliberation.Decision.proposed_by": _stays("decisions"),
    "deliberation.Confirmation.by": _stays("confirmations"),
    "deliberation.Link.added_by": _stays("links"),
    "deliberation.Dissent.signed_by": _stays("dissents"),
    "deliberation.Trigger.added_by": _stays("triggers"),
    "deliberation.Trigger.settled_by": _stays(),
    "deliberation.FrozenWords.author": _stays("frozen_words"),
    "deliberation.Indicator.added_by": _stays("indicators"),
    "deliberation.Measurement.taken_by": _stays("readings"),
    "deliberation.StatusReport.added_by": _stays("status_reports"),
    "deliberation.ReportWord.by": _stays("words_on_reports"),
    "deliberation.Agreement.added_by": _stays("agreements"),
    "deliberation.Clause.added_by": _stays("clauses"),
    "deliberation.Commitment.added_by": _stays("commitments_added"),
    "deliberation.ProgressNote.by": _stays("progress_notes"),
    "deliberation.Proof.added_by": _stays("delivery_evidence"),
    "deliberation.Event.added_by": _stays("events"),
    "deliberation.Deadline.added_by": _stays("deadlines_added"),
    "deliberation.Preparation.added_by": _stays("preparations_added"),
    "deliberation.Pledge.added_by": _stays("pledges"),
    "deliberation.PledgeChange.by": _stays("pledge_changes"),
    "deliberation.Case.added_by": _stays("cases"),
    "deliberation.CaseStatusChange.by": _stays("case_statuses"),
    "deliberation.Option.added_by": _stays("options"),
    "deliberation.Criterion.added_by": _stays("criteria"),
    "deliberation.Score.scored_by": _stays("scores"),
    "deliberation.Body.added_by": _stays("bodies"),
    "deliberation.Meeting.added_by": _stays("meetings"),
    "deliberation.AgendaItem.added_by": _stays("agenda_items"),
    "deliberation.MinuteLine.added_by": _stays("minute_lines"),
    "deliberation.Approval.by": _stays("approvals"),
    "deliberation.Waiver.waived_by": _stays("waivers"),
    "deliberation.Report.reporter": _stays("reports"),
    "deliberation.Report.settled_by": _stays(),
    "deliberation.Hiding.by": _stays("hidings"),
    "deliberation.StageChange.by": _stays("stage_changes"),
    "deliberation.Duplicate.marked_by": _stays("duplicates"),
    "deliberation.Duplicate.dismissed_by": _stays(),
    "deliberation.FacilitatorNote.by": _stays("digest_notes"),
    "deliberation.Edition.note_by": _stays("digest_notes_told"),
    **dict.fromkeys(
        (f"deliberation.{noun}.hidden_by" for noun in ("Argument", "Evidence", "Comment")), _stays()
    ),
    # What is asked of one, and what one follows.
    "deliberation.Challenge.responsible": Pointer(AtErasure.EMPTIED, "challenges"),
    "deliberation.Action.owner": _stays("actions"),
    "deliberation.Indicator.owner": Pointer(AtErasure.EMPTIED, "indicators_watched"),
    "deliberation.Action.added_by": _stays("actions_added"),
    "deliberation.Commitment.responsible": _stays("commitments"),
    "deliberation.Deadline.owner": _stays("deadlines"),
    "deliberation.Preparation.owner": _stays("preparations"),
    "deliberation.Case.owner": _stays("cases_seen_to"),
    "deliberation.CaseReader.user": _goes("company_names_read"),
    "deliberation.Seat.user": _goes("seats"),
    "deliberation.Mention.user": _goes("mentions"),
    "deliberation.NamedReader.user": _goes("named_in"),
    "deliberation.Follow.user": _goes("follows"),
    "deliberation.SavedView.user": _goes("saved_views"),
    "deliberation.Subscription.user": _goes("subscriptions"),
    "deliberation.Notification.user": _goes("notifications"),
    "deliberation.Delivery.user": _goes("digests"),
    "accounts.MailService.paused_by": _stays(),
    "accounts.OutgoingMail.person": _goes("mails"),
    "deliberation.ArrivedMail.person": _goes("mails_answered"),
    "deliberation.IdempotentRequest.user": _goes("requests"),
    "deliberation.Job.asked_by": _goes("jobs"),
    # That it was done, for the workspace's record: ids alone.
    "deliberation.Activity.actor": _stays("acts"),
    "deliberation.Change.reader": _stays(),
}
