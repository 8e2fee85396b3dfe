"""May they? One question per verb, asked by the action and by whoever draws a button."""

from .actions import (
    can_add_action,
    can_edit_action,
    can_edit_indicator,
    can_remove_reading,
    can_take_reading,
)
from .actor import Actor
from .agreements import (
    can_add_agreement,
    can_commit,
    can_edit_agreement,
    can_edit_clause,
    can_edit_commitment,
)
from .arguments import (
    can_argue,
    can_decide_suggestion,
    can_handle_challenge,
    can_move_argument,
    can_respond,
    can_revise_argument,
    can_suggest_wording,
    can_withdraw_argument,
    can_withdraw_suggestion,
)
from .attachments import can_attach, can_remove_attachment
from .briefs import can_accept_brief, can_hand_in_brief
from .cases import can_edit_case, can_name_company, can_open_case
from .decisions import can_meet_condition, can_sign_dissent, can_watch_decision, can_withdraw_dissent
from .digests import can_change_subscription, can_resume_subscriptions, can_write_note
from .discussion import can_comment, can_edit_comment, can_turn_comment
from .events import can_add_event, can_edit_event, can_edit_preparing, can_prepare, can_record_pledge
from .following import can_follow, can_read_as_member
from .health import can_waive
from .imports import can_import
from .initiatives import (
    can_change_stage,
    can_clear_position,
    can_confirm,
    can_decide,
    can_edit_initiative,
    can_start_initiative,
    can_state_position,
    can_state_view,
    leads_of,
)
from .jobs import can_carry_out, can_export, can_handle_job, can_stop_job
from .links import can_link, can_remove_link
from .meetings import (
    can_edit_item,
    can_keep_bodies,
    can_keep_line,
    can_plan_meetings,
    can_propose_item,
    can_run_meeting,
    can_settle_item,
)
from .merging import can_dismiss_duplicate, can_mark_duplicate, can_merge, can_merge_marked
from .moderation import can_hide, can_read_report, can_report
from .operators import can_operate
from .options import can_add_option, can_edit_criterion, can_edit_option, can_score
from .people import (
    can_be_shown_around,
    can_end_membership,
    can_erase,
    can_found_workspace,
    can_invite,
    can_manage,
    can_take_data,
)
from .quiet import can_act_quietly, can_ever_act_quietly
from .register import (
    can_add_policy_record,
    can_edit_policy_record,
    can_share_policy_record,
    can_verify_policy_record,
)
from .rights import Rights, may, require, rights_of
from .saved_views import can_remove_view, can_save_view
from .seeing import members_able, members_who_see
from .sources import (
    can_add_fact,
    can_add_source,
    can_answer_question,
    can_cite,
    can_cite_fact,
    can_edit_evidence,
    can_edit_fact,
    can_edit_question,
    can_edit_source,
    can_grade,
    can_recheck_source,
)
from .status_reports import can_edit_status_report, can_write_status_report
from .votes import can_vote
from .webhooks import can_keep_webhook, can_keep_webhooks, webhooks_kept
from .words import can_give_word, can_stand_in, is_awaited

__all__ = [
    "Actor",
    "Rights",
    "can_accept_brief",
    "can_act_quietly",
    "can_add_action",
    "can_add_agreement",
    "can_add_event",
    "can_add_fact",
    "can_add_option",
    "can_add_policy_record",
    "can_add_source",
    "can_answer_question",
    "can_argue",
    "can_attach",
    "can_be_shown_around",
    "can_carry_out",
    "can_change_stage",
    "can_change_subscription",
    "can_cite",
    "can_cite_fact",
    "can_clear_position",
    "can_comment",
    "can_commit",
    "can_confirm",
    "can_decide",
    "can_decide_suggestion",
    "can_dismiss_duplicate",
    "can_edit_action",
    "can_edit_agreement",
    "can_edit_case",
    "can_edit_clause",
    "can_edit_comment",
    "can_edit_commitment",
    "can_edit_criterion",
    "can_edit_event",
    "can_edit_evidence",
    "can_edit_fact",
    "can_edit_indicator",
    "can_edit_initiative",
    "can_edit_item",
    "can_edit_option",
    "can_edit_policy_record",
    "can_edit_preparing",
    "can_edit_question",
    "can_edit_source",
    "can_edit_status_report",
    "can_end_membership",
    "can_erase",
    "can_ever_act_quietly",
    "can_export",
    "can_follow",
    "can_found_workspace",
    "can_give_word",
    "can_grade",
    "can_hand_in_brief",
    "can_handle_challenge",
    "can_handle_job",
    "can_hide",
    "can_import",
    "can_invite",
    "can_keep_bodies",
    "can_keep_line",
    "can_keep_webhook",
    "can_keep_webhooks",
    "can_link",
    "can_manage",
    "can_mark_duplicate",
    "can_meet_condition",
    "can_merge",
    "can_merge_marked",
    "can_move_argument",
    "can_name_company",
    "can_open_case",
    "can_operate",
    "can_plan_meetings",
    "can_prepare",
    "can_propose_item",
    "can_read_as_member",
    "can_read_report",
    "can_recheck_source",
    "can_record_pledge",
    "can_remove_attachment",
    "can_remove_link",
    "can_remove_reading",
    "can_remove_view",
    "can_report",
    "can_respond",
    "can_resume_subscriptions",
    "can_revise_argument",
    "can_run_meeting",
    "can_save_view",
    "can_score",
    "can_settle_item",
    "can_share_policy_record",
    "can_sign_dissent",
    "can_stand_in",
    "can_start_initiative",
    "can_state_position",
    "can_state_view",
    "can_stop_job",
    "can_suggest_wording",
    "can_take_data",
    "can_take_reading",
    "can_turn_comment",
    "can_verify_policy_record",
    "can_vote",
    "can_waive",
    "can_watch_decision",
    "can_withdraw_argument",
    "can_withdraw_dissent",
    "can_withdraw_suggestion",
    "can_write_note",
    "can_write_status_report",
    "is_awaited",
    "leads_of",
    "may",
    "members_able",
    "members_who_see",
    "require",
    "rights_of",
    "webhooks_kept",
]
