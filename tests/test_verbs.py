"""Every verb stands in the table role × stage × verb, or here with the reason why it does not."""

import sys
from collections.abc import Callable

from django.db import transaction

from tests.doors import DOORS, VERBS
from tests.scene import set_scene
from tests.verbs import verbs

OPERATOR = "operators are none of the cast: tests/test_admin.py"
BRIEF = "has no initiative before it is accepted: tests/deliberation/test_briefs.py"
MAIL = "for operators, who are none of the cast: tests/deliberation/digests, tests/frontend/test_operator_mail.py"
BROUGHT = "a job's, no door of a stage: tests/deliberation/exchange/test_imports.py"
JOB = "one's own, at any stage: tests/api/test_jobs.py, tests/frontend/test_jobs.py"
OWN = "one's own, of no initiative"
SECRET = "a secret opens it, not a role: tests/deliberation/test_invitations_by_link.py"
ELSEWHERE = {
    "bring_arguments.bring_arguments": BROUGHT,
    "bring_comments.bring_comments": BROUGHT,
    "bring_evidence.bring_evidence": BROUGHT,
    "bring_evidence.bring_sources": BROUGHT,
    "bring_facts.bring_facts": BROUGHT,
    "bring_facts.bring_questions": BROUGHT,
    "bring_initiatives.bring_initiative": BROUGHT,
    "bring_policies.bring_policies": BROUGHT,
    "briefs.hand_in_brief": BRIEF,
    "briefs.accept_brief": BRIEF,
    "deliveries.lift_suspension": MAIL,
    "deliveries.preview_digest": MAIL,
    "deliveries.resend_digest": MAIL,
    "digests.change_subscription": f"{OWN}: tests/api/test_digests.py",
    "digests.resume_subscriptions": f"{OWN}: tests/frontend/test_subscriptions.py",
    "digests.write_note": "of a workspace's next digest: tests/deliberation/digests",
    "erasure.erase_person": f"{OWN}: tests/deliberation/test_erasure.py",
    "external.put_argument": "of the API alone: tests/api/test_arguments.py",
    "first_steps.leave_first_steps": f"{OWN}, on a page: tests/frontend/test_first_steps.py",
    "first_steps.leave_tour": f"{OWN}, on a page: tests/frontend/test_tour.py",
    "first_steps.take_first_steps_again": f"{OWN}, on a page: tests/frontend/test_first_steps.py",
    "first_steps.take_tour_again": f"{OWN}, on a page: tests/frontend/test_tour.py",
    "imports.import_conversation": "a command, no door of a stage",
    "jobs.ask_export": JOB,
    "jobs.ask_import": JOB,
    "jobs.cancel_job": JOB,
    "jobs.carry_out_import": JOB,
    "jobs.choose_columns": JOB,
    "joining.accept_as_new": SECRET,
    "joining.accept_invitation": SECRET,
    "joining.prove_address": SECRET,
    "mail_service.bring_back_mail": MAIL,
    "mail_service.drop_held_mail": MAIL,
    "mail_service.hold_mail": MAIL,
    "mail_service.pause_mail": MAIL,
    "mail_service.resume_mail": MAIL,
    "mail_service.send_held_mail": MAIL,
    "notifications.mark_read": f"{OWN}: tests/frontend/test_inbox.py",
    "notifications.mark_all_read": f"{OWN}: tests/frontend/test_inbox.py",
    "operators.deactivate_user": OPERATOR,
    "operators.reactivate_user": OPERATOR,
    "operators.revoke_tokens": OPERATOR,
    "operators.retry_mail": OPERATOR,
    "people.create_workspace": "only the system may: tests/deliberation/test_people.py",
    "people.join": "only the system may: tests/deliberation/test_people.py",
    "profiles.change_profile": f"{OWN}: tests/api/test_changes_in_copies.py",
    "replies.post_held": f"{OWN} page: tests/deliberation/replies/test_held.py",
    "replies.discard_held": f"{OWN} page: tests/deliberation/replies/test_held.py",
    "saved_views.remove_view": f"{OWN}: tests/deliberation/test_saved_views.py",
    "subscriptions.count_as_told": "only the system may",
    "workspaces.found_workspace": "there is none yet: tests/deliberation/test_workspaces.py",
}


def test_every_verb_of_an_initiative_is_reached_from_a_row_of_the_table(cast):
    reached: set[str] = set()
    with Watching(reached.add):
        _try_all(DOORS["api"](), cast, set_scene(cast))
    missing = sorted(set(verbs()) - reached - ELSEWHERE.keys())
    assert not missing, " ".join(missing)
    assert ELSEWHERE.keys() & reached == set()
    assert ELSEWHERE.keys() - verbs().keys() == set()


def _try_all(door, cast, scene) -> None:
    """Each row by three members, one of whom may; what was done is undone."""
    for verb in VERBS.values():
        for who in ("jiwoo", "minji", "hana", "dohyun"):
            door.enter(getattr(cast, who))
            with transaction.atomic():
                verb.do(door, scene)
                transaction.set_rollback(True)


class Watching:
    """Tells the verbs that are called, by room and name."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.tell, self.codes = tell, {}
        for name, verb in verbs().items():
            inner = verb
            while hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
            self.codes[inner.__code__] = name

    def __enter__(self) -> None:
        sys.setprofile(lambda frame, event, _arg: self._see(frame, event))

    def __exit__(self, *_raised) -> None:
        sys.setprofile(None)

    def _see(self, frame, event: str) -> None:
        if event == "call" and frame.f_code in self.codes:
            self.tell(self.codes[frame.f_code])
