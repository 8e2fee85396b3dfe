"""Evidence under an argument as its page lists it, and the page of one piece of it."""

from deliberation.models import Argument, Evidence, Source
from deliberation.models.stages import CITE
from deliberation.permissions import Actor, can_edit_evidence, can_edit_source, can_grade, require
from frontend.forms.sources import EvidenceEditForm, GradeForm
from frontend.responses import actor_of

from .moderation_links import Moderation
from .sight import Sight
from .words import words

MOST = 200
BESIDE = ("source", "added_by", "graded_by", "organisation")


def evidence_panel(request, argument: Argument, sight: Sight) -> dict:
    """What the panel *Evidence* shows, with what came along by merging.

    What was just added (``?added=``) stands there with what was read of its source.
    """
    by, added = actor_of(request), request.GET.get("added", "")
    rows = (
        Evidence.objects.beside(argument, request.user)
        .filter(argument__in=argument.shown_together)
        .select_related(*BESIDE)
        .order_by("created_at", "id")
    )
    moderation = Moderation.of(request, argument)
    items = [_item(row, argument, sight, by, added) | moderation.of_evidence(row) for row in rows[:MOST]]
    return {"evidence": items, "overdue": sum(item.get("overdue", False) for item in items)}


def evidence_page(request, evidence: Evidence, *, edit=None, grade=None) -> dict:
    """The context of sources/evidence.html; ``edit`` and ``grade`` are forms that were refused."""
    argument, by = evidence.argument, actor_of(request)
    sight = Sight.of(request, argument.initiative)
    require(sight.inside)
    may_edit, may_grade = _may(by, evidence, argument)
    seen = {"version": evidence.version}
    said = seen | {name: getattr(evidence, name) for name in ("bearing", "quote", "locator")}
    graded = seen | {name: getattr(evidence, name) for name in ("grade", "grade_reason")}
    return {
        "argument": argument,
        "initiative": argument.initiative,
        "workspace": argument.initiative.workspace,
        "section": "initiatives",
        "item": _item(evidence, argument, sight, by, ""),
        "edit": may_edit and (edit or EvidenceEditForm(initial=said)),
        "grade": may_grade and (grade or GradeForm(initial=graded)),
    }


def _item(row: Evidence, argument: Argument, sight: Sight, by: Actor, added: str) -> dict:
    if not row.is_readable_by(by.user.pk if by.user else None, getattr(argument, "reader_role", None)):
        return {"tombstone": words()["hidden"]}
    may_edit, may_grade = _may(by, row, argument)
    here = f"{sight.base}{argument.number}/evidence/{row.pk}/"
    return {
        "id": row.pk,
        "bearing": row.get_bearing_display(),
        "contradicts": row.bearing == Evidence.Bearing.CONTRADICTS,
        **_cited(row.source, argument, sight),
        "quote": row.quote,
        "locator": row.locator,
        "grade": row.get_grade_display() if row.grade else "",
        "grade_reason": row.grade_reason,
        "graded_by": row.graded_by.name if row.graded_by and sight.inside else "",
        "by": _by(row, sight),
        "merged_from": argument.merged_from(row.argument_id),
        "hidden": words()["hidden"] if row.is_hidden else "",
        "edit": here if may_edit else "",
        "judge": here if may_grade and not may_edit else "",
        "read": _read(row.source, argument, sight, by) if str(row.pk) == added else None,
    }


def _cited(source: Source, argument: Argument, sight: Sight) -> dict:
    """The source as a note: its title, where it leads to, by whom and when."""
    key = argument.initiative.workspace.key
    in_library = f"/w/{key}/sources/{source.pk}/" if sight.inside else ""
    return {
        "title": str(source),
        "href": source.url,
        "in_library": in_library,
        "publisher": source.publisher,
        "published": published(source, sight),
        "from_brief": source.brief_id is not None,
        "overdue": sight.inside and is_overdue(source, sight),
    }


def published(source: Source, sight: Sight) -> str:
    """The day, or the year where only that is known."""
    if source.published_on:
        return sight.reader.date(source.published_on)
    return str(source.published_year or "")


def is_overdue(source: Source, sight: Sight) -> bool:
    return source.re_check_by is not None and source.re_check_by <= sight.reader.today


def _read(source: Source, argument: Argument, sight: Sight, by: Actor) -> dict:
    """What was understood of a paste, to be looked over."""
    parts = (source.title, source.publisher, published(source, sight), source.get_kind_display(), source.url)
    edit = f"/w/{argument.initiative.workspace.key}/sources/{source.pk}/edit/?next={sight.base}{argument.number}/"
    return {
        "line": " · ".join(part for part in parts if part),
        "edit": edit if can_edit_source(by, source) else "",
    }


def _may(by: Actor, row: Evidence, argument: Argument) -> tuple[bool, bool]:
    """Edit and grade; asked of the argument's rights, so that no row costs a query. What came by a merge rests."""
    rests = row.argument_id != argument.pk or row.is_hidden
    if rests or not argument.is_active or not argument.initiative.allows(CITE):
        return False, False
    for name in ("reader_id", "reader_role", "reader_organisation_id", "reader_speaks_for"):
        setattr(row, name, getattr(argument, name, None))
    return can_edit_evidence(by, row), can_grade(by, row)


def _by(row: Evidence, sight: Sight) -> str:
    organisation = row.organisation.short_name_in(sight.reader.language)
    return f"{row.added_by.name}, {organisation}" if sight.inside else organisation
