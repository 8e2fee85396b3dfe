"""`manage.py read_brief FILE --workspace KEY`: what a document proposes, and its draft when accepted."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from deliberation.actions.briefs import accept_brief, hand_in_brief
from deliberation.briefs.extract.limits import FILE_AT_MOST
from deliberation.errors import Refusal
from deliberation.management.asked import person_named, sentence_of, workspace_named
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
        place = workspace_named(workspace)
        by = Actor(user=person_named(place, email, does="hands it in"))
        content = _content(file)
        try:
            brief = hand_in_brief(by=by, workspace=place, content=content, filename=Path(file).name)
            initiative = accept_brief(by=by, brief=brief) if options["accept"] else None
        except Refusal as refusal:
            raise CommandError(sentence_of(refusal))
        write = _as_json if options["json"] else told
        self.stdout.write(write(brief, initiative))


def _as_json(brief: Brief, initiative: Initiative | None) -> str:
    read: dict[str, Any] = dict(brief.proposal)
    if initiative is not None:
        read["initiative"] = initiative.ref
    return json.dumps(read, ensure_ascii=False, indent=2)


def _content(file: str) -> bytes:
    """At most one byte more than can be read, so that a huge file is refused and never held."""
    try:
        if file == "-":
            return sys.stdin.buffer.read(FILE_AT_MOST + 1)
        with Path(file).open("rb") as opened:
            return opened.read(FILE_AT_MOST + 1)
    except OSError as fault:
        raise CommandError(f"{file} cannot be opened: {fault.strerror}.")
