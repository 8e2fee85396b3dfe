"""The library, evidence, facts and questions as answers."""

from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from deliberation import permissions
from deliberation.models import Evidence, Fact, FactSource, Question, Source
from deliberation.models.stages import CITE

from .reader import Reader, api, argument_url, board_url, organisation, person, seen_by

STAMPS = ("version", "created_at", "updated_at")


def source_rows(user) -> QuerySet[Source]:
    """What ``shape_source`` reads, of the libraries that ``user`` may see."""
    return Source.objects.visible_to(user).select_related("workspace", "added_by")


def shape_source(row: Source, reader: Reader) -> dict:
    dates = ("published_on", "published_year", "retrieved_on", "re_check_by", "refuted_on", "refuted_why")
    return {
        "id": row.pk,
        "url": api(f"sources/{row.pk}"),
        "html_url": f"{settings.BASE_URL}/w/{row.workspace.key}/sources/{row.pk}/",
        "workspace": row.workspace.key,
        "address": row.url,
        **{name: getattr(row, name) for name in ("title", "publisher", "kind", "language", *dates)},
        "file": _file(row) if row.file else None,
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        **_stamps(row),
        "permissions": {
            "edit": permissions.can_edit_source(reader.by, row),
            "recheck": permissions.can_recheck_source(reader.by, row),
        },
    }


def _file(row: Source) -> dict:
    return {"name": row.file_name, "sha256": row.content_hash, "url": api(f"sources/{row.pk}/file")}


def evidence_rows(user) -> QuerySet[Evidence]:
    """What ``shape_evidence`` reads, of the evidence that ``user`` may see."""
    beside = ("source", "added_by", "graded_by", "organisation", "argument__initiative__workspace")
    return seen_by(Evidence.objects.all(), user).select_related(*beside)


def shape_evidence(row: Evidence, reader: Reader) -> dict:
    """What a source says to an argument; of what is hidden only the place is left."""
    readable = row.is_readable_by(reader.user_id, row.reader_role)
    graded_by = person(row.graded_by_id, row.graded_by.name, None, row.reader_role) if row.graded_by else None
    return {
        "id": row.pk,
        "url": api(f"evidence/{row.pk}"),
        "html_url": argument_url(row.argument.initiative.ref, row.argument.number),
        "argument": row.argument_id,
        "source": _source(row.source) if readable else None,
        "bearing": row.bearing,
        "quote": row.quote if readable else None,
        "locator": row.locator if readable else None,
        "grade": row.grade,
        "grade_reason": row.grade_reason if readable else None,
        "graded_by": graded_by,
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        "organisation": organisation(row.organisation_id, row.organisation.name_en),
        "hidden": row.is_hidden,
        "hidden_reason": (row.reader_role and row.hidden_reason) or None,
        **_stamps(row),
        "permissions": _permissions(row, reader),
    }


def fact_rows(user) -> QuerySet[Fact]:
    """What ``shape_fact`` reads, of the facts that ``user`` may see."""
    links = Prefetch("links", FactSource.objects.select_related("source").order_by("id"))
    beside = ("added_by", "initiative__workspace")
    return seen_by(Fact.objects.all(), user).select_related(*beside).prefetch_related(links)


def shape_fact(row: Fact, reader: Reader) -> dict:
    edit = _in_stage(row) and permissions.can_edit_fact(reader.by, row)
    cite = _in_stage(row) and permissions.can_cite_fact(reader.by, row)
    return {
        "id": row.pk,
        "url": api(f"facts/{row.pk}"),
        "html_url": f"{board_url(row.initiative.ref)}background/#fact-{row.pk}",
        "initiative": row.initiative_id,
        "text": row.text,
        "sources": [{"source": _source(link.source), "quote": link.quote} for link in row.links.all()],
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        **_stamps(row),
        "permissions": {"edit": edit, "cite": cite, "remove": edit},
    }


def question_rows(user) -> QuerySet[Question]:
    """What ``shape_question`` reads, of the questions that ``user`` may see."""
    beside = ("added_by", "initiative__workspace")
    return seen_by(Question.objects.all(), user).select_related(*beside).prefetch_related("arguments")


def shape_question(row: Question, reader: Reader) -> dict:
    edit = _in_stage(row) and permissions.can_edit_question(reader.by, row)
    answer = _in_stage(row) and permissions.can_answer_question(reader.by, row)
    return {
        "id": row.pk,
        "url": api(f"questions/{row.pk}"),
        "html_url": f"{board_url(row.initiative.ref)}background/#question-{row.pk}",
        "initiative": row.initiative_id,
        "text": row.text,
        "answer": row.answer,
        "arguments": sorted(argument.pk for argument in row.arguments.all()),
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        **_stamps(row),
        "permissions": {"edit": edit, "answer": answer, "remove": edit},
    }


def _in_stage(row: Fact | Question) -> bool:
    return row.reader_role is not None and row.initiative.allows(CITE)


def _source(row: Source) -> dict:
    return {
        "id": row.pk,
        "address": row.url,
        **{
            name: getattr(row, name)
            for name in ("title", "publisher", "published_on", "published_year", "kind")
        },
    }


def _stamps(row: Any) -> dict:
    return {name: getattr(row, name) for name in STAMPS}


def _permissions(row: Evidence, reader: Reader) -> dict:
    stage, own = row.argument.initiative.stage, row.added_by_id == reader.user_id
    key = ("evidence", row.reader_role, own, stage, row.is_hidden)
    return reader.once(key, lambda: _judged(row, reader))


def _judged(row: Evidence, reader: Reader) -> dict:
    by, inside = reader.by, row.reader_role is not None
    shown = inside and not row.is_hidden
    citing = shown and row.argument.initiative.allows(CITE)
    edits = citing and permissions.can_edit_evidence(by, row)
    return {
        "edit": edits,
        "remove": edits,
        "grade": citing and permissions.can_grade(by, row),
        "report": shown and permissions.can_report(by, row),
        "hide": inside and permissions.can_hide(by, row),
    }
