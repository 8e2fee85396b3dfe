"""The nouns: fields, constraints, questions about one row, and QuerySets. Verbs are in ``actions``."""

from .activity import Activity, Dispatch, Ledger, LedgerEntry, Notification
from .agenda import AgendaItem, MinuteLine
from .agreements import Agreement, AgreementParty, Clause, Signatory
from .arguments import Argument, ArgumentState, Kind, Relation
from .attachments import Attachment
from .bodies import Body, Seat
from .briefs import Brief
from .case_codes import CaseKind, CaseSector, CaseStatus
from .cases import Case, CaseReader, CaseStatusChange, WithheldName
from .challenges import Challenge, ChallengeStatus
from .changes import Change
from .commitments import Commitment, CommitmentSupport, Milestone, ProgressNote, Proof
from .conditions import Condition, Dissent
from .decisions import Action, Confirmation, Decision, Disposition, Indicator
from .digests import Delivery, Edition, FacilitatorNote, Subscription, Suspension
from .discussion import Comment, Duplicate, Follow, Mention
from .events import Deadline, Event, Preparation
from .facts import Fact, FactSource, Question
from .initiatives import Audience, Ballot, Initiative, NamedReader, Party, Results, StageChange
from .jobs import Job
from .links import Link
from .meetings import Approval, Attendance, Meeting
from .moderation import Hiding, Report
from .monitoring import Measurement
from .options import Criterion, Option, Score
from .pledges import Pledge, PledgeChange
from .register import PolicyRecord, PolicyShare, PolicyStatusChange
from .replies import ArrivedMail
from .requests import IdempotentRequest
from .saved_views import SavedView
from .search import SearchEntry
from .snapshots import FrozenWords, Snapshot, SnapshotCount
from .sources import Evidence, Source
from .stages import Stage
from .status_reports import ReportWord, StatusReport
from .triggers import Trigger
from .votes import Position, Tally, View, Vote, VoteChange, VoteValue
from .waivers import Waiver
from .webhooks import DeliveryState, Webhook, WebhookDelivery, WebhookSecret, WebhookState, WhyDisabled
from .wordings import Revision, Suggestion

__all__ = [
    "Action",
    "Activity",
    "AgendaItem",
    "Agreement",
    "AgreementParty",
    "Approval",
    "Argument",
    "ArgumentState",
    "ArrivedMail",
    "Attachment",
    "Attendance",
    "Audience",
    "Ballot",
    "Body",
    "Brief",
    "Case",
    "CaseKind",
    "CaseReader",
    "CaseSector",
    "CaseStatus",
    "CaseStatusChange",
    "Challenge",
    "ChallengeStatus",
    "Change",
    "Clause",
    "Comment",
    "Commitment",
    "CommitmentSupport",
    "Condition",
    "Confirmation",
    "Criterion",
    "Deadline",
    "Decision",
    "Delivery",
    "DeliveryState",
    "Dispatch",
    "Disposition",
    "Dissent",
    "Duplicate",
    "Edition",
    "Event",
    "Evidence",
    "FacilitatorNote",
    "Fact",
    "FactSource",
    "Follow",
    "FrozenWords",
    "Hiding",
    "IdempotentRequest",
    "Indicator",
    "Initiative",
    "Job",
    "Kind",
    "Ledger",
    "LedgerEntry",
    "Link",
    "Measurement",
    "Meeting",
    "Mention",
    "Milestone",
    "MinuteLine",
    "NamedReader",
    "Notification",
    "Option",
    "Party",
    "Pledge",
    "PledgeChange",
    "PolicyRecord",
    "PolicyShare",
    "PolicyStatusChange",
    "Position",
    "Preparation",
    "ProgressNote",
    "Proof",
    "Question",
    "Relation",
    "Report",
    "ReportWord",
    "Results",
    "Revision",
    "SavedView",
    "Score",
    "SearchEntry",
    "Seat",
    "Signatory",
    "Snapshot",
    "SnapshotCount",
    "Source",
    "Stage",
    "StageChange",
    "StatusReport",
    "Subscription",
    "Suggestion",
    "Suspension",
    "Tally",
    "Trigger",
    "View",
    "Vote",
    "VoteChange",
    "VoteValue",
    "Waiver",
    "Webhook",
    "WebhookDelivery",
    "WebhookSecret",
    "WebhookState",
    "WhyDisabled",
    "WithheldName",
]
