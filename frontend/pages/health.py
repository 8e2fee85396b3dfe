"""Findings of health, each in a sentence with what to do and where; and how often each rule finds something."""

from collections import Counter

from accounts.models import Workspace
from deliberation.health import RULES, Finding, examined_in, health_of
from deliberation.models import Argument, Initiative, Waiver
from deliberation.models.stages import EXAMINE
from deliberation.permissions import can_argue, can_waive, require
from frontend.forms.health import WaiverForm
from frontend.responses import actor_of

from .finding_words import heading, place, sentence, to_do
from .frame import frame
from .sight import Sight

SHOWN = 100


def health_page(request, initiative: Initiative, *, refused: WaiverForm | None = None) -> dict:
    """The context of health/initiative.html for members; ``refused`` is a form of one finding."""
    sight = Sight.of(request, initiative)
    require(sight.inside)
    health = health_of([initiative], sight.reader.now)[initiative.pk]
    may_waive = initiative.allows(EXAMINE) and can_waive(actor_of(request), initiative)
    every = (*health.found[:SHOWN], *(one for one, _waiver in health.waived[:SHOWN]))
    claims = _claims(initiative, every)
    argues = can_argue(actor_of(request), initiative)
    found = [_found(one, sight, claims, argues) for one in health.found[:SHOWN]]
    return {
        **frame(request, initiative, sight, tab="health"),
        "examined": initiative.allows(EXAMINE),
        "found": [_with_form(one, may_waive, refused) for one in found],
        "further": max(len(health.found) - SHOWN, 0),
        "waived": [
            _found(one, sight, claims) | _waived(waiver, sight) for one, waiver in health.waived[:SHOWN]
        ],
        "may_waive": may_waive,
        "notice": refused.sentence() if refused and not _is_shown(refused, found) else "",
        "todo": None,
    }


def workspace_health_page(request, workspace: Workspace) -> dict:
    """The context of health/workspace.html: initiatives by rules."""
    initiatives = examined_in(workspace, request.user)
    healths = health_of(initiatives, actor_of(request).moment)
    rows = [(one, Counter(found.rule for found in healths[one.pk].found)) for one in initiatives]
    rules = [rule for rule in RULES if any(counts[rule] for _one, counts in rows)]
    return {
        "workspace": workspace,
        "section": "initiatives",
        "rules": [heading(rule) for rule in rules],
        "rows": [
            {
                "href": f"/i/{one.ref}/health/",
                "ref": one.ref,
                "title": one.title,
                "counts": [counts[rule] for rule in rules],
                "waived": len(healths[one.pk].waived),
            }
            for one, counts in rows
        ],
    }


def _claims(initiative: Initiative, findings: tuple[Finding, ...]) -> dict[int, str]:
    numbers = {number for one in findings for number in one.numbers}
    if not numbers:
        return {}
    rows = Argument.objects.filter(initiative=initiative, number__in=numbers)
    return dict(rows.values_list("number", "claim"))


def _found(finding: Finding, sight: Sight, claims: dict[int, str], argues: bool = False) -> dict:
    """Whoever may argue is led to where something is done about it."""
    return {
        "rule": finding.rule,
        "subject": finding.subject,
        "heading": heading(finding.rule),
        "sentence": sentence(finding, sight.reader),
        "arguments": [
            {"href": f"{sight.base}{number}/", "number": number, "claim": claims.get(number, "")}
            for number in finding.numbers
        ],
        "to_do": to_do(finding.rule),
        "href": place(finding, sight) if argues else "",
    }


def _waived(waiver: Waiver, sight: Sight) -> dict:
    return {
        "pk": waiver.pk,
        "reason": waiver.reason,
        "by": waiver.waived_by.name,
        "day": sight.reader.day(waiver.updated_at),
    }


def _with_form(found: dict, may_waive: bool, refused: WaiverForm | None) -> dict:
    """Each finding has its form; a refused one stands open in its place."""
    if not may_waive:
        return found
    if refused and _is_of(refused, found):
        return found | {"form": refused, "open": True}
    which = {"rule": found["rule"], "subject": found["subject"]}
    return found | {"form": WaiverForm(initial=which, auto_id=f"id_{found['rule']}_{found['subject']}_%s")}


def _is_shown(form: WaiverForm, found: list[dict]) -> bool:
    return any(_is_of(form, one) for one in found)


def _is_of(form: WaiverForm, found: dict) -> bool:
    return (form["rule"].value(), form["subject"].value() or "") == (found["rule"], found["subject"])
