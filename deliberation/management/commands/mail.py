"""`manage.py mail`: what operators do about all mail of the site, at a terminal."""

import json
from collections.abc import Callable

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from deliberation.actions import mail_service
from deliberation.management.mail_status import sentences_of, status_of
from deliberation.permissions import Actor

BY = Actor.system("operator")


class Command(BaseCommand):
    help = "Pause all mail, let it leave again, and decide what becomes of what waited (docs/operations.md)."

    def add_arguments(self, parser) -> None:
        does = parser.add_subparsers(dest="does", required=True, metavar="what")
        does.add_parser("pause", help="let no mail leave; digests are planned all the same")
        resume = does.add_parser("resume", help="let mail leave again")
        resume.add_argument("--drop", action="store_true", help="but for what waited meanwhile")
        does.add_parser("restored", help="after restoring a backup: hold what was due until now")
        does.add_parser("send", help="let what is held since a restore leave")
        does.add_parser("drop", help="give up what is held since a restore")
        status = does.add_parser("status", help="does mail leave, and what is wrong; ends with 1 on an alarm")
        status.add_argument("--json", action="store_true", help="one JSON object, for machines")
        does.add_parser("bring_back", help="plan anew what was dropped the last time")

    def handle(self, *, does: str, **options) -> None:
        if does == "status":
            self._tell(as_json=options["json"])
        else:
            self.stdout.write(DOES[does](options))

    def _tell(self, *, as_json: bool) -> None:
        status = status_of(timezone.now())
        self.stdout.write(json.dumps(status, default=str) if as_json else "\n".join(sentences_of(status)))
        if status["alarms"]:
            raise CommandError(f"{len(status['alarms'])} alarms", returncode=1)


def _pause(options) -> str:
    return "Paused." if mail_service.pause_mail(by=BY) else "It was paused already."


def _resume(options) -> str:
    dropped = mail_service.resume_mail(by=BY, drop=options["drop"])
    return (
        f"Mail leaves again; {dropped} mails that waited were dropped." if dropped else "Mail leaves again."
    )


def _restored(options) -> str:
    held = mail_service.hold_mail(by=BY)
    return (
        f"What was due until now is held: {held} mails, and the digests that are still to be planned of that time. "
        "What is due from now on leaves as ever. Decide with `mail send` or `mail drop`."
    )


def _send(options) -> str:
    return f"{mail_service.send_held_mail(by=BY)} mails that were held may leave."


def _drop(options) -> str:
    return f"{mail_service.drop_held_mail(by=BY)} mails that were held are dropped."


def _bring_back(options) -> str:
    return f"{mail_service.bring_back_mail(by=BY)} mails are planned anew."


DOES: dict[str, Callable[[dict], str]] = {
    "pause": _pause,
    "resume": _resume,
    "restored": _restored,
    "send": _send,
    "drop": _drop,
    "bring_back": _bring_back,
}
