"""Arguments as answers: one slim row each, one query for all that they show."""

from typing import Any
from uuid import UUID

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, Value

from accounts.models import User
from accounts.models.prepared import Prepared
from deliberation import permissions
from deliberation.models import Activity, Argument, Challenge, Kind, Revision
from deliberation.models.arguments import MAX_DEPTH
from deliberation.models.challenges import HANDED_ON, is_overdue
from deliberation.models.stages import ARGUE, CITE, COMMENT, HANDLE, POSSIBLE, RESPOND, VOTE

from .reader import RIGHTS, Reader, api, argument_url, initiative_ref, organisation, person, seen_by

COLUMNS = (
    *("id", "number", "kind", "parent_id", "depth", "relation"),
    *("claim", "reasons", "state", "merged_into_id"),
    *("revision", "version", "external_id", "created_at", "updated_at", "hidden_at", "hidden_reason"),
    *("author_id", "author__name", "organisation_id", "organisation__name_en"),
    *("initiative_id", "initiative__number", "initiative__stage", "initiative__results"),
    *("initiative__workspace__key", "initiative__workspace__time_zone", "answered"),
    *("tally__agree", "tally__disagree", "tally__unsure", "tally__earlier", "tally__label"),
    *("tally__order_value", "tally__sources", "tally__responses", "tally__comments"),
    *("challenge__likelihood", "challenge__impact", "challenge__status", "challenge__due"),
    *("challenge__owner_id", "challenge__owner__name_en"),
    *("my_value", "my_revision"),
    *RIGHTS,
)
SHOWN_TO_THE_PUBLIC_FROM = 5  # votes


def argument_rows(user, *, html: bool = False) -> QuerySet:
    """What ``shape_argument`` reads, of the arguments that ``user`` may see."""
    rows = seen_by(Argument.objects.with_answered(), user)
    if user.is_authenticated:
        rows = rows.with_vote_of(user)
    else:
        nothing = Value(None, IntegerField())
        rows = rows.annotate(my_value=nothing, my_revision=nothing)
    return rows.values_list(*COLUMNS, *(["reasons_html"] if html else []), named=True)


def arguments_of(user, initiative_id: UUID, *, html: bool = False) -> QuerySet:
    """Those of one initiative, responses among them."""
    return argument_rows(user, html=html).filter(initiative=initiative_id)


# One of them, built once for nearly every request.
SHOWN = Prepared(lambda user, pk: argument_rows(user).filter(pk=pk), User, UUID)
SHOWN_WITH_HTML = Prepared(lambda user, pk: argument_rows(user, html=True).filter(pk=pk), User, UUID)


def shape_argument(row: Any, reader: Reader) -> dict:
    """An argument as API.md has it."""
    ref = initiative_ref(row.initiative__workspace__key, row.initiative__number)
    readable = row.hidden_at is None or _is_readable(row, reader)
    by = organisation(row.organisation_id, row.organisation__name_en)
    tally = _tally(row, reader) if readable else None
    shape = {
        "id": row.id,
        "ref": f"{ref}#{row.number}",
        "url": api(f"arguments/{row.id}"),
        "html_url": argument_url(ref, row.number),
        "initiative": row.initiative_id,
        "parent": row.parent_id,
        "relation": row.relation,
        "kind": row.kind,
        "claim": row.claim if readable else None,
        "reasons": row.reasons if readable else None,
        "hidden": row.hidden_at is not None,
        "hidden_reason": (row.reader_role and row.hidden_reason) or None,
        "state": row.state,
        "merged_into": row.merged_into_id,
        "revision": row.revision,
        "version": row.version,
        "author": person(row.author_id, row.author__name, by, row.reader_role),
        "organisation": by,
        "tally": tally,
        "label": row.tally__label if tally else None,
        "my_vote": _my_vote(row),
        "evidence_count": row.tally__sources,
        "response_count": row.tally__responses,
        "comment_count": row.tally__comments if row.reader_role else None,
        "challenge": _challenge(row, reader) if row.kind == Kind.CHALLENGE else None,
        "external_id": (readable and row.external_id) or None,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
        "permissions": _permissions(row, reader),
    }
    if reader.html:
        shape["reasons_html"] = row.reasons_html if readable else None
    return shape


def challenge_rows(user) -> QuerySet[Challenge]:
    """What ``shape_challenge`` reads, of the challenges that ``user`` may see as a member."""
    beside = ("argument__initiative__workspace", "owner", "responsible")
    answered = Argument.objects.with_answered().filter(pk=OuterRef("pk")).values("answered")
    rows = Challenge.objects.visible_to(user).exclude(reader_role=None)
    return rows.annotate(answered=Subquery(answered)).select_related(*beside)


