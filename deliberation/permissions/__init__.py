"""May they? One question per verb, asked by the action and by whoever draws a button."""

from .actions import can_add_action, can_edit_action, can_edit_indicator
from .actor import Actor
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
from .digests import can_change_subscription, can_resume_subscriptions, can_write_note
from .discussion import can_comment, can_edit_comment, can_turn_comment
from .following import can_follow, can_read_as_member
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
from .merging import can_dismiss_duplicate, can_mark_duplicate, can_merge, can_merge_marked
from .moderation import can_hide, can_read_report, can_report
from .operators import can_operate
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
from .rights import Rights, may, require, rights_of
from .saved_views import can_remove_view, can_save_view
from .seeing import members_who_see
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
from .votes import can_vote
from .webhooks import can_keep_webhook, can_keep_webhooks, webhooks_kept

__all__ = [
    "Actor",
    "Rights",
    "can_accept_brief",
    "can_act_quietly",
    "can_add_action",
    "can_add_fact",
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
    "can_confirm",
    "can_decide",
    "can_decide_suggestion",
    "can_dismiss_duplicate",
    "can_edit_action",
    "can_edit_comment",
    "can_edit_evidence",
    "can_edit_fact",
    "can_edit_indicator",
    "can_edit_initiative",
    "can_edit_question",
    "can_edit_source",
    "can_end_membership",
    "can_erase",
    "can_ever_act_quietly",
    "can_export",
    "can_follow",
    "can_found_workspace",
    "can_grade",
    "can_hand_in_brief",
    "can_handle_challenge",
    "can_handle_job",
    "can_hide",
    "can_import",
    "can_invite",
    "can_keep_webhook",
    "can_keep_webhooks",
    "can_manage",
    "can_mark_duplicate",
    "can_merge",
    "can_merge_marked",
    "can_move_argument",
    "can_operate",
    "can_read_as_member",
    "can_read_report",
    "can_recheck_source",
    "can_remove_attachment",
    "can_remove_view",
    "can_report",
    "can_respond",
    "can_resume_subscriptions",
    "can_revise_argument",
    "can_save_view",
    "can_start_initiative",
    "can_state_position",
    "can_state_view",
    "can_stop_job",
    "can_suggest_wording",
    "can_take_data",
    "can_turn_comment",
    "can_vote",
    "can_withdraw_argument",
    "can_withdraw_suggestion",
    "can_write_note",
    "leads_of",
    "may",
    "members_who_see",
    "require",
    "rights_of",
    "webhooks_kept",
]
