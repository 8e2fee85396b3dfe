"""`manage.py read_brief FILE --workspace KEY`: what a document proposes, and its draft when accepted."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from accounts.models import Membership, Role, User, Workspace
from deliberation.actions.briefs import accept_brief, hand_in_brief
from deliberation.briefs.extract.limits import FILE_AT_MOST
from deliberation.errors import Refusal
from deliberation.management.told import told
from deliberation.models import Brief, Initiative
from deliberation.permissions import Actor


class Command(BaseCommand):
    help = "Read a document (TXT, Markdown, HTML, DOCX, HWPX, PDF) and say what it proposes."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", help="the document; - reads text from standard input")
        parser.add_argument("--workspace", required=True, metavar="KEY")
        parser.add_argument("--json", action="store_true", help="print what was read as JSON")
        parser.add_argument(
            "--accept", action="store_true", help="start a draft with everything that was read"
        )
        parser.add_argument(
            "--as", dest="email", metavar="EMAIL", help="who hands it in; else a facilitator or owner"
        )

    def handle(self, *, file: str, workspace: str, email: str | None, **options) -> None:
        place = _workspace(workspace)
        by = Actor(user=_person(place, email))
        content = _content(file)
        try:
            brief = hand_in_brief(by=by, workspace=place, content=content, filename=Path(file).name)
            initiative = accept_brief(by=by, brief=brief) if options["accept"] else None
        except Refusal as refusal:
            raise CommandError(_sentence(refusal))
        write = _as_json if options["json"] else told
        self.stdout.write(write(brief, initiative))


def _as_json(brief: Brief, initiative: Initiative | None) -> str:
    read: dict[str, Any] = dict(brief.proposal)
    if initiative is not None:
        read["initiative"] = initiative.ref
    return json.dumps(read, ensure_ascii=False, indent=2)


def _workspace(key: str) -> Workspace:
    workspace = Workspace.objects.filter(key=key).first()
    if workspace is None:
        raise CommandError(f"There is no workspace {key}.")
    return workspace


def _person(workspace: Workspace, email: str | None) -> User:
    """The member with that address, else the first facilitator, else the first owner."""
    members = Membership.objects.active().persons().filter(workspace=workspace).select_related("user")
    if email:
        found = members.filter(user__email__iexact=email).first()
        if found is None:
            raise CommandError(f"{email} is no member of {workspace.key}.")
        return found.user
    for role in (Role.FACILITATOR, Role.OWNER):
        if found := members.filter(role=role).order_by("created_at", "id").first():
            return found.user
    raise CommandError(
        f"{workspace.key} has no facilitator and no owner; say who hands it in with --as EMAIL."
    )


def _content(file: str) -> bytes:
    """At most one byte more than can be read, so that a huge file is refused and never held."""
    try:
        if file == "-":
            return sys.stdin.buffer.read(FILE_AT_MOST + 1)
        with Path(file).open("rb") as opened:
            return opened.read(FILE_AT_MOST + 1)
    except OSError as fault:
        raise CommandError(f"{file} cannot be opened: {fault.strerror}.")


def _sentence(refusal: Refusal) -> str:
    return " ".join(fault.detail for fault in refusal.faults) or str(refusal.detail)
