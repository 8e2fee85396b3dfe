"""Every page: who opens it, and where it is. ``pages.txt`` is the table."""

import re
from dataclasses import dataclass
from pathlib import Path

# Views that only take forms, redirect, or answer with a file or with JSON.
_FORMS = """
add_argument add_fact add_indicator add_question answer_decision cite cite_fact clear_position
comment_to_action decide_suggestion dismiss_duplicate end_feed end_membership end_other_sessions end_service
extend_deliberation finish_action follow grade_evidence language mark_seen open_notice
propose_meaning prove_address read_all read_feed read_notice recheck_source remove_evidence remove_fact
change_case_status name_company change_policy_status verify_policy_record share_policy_record cite_policy_record
lift_waiver remove_link remove_view remove_indicator remove_option remove_score add_criterion remove_criterion
remove_organisation remove_question reply resend_invitation revoke_invitation
revoke_service_token revoke_token reword_question rotate_service_token rotate_token settle_report
resume_subscriptions show_arguments show_comments show_evidence sign_in_by_link unmerge unname_reader
unsubscribe upload_source vote withdraw_view operator_again operator_bring_back operator_held
operator_pause operator_resend operator_resume audit_as_csv audit_as_json_lines dev_mail_json
add_deadline take_usual_deadlines meet_deadline remove_deadline add_preparation finish_preparation record_pledge
first_steps tour read_calendar read_news news calendar_of_initiative calendar_of_workspace
my_data_as_html my_data_as_json job_file cancel_job carry_out_job
sheet_as_markdown briefing_as_file source_file attachment remove_attachment accounts/2fa/ accounts/2fa/webauthn/
add_agenda_item add_minute_line answer_minutes cancel_meeting draw_agenda give_seat lock_agenda meeting_calendar
minute_line minutes_as_file move_agenda_item propose_minutes record_attendance
remove_minute_line settle_agenda_item take_seat
accounts/sessions/ preview preview_in_workspace withdraw_argument restore_argument
take_reading take_readings remove_reading
submit_status_report answer_status_report remove_status_report status_report_as_file
sign_dissent withdraw_dissent meet_condition set_trigger remove_trigger keep_decision refute_source
clause move_clause remove_clause report_progress withdraw_commitment restore_commitment add_milestone
remove_milestone prove_delivery remove_proof
switch_webhook rotate_webhook_secret ping_webhook remove_webhook replay_delivery service_worker
"""
WITHOUT_A_PAGE = set(_FORMS.split())


@dataclass(frozen=True)
class Place:
    who: str
    path: str

    @property
    def example(self) -> str:
        """An address of this kind, for the resolver."""
        path = re.sub(
            r"\{(public|decided|settled|taken)\}", "AI-9", re.sub(r"\{(hidden|mended|kept)\}", "9", self.path)
        )
        return re.sub(r"\{\w+\}", "0190c7a1-0000-7000-8000-000000000001", path)

    def at(self, ids: dict[str, object]) -> str:
        path = self.path
        for name, value in ids.items():
            path = path.replace("{" + name + "}", str(value))
        return path


def _read() -> list[Place]:
    lines = (Path(__file__).parent / "pages.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    return [Place(who, path) for who, *paths in rows for path in paths]


PLACES = _read()
