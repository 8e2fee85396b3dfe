"""`manage.py mail`: what operators do about all mail of the site, at a terminal."""

import json
from collections.abc import Callable
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import OutgoingMail
from deliberation.actions import deliveries, mail_service, operators
from deliberation.digests import archive, overview
from deliberation.digests.letters import said
from deliberation.errors import Refusal
from deliberation.management.asked import person_named, sentence_of, workspace_named
from deliberation.management.mail_status import edition_line, sentences_of, status_of
from deliberation.models import Delivery, Edition, Subscription
from deliberation.permissions import Actor

BY = Actor.system("operator")
LISTS = (
    ("editions", 20, "what became of the last digests, the latest first"),
    ("failed", 50, "list what failed, bounced, or may have been sent; the latest first"),
)


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
        for name, most, about in LISTS:
            does.add_parser(name, help=about).add_argument("--most", type=int, default=most, metavar="N")
        again = does.add_parser("again", help="try one of these again")
        again.add_argument("mail", type=UUID, help="its id, as `mail failed` lists it")
        resend = does.add_parser("resend", help="send the last digest of a workspace once more to one person")
        resend.add_argument("workspace", metavar="KEY")
        resend.add_argument("email")
        preview = does.add_parser(
            "preview", help="a member's next digest, as it stands; that it was looked at is kept"
        )
        preview.add_argument("workspace", metavar="KEY")
        preview.add_argument("email")
        status = does.add_parser("status", help="does mail leave, and what is wrong; ends with 1 on an alarm")
        status.add_argument("--json", action="store_true", help="one JSON object, for machines")
        does.add_parser("bring_back", help="plan anew what was dropped the last time")

    def handle(self, *, does: str, **options) -> None:
        if does == "status":
            self._tell(as_json=options["json"])
        else:
            try:
                self.stdout.write(DOES[does](options))
            except Refusal as refusal:
                raise CommandError(sentence_of(refusal))

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


def _editions(options) -> str:
    rows = Edition.objects.select_related("workspace").defer("items").order_by("-ends_at", "-pk")
    editions = list(rows[: options["most"]])
    outcomes = overview.outcomes_of(editions)
    return "\n".join(edition_line(one, outcomes[one.pk]) for one in editions) or "No digest was planned yet."


def _failed(options) -> str:
    rows = overview.troubles()[: options["most"]]
    return "\n".join(_line(row) for row in rows) or "Nothing failed."


def _line(mail: OutgoingMail) -> str:
    to = mail.person.email if mail.person else mail.address
    doubt = " (possible duplicate)" if mail.possible_duplicate else ""
    return f"{mail.pk} {mail.state}{doubt} {mail.key.partition(':')[0]} to {to}: {mail.answer or mail.reason}"


def _again(options) -> str:
    mail = OutgoingMail.objects.select_related("person").filter(pk=options["mail"]).first()
    if mail is None or not operators.retry_mail(by=BY, mail=mail):
        raise CommandError("There is no such mail that could be tried again.")
    return "It is tried again."


def _resend(options) -> str:
    workspace = workspace_named(options["workspace"])
    told = Delivery.objects.filter(edition__workspace=workspace, user__email__iexact=options["email"])
    delivery = told.order_by("-edition__ends_at", "-pk").first()
    if delivery is None:
        raise CommandError(f"{options['email']} has had no digest of {workspace.key}.")
    deliveries.resend_digest(by=BY, delivery=delivery)
    return "The last digest is sent once more with the next tick."


def _preview(options) -> str:
    workspace = workspace_named(options["workspace"])
    person = person_named(workspace, options["email"], does="reads")
    digest, edition = deliveries.preview_digest(by=BY, person=person, workspace=workspace)
    subscription = archive.subscription_of(person, workspace) or Subscription(
        workspace=workspace, user=person
    )
    text, _html = said(digest, edition, subscription)
    return f"{digest.subject}\n\n{text}"


DOES: dict[str, Callable[[dict], str]] = {
    "pause": _pause,
    "resume": _resume,
    "restored": _restored,
    "send": _send,
    "drop": _drop,
    "bring_back": _bring_back,
    "editions": _editions,
    "failed": _failed,
    "again": _again,
    "resend": _resend,
    "preview": _preview,
}