def shape_challenge(challenge: Challenge, reader: Reader) -> dict:
    """How a challenge is handled, in full, for members."""
    initiative = challenge.argument.initiative
    may_handle = initiative.allows(HANDLE) and permissions.can_handle_challenge(reader.by, challenge)
    today = reader.today(initiative.workspace.time_zone)
    owner, responsible = challenge.owner, challenge.responsible
    return {
        "argument": challenge.argument_id,
        "url": api(f"arguments/{challenge.argument_id}/challenge"),
        "likelihood": challenge.likelihood,
        "impact": challenge.impact,
        "owner": organisation(owner.pk, owner.name_en) if owner else None,
        "responsible": person(responsible.pk, responsible.name, None, "") if responsible else None,
        "mitigation": challenge.mitigation,
        "due": challenge.due,
        "status": challenge.status,
        "answered": bool(challenge.answered),
        "overdue": is_overdue(challenge.due, challenge.status, today),
        "version": challenge.version,
        "permissions": {"handle": may_handle},
    }


def shape_handling(row: Activity) -> dict:
    """One step in how a challenge was handled; a row with its actor."""
    return {
        "at": row.at,
        "by": person(row.actor_id, row.actor.name, None, "") if row.actor else None,
        "what": "handed_on" if row.verb == HANDED_ON else "updated",
        "fields": row.details.get("fields", []),
        "before": row.details.get("before"),
        "after": row.details.get("after"),
    }


def shape_revision(row: Revision, role: str | None, *, readable: bool) -> dict:
    """One wording; its words only where the argument is ``readable``."""
    return {
        "number": row.number,
        "claim": row.claim if readable else None,
        "reasons": row.reasons if readable else None,
        "editor": person(row.editor_id, row.editor.name, None, role),
        "meaning_changed": row.meaning_changed,
        "created_at": row.created_at,
    }


def _is_readable(row: Any, reader: Reader) -> bool:
    hidden = Argument(hidden_at=row.hidden_at, author_id=row.author_id)
    return hidden.is_readable_by(reader.user_id, row.reader_role)


def _tally(row: Any, reader: Reader) -> dict | None:
    if not reader.results_are_out(row.initiative__results, row.initiative__stage):
        return None
    votes = row.tally__agree + row.tally__disagree + row.tally__unsure
    if row.reader_role is None and votes < SHOWN_TO_THE_PUBLIC_FROM:
        return None
    return {
        "agree": row.tally__agree,
        "disagree": row.tally__disagree,
        "unsure": row.tally__unsure,
        "earlier": row.tally__earlier,
    }


def _my_vote(row: Any) -> dict | None:
    return None if row.my_value is None else {"value": row.my_value, "revision": row.my_revision}


def _challenge(row: Any, reader: Reader) -> dict:
    today = reader.today(row.initiative__workspace__time_zone)
    return {
        "likelihood": row.challenge__likelihood,
        "impact": row.challenge__impact,
        "owner": organisation(row.challenge__owner_id, row.challenge__owner__name_en),
        "status": row.challenge__status,
        "due": row.challenge__due,
        "answered": row.answered,
        "overdue": is_overdue(row.challenge__due, row.challenge__status, today),
    }


def _permissions(row: Any, reader: Reader) -> dict:
    """The same for all rows of one stage, state and kind, apart from one's own."""
    own = row.author_id == reader.user_id
    key = (
        "argument",
        row.reader_role,
        own,
        row.initiative__stage,
        row.state,
        row.kind,
        row.hidden_at is None,
        row.parent_id is None,
        row.depth < MAX_DEPTH,
    )
    return reader.once(key, lambda: _judged(row, reader))


def _judged(row: Any, reader: Reader) -> dict:
    by, possible = reader.by, POSSIBLE[row.initiative__stage] if row.reader_role else ()
    shown = row.hidden_at is None
    active = row.state == "active" and shown
    has_room = active and row.depth < MAX_DEPTH
    changed = ARGUE if row.parent_id is None else RESPOND
    back_and_forth = changed in possible and permissions.can_withdraw_argument(by, row)
    return {
        "revise": active and changed in possible and permissions.can_revise_argument(by, row),
        "move": active and changed in possible and permissions.can_move_argument(by, row),
        "withdraw": row.state == "active" and back_and_forth,
        "restore": row.state == "withdrawn" and back_and_forth,
        "respond": has_room and RESPOND in possible and permissions.can_respond(by, row),
        "cite": active and CITE in possible and permissions.can_cite(by, row),
        "comment": shown and COMMENT in possible and permissions.can_comment(by, row),
        "vote": active and VOTE in possible and permissions.can_vote(by, row),
        "mark_duplicate": active and changed in possible and permissions.can_mark_duplicate(by, row),
        "merge": row.state != "withdrawn" and changed in possible and permissions.can_merge(by, row),
        "handle": row.kind == Kind.CHALLENGE
        and HANDLE in possible
        and permissions.can_handle_challenge(by, row),
        "report": shown and row.reader_role is not None and permissions.can_report(by, row),
        "hide": row.reader_role is not None and permissions.can_hide(by, row),
    }
