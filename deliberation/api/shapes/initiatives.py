"""Initiatives as answers."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import CharField, Count, F, FilteredRelation, Prefetch, Q, QuerySet, Value

from accounts.models import User
from accounts.models.prepared import Prepared
from deliberation import permissions
from deliberation.models import Argument, Initiative, Kind, Party, Stage, StageChange
from deliberation.models.stages import ARGUE, CITE, COMMENT, DECIDE, EDIT, NEXT, POSSIBLE, STATE, VIEW, VOTE

from .reader import Reader, api, board_url, organisation, person, seen_by


def initiative_rows(user) -> QuerySet[Initiative]:
    """What ``shape_initiative`` reads but for the counts, of the initiatives that ``user`` may see."""
    rows = seen_by(Initiative.objects.all(), user).select_related("workspace", "author")
    parties = Prefetch("parties", Party.objects.select_related("organisation"))
    return _with_view_of(rows, user).prefetch_related(parties)


SHOWN = Prepared(
    lambda user, pk: initiative_rows(user).filter(pk=pk), User, UUID
)  # one, for nearly every request


def count_kinds(initiatives: Sequence[Initiative]) -> None:
    """Give each initiative its ``counts`` by kind, in one query for all."""
    for initiative in initiatives:
        initiative.counts = dict.fromkeys(Kind.values, 0)
    of = {initiative.pk: initiative for initiative in initiatives}
    counted = Argument.objects.counted().filter(initiative__in=of).order_by()
    for pk, kind, number in counted.values_list("initiative", "kind").annotate(Count("pk")):
        of[pk].counts[kind] = number


def shape_initiative(row: Initiative, reader: Reader) -> dict:
    """An initiative as API.md has it."""
    shape = {
        "id": row.pk,
        "ref": row.ref,
        "url": api(f"initiatives/{row.pk}"),
        "html_url": board_url(row.ref),
        "workspace": row.workspace.key,
        **{name: getattr(row, name) for name in ("title", "proposal", "summary", "text", "mandate")},
        **{name: getattr(row, name) for name in ("objectives", "themes", "stage", "stage_since")},
        "parties": [_party(party) for party in row.parties.all()],
        "author": person(row.author_id, row.author.name, None, row.reader_role),
        **{name: getattr(row, name) for name in ("opens_at", "closes_at", "audience", "ballot", "results")},
        "language": row.language,
        "my_view": {"value": row.my_view, "reason": row.my_view_reason} if row.my_view else None,
        "counts": row.counts,
        "external_id": row.external_id or None,
        "version": row.version,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
        "permissions": _permissions(row, reader),
    }
    if reader.html:
        shape["text_html"] = row.text_html
    return shape


def _with_view_of(rows: QuerySet, user) -> QuerySet:
    if not user.is_authenticated:
        return rows.annotate(my_view=Value(None, CharField()), my_view_reason=Value(None, CharField()))
    mine = FilteredRelation("views", condition=Q(views__user=user))
    return rows.annotate(mine=mine).annotate(my_view=F("mine__value"), my_view_reason=F("mine__reason"))


def _party(party: Party) -> dict:
    return {
        "organisation": organisation(party.organisation_id, party.organisation.name_en),
        "part": party.part,
    }


def _permissions(row: Initiative, reader: Reader) -> dict:
    """The same for all rows of one workspace and stage, apart from drafts, which have editors of their own."""
    stage = row.stage_at(reader.by.moment)
    whose = row.pk if row.stage == Stage.DRAFT else row.author_id == reader.user_id
    key = ("initiative", row.workspace_id, row.reader_role, row.stage, stage, row.extended, whose)
    return reader.once(key, lambda: _judged(row, stage, reader))


def _judged(row: Initiative, stage: str, reader: Reader) -> dict:
    by, member, possible = reader.by, row.reader_role is not None, POSSIBLE[stage]
    steers = member and any(permissions.can_change_stage(by, row, to) for to in NEXT[row.stage])
    return {
        "edit": EDIT in possible and member and permissions.can_edit_initiative(by, row),
        "change_stage": steers,
        "extend": steers and stage == Stage.OPEN and not row.extended,
        "argue": ARGUE in possible and member and permissions.can_argue(by, row),
        "comment": COMMENT in possible and member and permissions.can_comment(by, row),
        "vote": VOTE in possible and member and permissions.can_vote(by, row),
        "state_view": VIEW in possible and member and permissions.can_state_view(by, row),
        "state_position": STATE in possible and member and permissions.can_state_position(by, row),
        "add_fact": CITE in possible and member and permissions.can_add_fact(by, row),
        "decide": DECIDE in possible and member and permissions.can_decide(by, row),
    }


def stage_change_rows(user) -> QuerySet[StageChange]:
    """What ``shape_stage_change`` reads, of the steps that ``user`` may see."""
    return StageChange.objects.visible_to(user).select_related("by")


def shape_stage_change(row: StageChange) -> dict:
    by = {"id": row.by_id, "name": row.by.name, "organisation": None} if row.by else None
    told = ("id", "before", "after", "reason", "closes_at", "at")
    return {**{name: getattr(row, name) for name in told}, "by": by}
