"""What a snapshot holds: the initiative, its arguments with wording, evidence and tallies, what organisations stand
for, the decision with its words, and who could vote. The number of queries is the same however much there is.

People stand in it as ids, organisations with their names. Words of one person are replaced by their digest.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch

from accounts.models import Organisation
from deliberation.markup import unname_mentions
from deliberation.models import Argument, Decision, Evidence, Initiative, Position, View
from deliberation.tallies import voters_of
from deliberation.tallies.groups import groups_in

from .chaining import digest_of

OWN_WORDS = ("title", "proposal", "summary", "text", "mandate", "objectives", "themes")
SETTINGS = ("audience", "ballot", "results", "language", "opens_at", "closes_at")
COUNTS = ("agree", "disagree", "unsure", "earlier", "electorate", "label")
HANDLING = ("status", "likelihood", "impact", "mitigation", "due")


@dataclass(slots=True)
class Frozen:
    """``content`` is plain, to be written as canonical JSON; ``words`` are (place, author, salt, text)."""

    content: dict[str, Any] = field(default_factory=dict)
    words: list[tuple[str, UUID, str, str]] = field(default_factory=list)

    def put(self, place: str, author: UUID, text: str) -> str:
        """Keep the words of a person apart; what stands for them in the content."""
        salt, text = secrets.token_hex(16), unname_mentions(text)
        self.words.append((place, author, salt, text))
        return digest_of(salt, place, text)


def content_of(decision: Decision, initiative: Initiative) -> Frozen:
    """All that is frozen when ``decision`` is confirmed, of its ``initiative`` read with its workspace."""
    frozen = Frozen()
    parts = {
        "initiative": _initiative(initiative),
        "decision": _decision(decision, frozen),
        "arguments": _arguments(initiative, frozen),
        "positions": _positions(initiative),
        "views": _views(initiative),
        "voters": _voters(initiative),
    }
    organisations = Organisation.objects.filter(workspace=initiative.workspace_id).order_by("pk")
    frozen.content = {
        **parts,
        "workspace": {"key": initiative.workspace.key, "name": initiative.workspace.name},
        "organisations": {
            str(one.pk): {"name_en": one.name_en, "name_ko": one.name_ko} for one in organisations
        },
    }
    return frozen


def _initiative(initiative: Initiative) -> dict[str, Any]:
    parties = initiative.parties.order_by("part", "organisation").values_list("organisation", "part")
    return {
        "id": str(initiative.pk),
        "ref": initiative.ref,
        **_plain(initiative, OWN_WORDS),
        **_plain(initiative, SETTINGS),
        "parties": [{"organisation": str(pk), "part": part} for pk, part in parties],
    }


def _decision(decision: Decision, frozen: Frozen) -> dict[str, Any]:
    relied_on = decision.relied_on.order_by("number").values_list("number", flat=True)
    disposed = decision.dispositions.order_by("challenge__number")
    return {
        "id": str(decision.pk),
        **_plain(decision, ("outcome", "rationale", "dissent", "proposed_at", "confirmed_at")),
        "proposed_by": str(decision.proposed_by_id),
        "relied_on": list(relied_on),
        "words": [
            {"organisation": str(one.organisation_id), "by": str(one.by_id), **_plain(one, ("reason", "at"))}
            for one in decision.confirmations.order_by("at", "pk")
        ],
        "dispositions": [
            {"challenge": number, "value": value, "note": note}
            for number, value, note in disposed.values_list("challenge__number", "value", "note")
        ],
        "conditions": [
            {"organisation": str(one.organisation_id), **_plain(one, ("text", "due"))}
            for one in decision.conditions.all()
        ],
        "dissents": [_dissent(number, one, frozen) for number, one in enumerate(decision.dissents.all())],
    }


def _dissent(number: int, one: Any, frozen: Frozen) -> dict[str, Any]:
    """An organisation's is its own word; a person's may be taken back with that person."""
    said = unname_mentions(one.text)
    if one.organisation_id is None:
        said = frozen.put(f"dissents/{number}/text", one.signed_by_id, one.text)
    return {
        "organisation": str(one.organisation_id) if one.organisation_id else None,
        "signed_by": str(one.signed_by_id),
        "signed_at": _value(one.signed_at),
        "text": said,
    }


def _arguments(initiative: Initiative, frozen: Frozen) -> list[dict[str, Any]]:
    evidence = Evidence.objects.filter(hidden_at=None).select_related("source").order_by("created_at", "pk")
    rows = Argument.objects.filter(initiative=initiative).order_by("number")
    rows = rows.select_related("tally", "challenge", "parent", "merged_into")
    groups = dict(groups_in(initiative))
    found = rows.prefetch_related(Prefetch("evidence", evidence))
    return [_argument(row, groups.get(row.pk, ()), frozen) for row in found]


def _argument(row: Argument, groups: Iterable, frozen: Frozen) -> dict[str, Any]:
    """Of a hidden one only that it was there: its words, votes and evidence were not before those who decided."""
    told: dict[str, Any] = {"number": row.number, "id": str(row.pk), "hidden": row.is_hidden}
    if row.is_hidden:
        return told
    told |= _plain(row, ("kind", "relation", "state", "revision"))
    told |= {
        "parent": row.parent.number if row.parent else None,
        "merged_into": row.merged_into.number if row.merged_into else None,
        "author": str(row.author_id),
        "organisation": str(row.organisation_id),
        "claim": frozen.put(f"arguments/{row.number}/claim", row.author_id, row.claim),
        "reasons": frozen.put(f"arguments/{row.number}/reasons", row.author_id, row.reasons),
        "tally": _plain(row.tally, COUNTS),
        "votes": [
            {
                "organisation": str(group.key.pk) if group.key else None,
                **_plain(group, ("agree", "disagree", "unsure")),
            }
            for group in groups
        ],
        "evidence": [
            _evidence(f"arguments/{row.number}/evidence/{place}", one, frozen)
            for place, one in enumerate(row.evidence.all())
        ],
    }
    if hasattr(row, "challenge"):
        owner = row.challenge.owner_id
        handling = {**_plain(row.challenge, HANDLING), "owner": str(owner) if owner else None}
        told["challenge"] = handling
    return told


def _evidence(place: str, row: Evidence, frozen: Frozen) -> dict[str, Any]:
    source = row.source
    return {
        "id": str(row.pk),
        "source": {
            "id": str(source.pk),
            **_plain(source, ("title", "publisher", "url", "published_on", "published_year", "content_hash")),
        },
        **_plain(row, ("bearing", "locator", "grade")),
        "quote": frozen.put(f"{place}/quote", row.added_by_id, row.quote),
        "grade_reason": frozen.put(
            f"{place}/grade_reason", row.graded_by_id or row.added_by_id, row.grade_reason
        ),
    }


def _positions(initiative: Initiative) -> list[dict[str, Any]]:
    rows = Position.objects.filter(initiative=initiative, superseded_by=None).select_related("argument")
    return [
        {
            "organisation": str(row.organisation_id),
            "argument": row.argument.number if row.argument else None,
            "stated_by": str(row.stated_by_id),
            "cleared_by": str(row.cleared_by_id) if row.cleared_by_id else None,
            **_plain(row, ("stand", "conditions", "stated_at")),
        }
        for row in rows.order_by("stated_at", "pk")
    ]


def _views(initiative: Initiative) -> dict[str, int]:
    """How many hold which: a single view is its member's own."""
    rows = View.objects.filter(initiative=initiative).order_by().values("value").annotate(many=Count("pk"))
    return {row["value"]: row["many"] for row in rows}


def _voters(initiative: Initiative) -> list[dict[str, str]]:
    rows = voters_of(initiative).order_by("user").values_list("user", "organisation")
    return [{"person": str(user), "organisation": str(organisation)} for user, organisation in rows]


def _plain(row: Any, names: Iterable[str]) -> dict[str, Any]:
    return {name: _value(getattr(row, name)) for name in names}


def _value(value: Any) -> Any:
    """As JSON holds it: moments and days as ISO 8601, texts without names of people."""
    if isinstance(value, str):
        return unname_mentions(value)
    if isinstance(value, list):
        return [_value(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
