"""What facilitators see of reports, and the log of what was hidden and shown again."""

from deliberation.models import Argument, Comment, Evidence, Hiding, Initiative, Report
from frontend.reader import Reader

from .keyset import number_in
from .sight import Sight

REPORTS = 200
PAGE = 50
ABOUT = ("argument", "evidence__source", "evidence__argument", "comment__argument")
WRITERS = ("argument__author", "evidence__added_by", "comment__author")


def moderation_page(request, initiative: Initiative, *, refused=None, about: Report | None = None) -> dict:
    """The context of moderation/moderation.html; ``refused`` is a form that was refused for the report ``about``."""
    sight = Sight.of(request, initiative)
    start = number_in(request.GET.get("from", ""))
    lines = _log(initiative)[start : start + PAGE + 1]
    return {
        **_around(initiative),
        "things": _reported_things(initiative, sight.reader, refused, about),
        "log": [_line(row, initiative, sight.reader) for row in lines[:PAGE]],
        "next": start + PAGE if len(lines) > PAGE else 0,
    }


def thing_page(request, noun: str, thing: Argument | Evidence | Comment) -> dict:
    """The context of the pages that hide or report one thing."""
    initiative = thing.argument.initiative if isinstance(thing, Evidence) else thing.initiative
    return {
        **_around(initiative),
        "thing": thing,
        "quote": quote(thing),
        "readable": thing.is_readable_by(request.user.pk, getattr(thing, "reader_role", None)),
        "back": _href(thing, initiative),
        "show": f"/{noun}/{thing.pk}/show/",
    }


def quote(thing: Argument | Evidence | Comment) -> dict:
    """What it says and who says it, for a reader who may read it."""
    if isinstance(thing, Argument):
        return {"text": thing.claim, "html": thing.reasons_html, "by": thing.author.name}
    if isinstance(thing, Evidence):
        return {"text": str(thing.source), "quote": thing.quote, "by": thing.added_by.name}
    return {"html": thing.text_html, "by": thing.author.name, "deleted": thing.is_gone}


def _around(initiative: Initiative) -> dict:
    return {"initiative": initiative, "workspace": initiative.workspace, "section": "initiatives"}


def _reported_things(initiative: Initiative, reader: Reader, refused, about: Report | None) -> list[dict]:
    """Each thing once, with all who reported it; its buttons settle the first report, and with it the others."""
    rows = Report.objects.filter(initiative=initiative, state=Report.State.OPEN)
    things: dict[tuple, dict] = {}
    for row in rows.select_related("reporter", *ABOUT, *WRITERS)[:REPORTS]:
        thing = row.about
        made = things.setdefault(_key(row), _thing(row, thing, initiative, reader))
        made["reports"].append(
            {"by": row.reporter.name, "reason": row.reason, "when": reader.day(row.created_at)}
        )
    if refused is not None and about is not None and _key(about) in things:
        things[_key(about)]["refused"] = refused
    return list(things.values())


def _thing(row: Report, thing, initiative: Initiative, reader: Reader) -> dict:
    return {
        "id": row.pk,
        "word": thing._meta.verbose_name,
        "href": _href(thing, initiative),
        "ref": _ref(thing, initiative),
        "quote": quote(thing),
        "when": reader.day(thing.created_at),
        "reports": [],
        "refused": None,
    }


def _log(initiative: Initiative):
    rows = Hiding.objects.filter(initiative=initiative).select_related("by", *ABOUT, *WRITERS)
    return rows.order_by("-at", "-id")


def _line(row: Hiding, initiative: Initiative, reader: Reader) -> dict:
    thing = row.about
    return {
        "hides": row.hides,
        "by": row.by.name,
        "when": reader.moment(row.at),
        "reason": row.reason,
        "word": thing._meta.verbose_name,
        "href": _href(thing, initiative),
        "ref": _ref(thing, initiative),
        "quote": quote(thing),
    }


def _key(row: Report) -> tuple:
    return row.argument_id, row.evidence_id, row.comment_id


def _href(thing, initiative: Initiative) -> str:
    base = f"/i/{initiative.ref}/"
    if isinstance(thing, Argument):
        return f"{base}{thing.number}/"
    return (
        f"/comments/{thing.pk}/" if isinstance(thing, Comment) else f"{base}{thing.argument.number}/#evidence"
    )


def _ref(thing, initiative: Initiative) -> str:
    argument = thing if isinstance(thing, Argument) else thing.argument
    return f"{initiative.ref}#{argument.number}" if argument else initiative.ref
