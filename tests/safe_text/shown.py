"""Where each column of text is shown. Whatever new one the register of words gets has to be told here."""

_TABLE = """
accounts.Invitation.email /admin/accounts/invitation/ /invitations/{secret}/ /w/AI/people/invitations/
accounts.Organisation.name_en /api/v1/initiatives/{initiative} /comments/{comment}/turn/
accounts.Organisation.name_en /i/AI-1/positions/ /i/AI-1/sheet/ /i/{decided}/decision/
accounts.Organisation.name_en /invitations/{secret}/ /w/AI/people/
accounts.Organisation.name_ko /admin/accounts/organisation/ /admin/accounts/organisation/{msit}/change/
accounts.Organisation.name_ko /w/AI/people/organisations/{msit}/
accounts.Organisation.short_name_en /i/AI-1/ /i/AI-1/1/ /i/AI-1/1/suggestions/
accounts.Organisation.short_name_en /i/AI-1/1/votes/ /i/AI-1/background/ /i/AI-1/positions/
accounts.Organisation.short_name_en /i/AI-1/vote/ /i/{decided}/decision/ /i/{public}/ mail/digest
accounts.Organisation.short_name_ko /admin/accounts/organisation/{msit}/change/
accounts.Organisation.short_name_ko /w/AI/people/organisations/{msit}/
accounts.OutgoingMail.answer /admin/accounts/outgoingmail/{mail}/change/ settings/data/madang.html
accounts.Token.name /admin/accounts/token/ /settings/tokens/ /w/AI/webhooks/{webhook}/
accounts.Token.name settings/data/madang.html
accounts.User.email /admin/accounts/user/ /briefs/{brief}/ /comments/{comment}/turn/ /i/AI-1/ /i/AI-1/1/
accounts.User.email /i/AI-1/1/suggestions/ /i/AI-1/1/votes/ /i/AI-1/1/wordings/ /i/AI-1/background/
accounts.User.email /i/AI-1/moderation/ /i/AI-1/positions/ /i/AI-1/sheet/ /i/AI-1/vote/
accounts.User.email /i/{decided}/decision/
accounts.User.name /api/v1/initiatives/{initiative} /briefs/{brief}/ /comments/{comment}/turn/
accounts.User.name /dev/mail/{kept}/html/ /i/AI-1/ /i/AI-1/1/ /i/AI-1/1/suggestions/ /i/AI-1/1/votes/
accounts.User.name /i/AI-1/1/wordings/ /i/AI-1/background/ /i/AI-1/moderation/ /i/AI-1/positions/
accounts.User.name /i/AI-1/sheet/ /i/AI-1/vote/
accounts.Workspace.name /operator/mail/ /operator/mail/editions/{digest}/
accounts.Workspace.name /briefs/{brief}/ /dev/mail/{kept}/html/ /i/AI-1/ /i/AI-1/background/
accounts.Workspace.name /i/AI-1/positions/ /i/AI-1/sheet/ /i/{decided}/decision/ /invitations/{secret}/
accounts.Workspace.name /w/AI/ /w/AI/audit/ /w/AI/digest/ /w/AI/people/ /w/AI/sources/ mail/digest
deliberation.Action.text / /digests/{digest}/ /i/AI-1/actions/ /i/AI-1/actions/{action}/ /i/AI-1/sheet/
deliberation.Action.text /w/AI/digest/ mail/digest settings/data/madang.html
deliberation.Agreement.purpose /w/AI/agreements/{agreement}/ /w/AI/agreements/{agreement}/edit/
deliberation.Agreement.purpose settings/data/madang.html
deliberation.Agreement.title /w/AI/agreements/ /w/AI/agreements/{agreement}/
deliberation.Agreement.title /w/AI/agreements/commitments/{commitment}/ settings/data/madang.html
deliberation.AgreementParty.name /w/AI/agreements/{agreement}/ /w/AI/agreements/{agreement}/edit/
deliberation.Clause.heading /w/AI/agreements/{agreement}/ /w/AI/agreements/commitments/{commitment}/
deliberation.Clause.heading settings/data/madang.html
deliberation.Clause.text /w/AI/agreements/{agreement}/ settings/data/madang.html
deliberation.Commitment.deliverable /w/AI/agreements/{agreement}/ /w/AI/agreements/commitments/{commitment}/
deliberation.Commitment.deliverable settings/data/madang.html
deliberation.Commitment.withdrawn_reason /w/AI/agreements/commitments/{withdrawn}/
deliberation.Milestone.title /w/AI/agreements/commitments/{commitment}/
deliberation.ProgressNote.text /w/AI/agreements/commitments/{commitment}/ settings/data/madang.html
deliberation.Proof.note /w/AI/agreements/commitments/{commitment}/ settings/data/madang.html
deliberation.Signatory.name /w/AI/agreements/{agreement}/ /w/AI/agreements/{agreement}/edit/
deliberation.Signatory.title /w/AI/agreements/{agreement}/ /w/AI/agreements/{agreement}/edit/
deliberation.Argument.claim /comments/{comment}/turn/ /dev/mail/{kept}/html/ /i/AI-1/ /i/AI-1/1/
deliberation.Argument.claim /i/AI-1/1/votes/ /i/AI-1/moderation/ /i/AI-1/positions/ /i/AI-1/sheet/
deliberation.Argument.claim /i/AI-1/vote/ /i/{decided}/decision/ /i/{public}/ /inbox/
deliberation.Argument.claim /search/?q=argument+claim /w/AI/digest/
deliberation.Argument.hidden_reason /i/AI-1/{hidden}/ settings/data/madang.html
deliberation.Argument.reasons /i/AI-1/ /i/AI-1/1/ /i/AI-1/moderation/ /i/AI-1/vote/ /i/{public}/
deliberation.Argument.reasons /search/?q=argument+claim settings/data/madang.html
deliberation.ArrivedMail.text /replies/{held}/ settings/data/madang.html
deliberation.Attachment.file_name /i/AI-1/attachments/ settings/data/madang.html
deliberation.Brief.filename /briefs/{brief}/
deliberation.Challenge.mitigation /i/AI-1/2/ /i/AI-1/2/challenge/
deliberation.Comment.hidden_reason /comments/{comment}/ /i/AI-1/1/ /i/AI-1/1/?reply={comment}
deliberation.Comment.hidden_reason settings/data/madang.html
deliberation.Comment.text /comments/{comment}/turn/ /i/AI-1/1/ /i/AI-1/moderation/ /inbox/ mail/notice
deliberation.Comment.text settings/data/madang.html
deliberation.Condition.text /i/{settled}/decision/
deliberation.Confirmation.reason /i/{decided}/decision/ settings/data/madang.html
deliberation.Decision.dissent /i/{decided}/decision/
deliberation.Decision.rationale /i/{decided}/decision/ /inbox/
deliberation.Dissent.text /i/{settled}/decision/
deliberation.Disposition.note /i/{decided}/decision/
deliberation.Edition.note /digests/{digest}/
deliberation.Evidence.grade_reason /comments/{comment}/ /i/AI-1/1/ /i/AI-1/1/?reply={comment}
deliberation.Evidence.grade_reason /i/AI-1/1/evidence/{evidence}/ /i/AI-1/3/ settings/data/madang.html
deliberation.Evidence.hidden_reason /i/AI-1/3/ settings/data/madang.html
deliberation.Evidence.locator /comments/{comment}/ /i/AI-1/1/ /i/AI-1/1/?reply={comment}
deliberation.Evidence.locator /i/AI-1/1/evidence/{evidence}/ /i/AI-1/3/ /w/AI/sources/{source}/
deliberation.Evidence.locator settings/data/madang.html
deliberation.Evidence.quote /comments/{comment}/ /i/AI-1/1/ /i/AI-1/1/?reply={comment}
deliberation.Evidence.quote /i/AI-1/1/evidence/{evidence}/ /i/AI-1/3/ /i/AI-1/moderation/
deliberation.Evidence.quote /search/?q=evidence+quote /w/AI/sources/{source}/
deliberation.Evidence.quote settings/data/madang.html
deliberation.FacilitatorNote.text /dev/mail/{kept}/ /dev/mail/{kept}/html/ /w/AI/subscription/
deliberation.FacilitatorNote.text mail/digest
deliberation.Fact.text /i/AI-1/background/ /i/AI-1/facts/{fact}/ settings/data/madang.html
deliberation.Webhook.address /w/AI/webhooks/ /w/AI/webhooks/{webhook}/ /w/AI/webhooks/{webhook}/edit/
deliberation.Webhook.description /w/AI/webhooks/ /w/AI/webhooks/{webhook}/ /w/AI/webhooks/{webhook}/edit/
deliberation.WebhookDelivery.answer /w/AI/webhooks/{webhook}/?state=failed
deliberation.FactSource.quote /i/AI-1/background/ /i/AI-1/facts/{fact}/
deliberation.Hiding.reason /i/AI-1/moderation/
deliberation.Measurement.note /i/AI-1/monitoring/ settings/data/madang.html
deliberation.StatusReport.title /i/AI-1/monitoring/ /i/AI-1/monitoring/reports/
deliberation.StatusReport.title /i/AI-1/monitoring/reports/{status_report}/ settings/data/madang.html
deliberation.StatusReport.title /i/AI-1/monitoring/reports/{status_report}/edit/
deliberation.StatusReport.text /i/AI-1/monitoring/reports/{status_report}/edit/ settings/data/madang.html
deliberation.StatusReport.text /i/AI-1/monitoring/reports/{status_report}/
deliberation.StatusReport.figures settings/data/madang.html
deliberation.ReportWord.reason /i/AI-1/monitoring/reports/{status_report}/ settings/data/madang.html
deliberation.Indicator.unit /i/AI-1/indicators/{indicator}/ /i/AI-1/monitoring/
deliberation.Indicator.name /i/AI-1/monitoring/
deliberation.Indicator.name /i/AI-1/actions/ /i/AI-1/indicators/{indicator}/ settings/data/madang.html
deliberation.Indicator.target /i/AI-1/actions/ /i/AI-1/indicators/{indicator}/ settings/data/madang.html
deliberation.Option.title /i/AI-1/options/ /i/AI-1/options/{option}/ settings/data/madang.html
deliberation.Option.text /i/AI-1/options/ /i/AI-1/options/{option}/ settings/data/madang.html
deliberation.Option.set_aside /i/AI-1/options/ /i/AI-1/options/{option}/ settings/data/madang.html
deliberation.Criterion.name /i/AI-1/options/ /i/AI-1/criteria/{criterion}/ settings/data/madang.html
deliberation.Criterion.text /i/AI-1/options/ /i/AI-1/criteria/{criterion}/ settings/data/madang.html
deliberation.Criterion.unit /i/AI-1/criteria/{criterion}/ settings/data/madang.html
deliberation.Score.note /i/AI-1/options/{option}/scores/{criterion}/ settings/data/madang.html
deliberation.Waiver.reason /i/AI-1/health/
deliberation.Initiative.mandate /api/v1/initiatives/{initiative} /i/AI-1/ /i/AI-1/background/
deliberation.Initiative.mandate /i/AI-1/positions/ /i/{decided}/decision/ /i/{public}/
deliberation.Initiative.objectives /api/v1/initiatives/{initiative} /i/AI-1/background/ /i/AI-1/edit/
deliberation.Initiative.objectives /i/{public}/background/ /i/{taken}/background/
deliberation.Initiative.proposal /api/v1/initiatives/{initiative} /i/AI-1/ /i/AI-1/background/
deliberation.Initiative.proposal /i/AI-1/positions/ /i/AI-1/sheet/ /i/{decided}/decision/ /i/{public}/
deliberation.Initiative.proposal /search/?q=initiative+title /w/AI/
deliberation.Initiative.summary /api/v1/initiatives/{initiative} /i/AI-1/background/ /i/AI-1/edit/
deliberation.Initiative.summary /i/{public}/background/ /i/{taken}/background/
deliberation.Initiative.text /api/v1/initiatives/{initiative} /i/AI-1/background/ /i/AI-1/edit/
deliberation.Initiative.text /i/{public}/background/ /i/{taken}/background/
deliberation.Initiative.themes /api/v1/initiatives/{initiative} /i/AI-1/edit/
deliberation.Initiative.title /api/v1/initiatives/{initiative} /dev/mail/{kept}/html/ /i/AI-1/
deliberation.Initiative.title /i/AI-1/1/ /i/AI-1/1/suggestions/ /i/AI-1/1/votes/ /i/AI-1/1/wordings/
deliberation.Initiative.title /i/AI-1/background/ /i/AI-1/moderation/ /i/AI-1/positions/ /i/AI-1/sheet/
deliberation.Initiative.title /i/AI-1/vote/ /i/{decided}/decision/ /i/{public}/
deliberation.Job.detail /jobs/{import}/
deliberation.Job.upload_name /jobs/ /jobs/{import}/
deliberation.Case.company /w/AI/cases/ /w/AI/cases/{named}/ settings/data/madang.html
deliberation.Case.measure /w/AI/cases/ /w/AI/cases/{case}/ /w/AI/cases/{case}/edit/ settings/data/madang.html
deliberation.Case.description /w/AI/cases/{case}/ /w/AI/cases/{case}/edit/ settings/data/madang.html
deliberation.WithheldName.name /w/AI/cases/ /w/AI/cases/{case}/
deliberation.CaseStatusChange.note /w/AI/cases/{case}/ settings/data/madang.html
deliberation.PolicyRecord.name_en /w/AI/register/ /w/AI/register/beside/?with={policy},{abroad}
deliberation.PolicyRecord.name_en /w/AI/register/{policy}/ settings/data/madang.html
deliberation.PolicyRecord.name_ko /w/AI/register/{policy}/ settings/data/madang.html
deliberation.PolicyRecord.name_original /w/AI/register/{policy}/ settings/data/madang.html
deliberation.PolicyRecord.international_organisation /w/AI/register/
deliberation.PolicyRecord.international_organisation /w/AI/register/beside/?with={policy},{abroad}
deliberation.PolicyRecord.international_organisation /w/AI/register/{policy}/ settings/data/madang.html
deliberation.PolicyRecord.responsible /w/AI/register/ /w/AI/register/beside/?with={policy},{abroad}
deliberation.PolicyRecord.responsible /w/AI/register/{policy}/ settings/data/madang.html
deliberation.PolicyRecord.summary /w/AI/register/{policy}/ settings/data/madang.html
deliberation.PolicyRecord.links /w/AI/register/{policy}/ settings/data/madang.html
deliberation.PolicyStatusChange.note /w/AI/register/{policy}/
deliberation.Position.conditions /i/AI-1/1/positions/ /i/AI-1/sheet/ /i/AI-1/view/
deliberation.Question.answer /i/AI-1/background/ /i/AI-1/questions/{question}/
deliberation.Question.answer /search/?q=question+text settings/data/madang.html
deliberation.Question.text /i/AI-1/background/ /i/AI-1/questions/{question}/
deliberation.Question.text /search/?q=question+text settings/data/madang.html
deliberation.Report.reason /i/AI-1/moderation/
deliberation.Revision.claim /i/AI-1/1/wordings/ /i/AI-1/{mended}/wordings/ settings/data/madang.html
deliberation.Revision.reasons /i/AI-1/1/wordings/ /i/AI-1/{mended}/wordings/ settings/data/madang.html
deliberation.SavedView.name /w/AI/views/ settings/data/madang.html
deliberation.Source.file_name /w/AI/sources/{file}/ settings/data/madang.html
deliberation.Source.publisher /i/AI-1/1/ /search/?q=source+title /w/AI/sources/
deliberation.Source.publisher settings/data/madang.html
deliberation.Source.title /i/AI-1/1/ /i/AI-1/background/ /i/AI-1/moderation/
deliberation.Source.title /search/?q=source+title /w/AI/sources/
deliberation.Source.title settings/data/madang.html
deliberation.Source.url /i/AI-1/1/ /i/AI-1/background/ settings/data/madang.html
deliberation.StageChange.reason /i/AI-1/background/ /i/AI-1/stage/ /i/{decided}/stage/
deliberation.Suggestion.claim /i/AI-1/1/suggestions/
deliberation.Suggestion.reasons /i/AI-1/1/suggestions/
deliberation.View.reason /i/AI-1/view/ settings/data/madang.html
deliberation.Vote.reason /comments/{comment}/ /i/AI-1/1/ /i/AI-1/1/?reply={comment} /i/AI-1/1/votes/
deliberation.Vote.reason /i/AI-1/{mended}/votes/ settings/data/madang.html
deliberation.VoteChange.reason settings/data/madang.html
deliberation.AgendaItem.text /w/AI/meetings/{coming}/ /w/AI/meetings/{coming}/agenda/{item}/
deliberation.AgendaItem.text /w/AI/meetings/{minuted}/ /w/AI/meetings/{proposed}/ settings/data/madang.html
deliberation.Approval.reason /w/AI/meetings/{proposed}/
deliberation.Body.name_en /inbox/ /w/AI/bodies/ /w/AI/bodies/new/ /w/AI/bodies/{body}/
deliberation.Body.name_en /w/AI/bodies/{body}/edit/ /w/AI/bodies/{body}/meetings/ /w/AI/meetings/
deliberation.Body.name_en /w/AI/meetings/?show=past /w/AI/meetings/{coming}/ /w/AI/meetings/{minuted}/
deliberation.Body.name_en settings/data/madang.html
deliberation.Body.name_ko /w/AI/bodies/{body}/edit/
deliberation.Body.purpose /w/AI/bodies/{body}/ /w/AI/bodies/{body}/edit/
deliberation.Deadline.name /w/AI/events/{event}/ /w/AI/events/{event}/deadlines/{deadline}/
deliberation.Deadline.name /w/AI/events/{event}/preparations/{preparation}/ settings/data/madang.html
deliberation.Event.host /search/?q=event+title /w/AI/events/ /w/AI/events/{event}/
deliberation.Event.host /w/AI/events/{event}/edit/ settings/data/madang.html
deliberation.Event.summary /w/AI/events/{event}/ /w/AI/events/{event}/edit/
deliberation.Event.title /search/?q=event+title /w/AI/events/ /w/AI/events/{event}/
deliberation.Event.title /w/AI/events/{event}/deadlines/{deadline}/ /w/AI/events/{event}/edit/
deliberation.Event.title /w/AI/events/{event}/pledges/{pledge}/ settings/data/madang.html
deliberation.Event.title /w/AI/events/{event}/preparations/{preparation}/
deliberation.FrozenWords.text /i/{settled}/decision/snapshot/1/ settings/data/madang.html
deliberation.Link.note /i/AI-1/1/ /i/AI-1/1/links/ /w/AI/agreements/{agreement}/ settings/data/madang.html
deliberation.Meeting.place /w/AI/bodies/{body}/ /w/AI/meetings/ /w/AI/meetings/?show=past
deliberation.Meeting.place /w/AI/meetings/{coming}/ /w/AI/meetings/{coming}/edit/ settings/data/madang.html
deliberation.Meeting.title / /digests/{digest}/ /inbox/ /w/AI/bodies/{body}/ /w/AI/digest/
deliberation.Meeting.title /w/AI/meetings/ /w/AI/meetings/?show=past /w/AI/meetings/{coming}/
deliberation.Meeting.title /w/AI/meetings/{coming}/agenda/{item}/ /w/AI/meetings/{minuted}/minutes/{line}/
deliberation.Meeting.title /w/AI/meetings/{minuted}/minutes/{line}/turn/ mail/digest mail/notice
deliberation.Meeting.title settings/data/madang.html
deliberation.MinuteLine.text /w/AI/meetings/{minuted}/ /w/AI/meetings/{minuted}/minutes/{line}/
deliberation.MinuteLine.text /w/AI/meetings/{minuted}/minutes/{line}/turn/ /w/AI/meetings/{proposed}/
deliberation.MinuteLine.text settings/data/madang.html
deliberation.Pledge.note /w/AI/events/{event}/ /w/AI/events/{event}/pledges/{pledge}/
deliberation.Pledge.note settings/data/madang.html
deliberation.PledgeChange.note /w/AI/events/{event}/pledges/{pledge}/ settings/data/madang.html
deliberation.Preparation.text /w/AI/events/{event}/ /w/AI/events/{event}/preparations/{preparation}/
deliberation.Preparation.text settings/data/madang.html
deliberation.Source.refuted_why /w/AI/sources/{refuted}/ settings/data/madang.html
deliberation.Trigger.note /i/{settled}/decision/
deliberation.Trigger.reason /i/{settled}/decision/
"""
SHOWN: dict[str, list[str]] = {}
for _column, *_places in map(str.split, _TABLE.strip().splitlines()):
    SHOWN.setdefault(_column, []).extend(_places)
