"""Every column of ours that holds text, and whose words those are.

The build fails for one that does not stand here. Codes with a list of choices need no line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Words(Enum):
    PERSON = "person"  # what the person is called, or can be reached or known by: it goes
    SAID = "said"  # by one person: it goes, unless contributions are records of the workspace
    OFFICIAL = "official"  # part of what the workspace did: it stays, whoever wrote it
    OTHERS = "others"  # documents and their parts, names of organisations: nobody's own words
    MADE = "made"  # from other columns: made anew when those change
    CODE = "code"  # ids, codes, digests, addresses of ours: no words
    SECRET = "secret"  # noqa: S105 - digests of what opens a door; given to nobody


@dataclass(frozen=True, slots=True)
class _Of:
    noun: str
    words: Words
    names: str

    def columns(self) -> Iterator[tuple[str, Words]]:
        return ((f"{self.noun}.{name}", self.words) for name in self.names.split())


_TABLE = (
    _Of("accounts.User", Words.PERSON, "email name time_zone"),
    _Of("accounts.User", Words.SECRET, "password"),
    _Of("accounts.Workspace", Words.OFFICIAL, "key name time_zone demands_provider"),
    _Of("accounts.Organisation", Words.OTHERS, "name_en name_ko short_name_en short_name_ko"),
    _Of("accounts.Invitation", Words.PERSON, "email"),
    _Of("accounts.Invitation", Words.SECRET, "secret_digest"),
    _Of("accounts.Token", Words.PERSON, "name"),
    _Of("accounts.Token", Words.SECRET, "digest"),
    _Of("accounts.Token", Words.CODE, "token_key first_key scopes"),
    _Of("accounts.FeedAddress", Words.SECRET, "secret_digest"),
    _Of("accounts.SecurityEvent", Words.PERSON, "address"),
    _Of("accounts.SecurityEvent", Words.CODE, "kind details"),
    _Of("accounts.OutgoingMail", Words.PERSON, "address answer"),
    _Of("accounts.OutgoingMail", Words.SECRET, "sealed"),
    _Of("accounts.OutgoingMail", Words.CODE, "key reason owner message_id provider_id"),
    _Of("accounts.KeptMail", Words.PERSON, "to subject headers text html"),
    _Of("deliberation.Initiative", Words.OFFICIAL, "title proposal summary text mandate objectives themes"),
    _Of("deliberation.Initiative", Words.MADE, "text_html"),
    _Of("deliberation.Initiative", Words.CODE, "external_id"),
    _Of("deliberation.StageChange", Words.OFFICIAL, "reason"),
    _Of("deliberation.Argument", Words.SAID, "claim reasons"),
    _Of("deliberation.Argument", Words.OFFICIAL, "hidden_reason"),
    _Of("deliberation.Argument", Words.MADE, "reasons_html"),
    _Of("deliberation.Argument", Words.CODE, "external_id"),
    _Of("deliberation.Revision", Words.SAID, "claim reasons"),
    _Of("deliberation.Suggestion", Words.SAID, "claim reasons"),
    _Of("deliberation.Comment", Words.SAID, "text"),
    _Of("deliberation.Comment", Words.OFFICIAL, "hidden_reason"),
    _Of("deliberation.Comment", Words.MADE, "text_html"),
    _Of("deliberation.Attachment", Words.OTHERS, "file file_name"),
    _Of("deliberation.Attachment", Words.CODE, "media_type content_hash"),
    _Of("deliberation.Vote", Words.SAID, "reason"),
    _Of("deliberation.VoteChange", Words.SAID, "reason"),
    _Of("deliberation.View", Words.SAID, "reason"),
    _Of("deliberation.Position", Words.OFFICIAL, "conditions"),
    _Of("deliberation.Source", Words.OTHERS, "title publisher url file file_name"),
    _Of("deliberation.Source", Words.OFFICIAL, "refuted_why"),
    _Of("deliberation.Source", Words.CODE, "address_key content_hash"),
    _Of(
        "deliberation.PolicyRecord",
        Words.OTHERS,
        "name_en name_ko name_original international_organisation responsible summary links",
    ),
    _Of("deliberation.PolicyRecord", Words.CODE, "original_language country themes targets external_id"),
    _Of("deliberation.PolicyStatusChange", Words.OFFICIAL, "note"),
    _Of("deliberation.Evidence", Words.OTHERS, "quote locator"),
    _Of("deliberation.Evidence", Words.SAID, "grade_reason"),
    _Of("deliberation.Evidence", Words.OFFICIAL, "hidden_reason"),
    _Of("deliberation.Fact", Words.OFFICIAL, "text"),
    _Of("deliberation.FactSource", Words.OTHERS, "quote"),
    _Of("deliberation.Question", Words.OFFICIAL, "text answer"),
    _Of("deliberation.Brief", Words.OTHERS, "filename text proposal"),
    _Of("deliberation.Brief", Words.CODE, "media_type content_hash accepted"),
    _Of("deliberation.Challenge", Words.OFFICIAL, "mitigation"),
    _Of("deliberation.Decision", Words.OFFICIAL, "rationale dissent"),
    _Of("deliberation.Condition", Words.OFFICIAL, "text"),
    _Of("deliberation.Dissent", Words.SAID, "text"),
    _Of("deliberation.Trigger", Words.OFFICIAL, "note reason"),
    _Of("deliberation.Snapshot", Words.MADE, "content"),
    _Of("deliberation.Snapshot", Words.CODE, "previous_hash hash"),
    _Of("deliberation.FrozenWords", Words.SAID, "text"),
    _Of("deliberation.FrozenWords", Words.CODE, "place salt"),
    _Of("deliberation.SnapshotCount", Words.CODE, "last_hash"),
    _Of("deliberation.Confirmation", Words.OFFICIAL, "reason"),
    _Of("deliberation.Disposition", Words.OFFICIAL, "note"),
    _Of("deliberation.Action", Words.OFFICIAL, "text"),
    _Of("deliberation.Indicator", Words.OFFICIAL, "name target unit"),
    _Of("deliberation.Measurement", Words.OFFICIAL, "note"),
    _Of("deliberation.Agreement", Words.OFFICIAL, "title purpose"),
    _Of("deliberation.AgreementParty", Words.OTHERS, "name"),
    _Of("deliberation.Signatory", Words.PERSON, "name title"),  # whoever edits the parties takes them away
    _Of("deliberation.Clause", Words.OFFICIAL, "heading text"),
    _Of("deliberation.Commitment", Words.OFFICIAL, "deliverable withdrawn_reason"),
    _Of("deliberation.Milestone", Words.OFFICIAL, "title"),
    _Of("deliberation.ProgressNote", Words.OFFICIAL, "text"),
    _Of("deliberation.Proof", Words.OFFICIAL, "note"),
    _Of("deliberation.Link", Words.OFFICIAL, "note"),
    _Of("deliberation.Link", Words.CODE, "pair"),
    _Of("deliberation.Event", Words.OFFICIAL, "title summary host"),
    _Of("deliberation.Event", Words.CODE, "country time_zone"),
    _Of("deliberation.Deadline", Words.OFFICIAL, "name"),
    _Of("deliberation.Preparation", Words.OFFICIAL, "text"),
    _Of("deliberation.Pledge", Words.OFFICIAL, "note"),
    _Of("deliberation.Pledge", Words.CODE, "country"),
    _Of("deliberation.PledgeChange", Words.OFFICIAL, "note"),
    _Of("deliberation.Case", Words.OFFICIAL, "measure description"),
    _Of("deliberation.Case", Words.OTHERS, "company"),
    _Of("deliberation.Case", Words.CODE, "code country"),
    _Of("deliberation.WithheldName", Words.OTHERS, "name"),
    _Of("deliberation.CaseStatusChange", Words.OFFICIAL, "note"),
    _Of("deliberation.StatusReport", Words.OFFICIAL, "title text figures"),
    _Of("deliberation.ReportWord", Words.OFFICIAL, "reason"),
    _Of("deliberation.Option", Words.OFFICIAL, "title text set_aside"),
    _Of("deliberation.Criterion", Words.OFFICIAL, "name text unit"),
    _Of("deliberation.Score", Words.OFFICIAL, "note"),
    _Of("deliberation.Body", Words.OFFICIAL, "name_en name_ko purpose"),
    _Of("deliberation.Meeting", Words.OFFICIAL, "title place"),
    _Of("deliberation.AgendaItem", Words.OFFICIAL, "text"),
    _Of("deliberation.MinuteLine", Words.OFFICIAL, "text"),
    _Of("deliberation.Approval", Words.OFFICIAL, "reason"),
    _Of("deliberation.Waiver", Words.OFFICIAL, "reason"),
    _Of("deliberation.Waiver", Words.CODE, "subject state"),
    _Of("deliberation.Report", Words.SAID, "reason"),
    _Of("deliberation.Hiding", Words.OFFICIAL, "reason"),
    _Of("deliberation.FacilitatorNote", Words.OFFICIAL, "text"),
    _Of("deliberation.Edition", Words.OFFICIAL, "note"),
    _Of("deliberation.Edition", Words.CODE, "items"),
    _Of("deliberation.Delivery", Words.CODE, "chosen"),
    _Of("deliberation.Subscription", Words.PERSON, "time_zone"),
    _Of("deliberation.Notification", Words.CODE, "reason"),
    _Of("deliberation.ArrivedMail", Words.PERSON, "text"),
    _Of("deliberation.ArrivedMail", Words.CODE, "digest reason"),
    _Of("deliberation.Activity", Words.CODE, "verb system token_key request_id details"),
    _Of("deliberation.Dispatch", Words.CODE, "owner fault"),
    _Of("deliberation.Ledger", Words.CODE, "last_hash"),
    _Of("deliberation.LedgerEntry", Words.CODE, "previous_hash hash"),
    _Of("deliberation.Webhook", Words.OFFICIAL, "address description"),
    _Of("deliberation.Webhook", Words.CODE, "types lease token_key"),
    _Of("deliberation.WebhookSecret", Words.SECRET, "sealed"),
    _Of("deliberation.WebhookDelivery", Words.OTHERS, "answer"),
    _Of("deliberation.WebhookDelivery", Words.CODE, "type fault lease"),
    _Of("deliberation.IdempotentRequest", Words.PERSON, "body headers"),
    _Of("deliberation.IdempotentRequest", Words.CODE, "credential key fingerprint"),
    _Of("deliberation.Job", Words.OTHERS, "upload_name detail faults report options"),
    _Of("deliberation.Job", Words.CODE, "token_key request_id owner upload upload_hash result code holds"),
    _Of("deliberation.SavedView", Words.PERSON, "name query"),
    _Of("deliberation.SearchEntry", Words.MADE, "title body title_tokens body_tokens"),
)

WORDS: dict[str, Words] = dict(column for line in _TABLE for column in line.columns())
