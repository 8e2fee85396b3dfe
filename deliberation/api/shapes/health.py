"""Findings and waivers as answers; all for members."""

from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import QuerySet

from deliberation import permissions
from deliberation.health import RULES, Finding, Health
from deliberation.models import Initiative, Waiver
from deliberation.models.stages import EXAMINE

from .reader import Reader, api, board_url, person


def waiver_rows(user) -> QuerySet[Waiver]:
    """What ``shape_waiver`` reads, of the waivers that ``user`` may see."""
    return Waiver.objects.visible_to(user).select_related("initiative__workspace", "waived_by")


def shape_waiver(row: Waiver, reader: Reader) -> dict:
    return {
        "id": row.pk,
        "url": api(f"waivers/{row.pk}"),
        "html_url": f"{board_url(row.initiative.ref)}health/",
        "initiative": row.initiative_id,
        **{name: getattr(row, name) for name in ("rule", "subject", "reason")},
        "waived_by": person(row.waived_by_id, row.waived_by.name, None, row.reader_role),
        **{name: getattr(row, name) for name in ("version", "created_at", "updated_at")},
        "permissions": {
            "lift": row.initiative.allows(EXAMINE) and permissions.can_waive(reader.by, row),
        },
    }


def shape_health(initiative: Initiative, health: Health) -> dict:
    return {
        "initiative": initiative.pk,
        "html_url": f"{board_url(initiative.ref)}health/",
        "findings": [
            *(_finding(one, None) for one in health.found),
            *(_finding(one, waiver) for one, waiver in health.waived),
        ],
    }


def shape_findings(initiative: Initiative, health: Health, waivers: Sequence[Waiver]) -> list[dict]:
    """As lines of a table: what stands, what may stand as it is and why, and waivers of what is found no more."""
    held = {waiver.pk for _finding, waiver in health.waived}
    lines = [_line(initiative, finding, None) for finding in health.found]
    lines += [_line(initiative, finding, waiver) for finding, waiver in health.waived]
    return lines + [_line(initiative, None, waiver) for waiver in waivers if waiver.pk not in held]


def shape_healths(initiatives: Sequence[Initiative], healths: Mapping[UUID, Health]) -> list[dict]:
    return [_counts(one, healths[one.pk]) for one in initiatives]


def _finding(finding: Finding, waiver: Waiver | None) -> dict:
    return {
        "rule": finding.rule,
        "subject": finding.subject,
        "arguments": list(finding.numbers),
        "waiver": waiver.pk if waiver else None,
    }


def _line(initiative: Initiative, finding: Finding | None, waiver: Waiver | None) -> dict:
    about = finding or waiver
    numbers = finding.numbers if finding else ()
    return {
        "initiative": initiative.ref,
        "title": initiative.title,
        "rule": about and about.rule,
        "subject": about and about.subject,
        "arguments": [f"{initiative.ref}#{number}" for number in numbers],
        "found": finding is not None,
        "waived": waiver is not None,
        "reason": waiver and waiver.reason,
        "waived_by": waiver and waiver.waived_by.name,
        "waived_at": waiver and waiver.updated_at,
        "html_url": f"{board_url(initiative.ref)}health/",
    }


def _counts(initiative: Initiative, health: Health) -> dict:
    counts = Counter(one.rule for one in health.found)
    return {
        "initiative": initiative.pk,
        "ref": initiative.ref,
        "rules": [{"rule": rule, "count": counts[rule]} for rule in RULES if counts[rule]],
        "waived": len(health.waived),
    }
