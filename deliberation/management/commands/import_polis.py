"""`manage.py import_polis DIR --workspace KEY`: a conversation held on Polis, with its votes."""

import json
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from deliberation.actions.imports import Conversation, import_conversation
from deliberation.dispatch import dispatch
from deliberation.errors import Fault, Refusal
from deliberation.exchange import polis
from deliberation.management.asked import person_named, sentence_of, workspace_named
from deliberation.management.progress import Progress
from deliberation.models import Initiative, Kind, Tally
from deliberation.permissions import Actor

FAULTS_TOLD = 100


class Command(BaseCommand):
    help = (
        "Import a Polis export (summary.csv, comments.csv, votes.csv) as an initiative at the stage “deciding”: all "
        "of it or nothing. A conversation that was imported before is left as it is."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("folder", type=Path, help="where the export lies")
        parser.add_argument("--workspace", required=True, metavar="KEY")
        parser.add_argument(
            "--kind",
            choices=Kind.values,
            default=Kind.ADVANTAGE,
            help="of its arguments (default: advantage)",
        )
        parser.add_argument("--json", action="store_true", help="print what came of it as JSON")
        parser.add_argument(
            "--as", dest="email", metavar="EMAIL", help="who imports it; else a facilitator or owner"
        )

    def handle(self, *, folder: Path, workspace: str, kind: str, email: str | None, **options) -> None:
        place = workspace_named(workspace)
        by = Actor(user=person_named(place, email, does="imports it"))
        conversation = _read(folder)
        progress = Progress(self.stderr, len(conversation.answers), "votes", verbosity=options["verbosity"])
        try:
            initiative, is_new = import_conversation(
                by=by, workspace=place, conversation=conversation, kind=kind, told=progress.told
            )
        except Refusal as refusal:
            raise CommandError(sentence_of(refusal))
        dispatch(place.pk)
        told = _told(initiative, is_new)
        self.stdout.write(json.dumps(told) if options["json"] else _sentence(told))


def _read(folder: Path) -> Conversation:
    try:
        return polis.read(folder)
    except Refusal as refusal:
        more = len(refusal.faults) + refusal.more - FAULTS_TOLD
        lines = [*map(_line, refusal.faults[:FAULTS_TOLD]), *([f"and {more} more"] if more > 0 else [])]
        raise CommandError("\n".join([f"{refusal.detail} Nothing was written.", *lines]))


def _line(fault: Fault) -> str:
    return f"{fault.field}: {fault.detail}"


def _told(initiative: Initiative, is_new: bool) -> dict[str, Any]:
    tallies = Tally.objects.filter(initiative=initiative)
    return {
        "initiative": initiative.ref,
        "new": is_new,
        "arguments": len(tallies),
        "votes": sum(tally.votes for tally in tallies),
    }


def _sentence(told: dict[str, Any]) -> str:
    if not told["new"]:
        return f"This conversation is here already, as {told['initiative']}; nothing was changed."
    return f"Imported as {told['initiative']}: {told['arguments']} arguments, {told['votes']:,} votes that stand."
