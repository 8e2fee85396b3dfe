"""The nouns: fields, constraints, questions about one row, and QuerySets. Verbs are in ``actions``."""

from .activity import Activity, Dispatch, Ledger, LedgerEntry, Notification
from .arguments import Argument, ArgumentState, Kind, Relation
from .attachments import Attachment
from .briefs import Brief
from .challenges import Challenge, ChallengeStatus
from .changes import Change
from .decisions import Action, Confirmation, Decision, Disposition, Indicator
from .digests import Delivery, Edition, FacilitatorNote, Subscription, Suspension
from .discussion import Comment, Duplicate, Follow, Mention
from .facts import Fact, FactSource, Question
from .initiatives import Audience, Ballot, Initiative, NamedReader, Party, Results, StageChange
from .jobs import Job
from .moderation import Hiding, Report
from .replies import ArrivedMail
from .requests import IdempotentRequest
from .saved_views import SavedView
from .search import SearchEntry
from .sources import Evidence, Source
from .stages import Stage
from .votes import Position, Tally, View, Vote, VoteChange, VoteValue
from .webhooks import DeliveryState, Webhook, WebhookDelivery, WebhookSecret, WebhookState, WhyDisabled
from .wordings import Revision, Suggestion

__all__ = [
    "Action",
    "Activity",
    "Argument",
    "ArgumentState",
    "ArrivedMail",
    "Attachment",
    "Audience",
    "Ballot",
    "Brief",
    "Challenge",
    "ChallengeStatus",
    "Change",
    "Comment",
    "Confirmation",
    "Decision",
    "Delivery",
    "DeliveryState",
    "Dispatch",
    "Disposition",
    "Duplicate",
    "Edition",
    "Evidence",
    "FacilitatorNote",
    "Fact",
    "FactSource",
    "Follow",
    "Hiding",
    "IdempotentRequest",
    "Indicator",
    "Initiative",
    "Job",
    "Kind",
    "Ledger",
    "LedgerEntry",
    "Mention",
    "NamedReader",
    "Notification",
    "Party",
    "Position",
    "Question",
    "Relation",
    "Report",
    "Results",
    "Revision",
    "SavedView",
    "SearchEntry",
    "Source",
    "Stage",
    "StageChange",
    "Subscription",
    "Suggestion",
    "Suspension",
    "Tally",
    "View",
    "Vote",
    "VoteChange",
    "VoteValue",
    "Webhook",
    "WebhookDelivery",
    "WebhookSecret",
    "WebhookState",
    "WhyDisabled",
]
