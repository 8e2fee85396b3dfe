"""The numbered Activities of a workspace, each with whom and what it is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    BigIntegerField,
    Case,
    Exists,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import Membership, Organisation, Token, User, Workspace
from deliberation.activity import KINDS
from deliberation.models import Activity, Ballot, Initiative, LedgerEntry
from deliberation.models.initiatives import sealed

Subject = Activity.Subject
BALLOTS = ("vote.cast", "vote.withdrawn", "view.stated", "view.withdrawn")
# Until results are out nobody counts votes, not even by the lines that tell of each.
UNTOLD = Q(activity__verb__in=(*BALLOTS, "argument.label_changed")) & sealed("activity__initiative__")
SECRET = Q(activity__verb__in=BALLOTS, activity__initiative__ballot=Ballot.BY_ORGANISATION)
FILTERS = ("person", "name", "verb", "since", "until", "token")
# Of what an Activity holds, what says neither a vote nor how votes came out.
TOLD = frozenset(
    {
        "bearing",
        "complete",
        "fields",
        "kind",
        "may_edit",
        "meaning_changed",
        "outcome",
        "relation",
        "revision",
    }
    | {"role", "stand", "state"}
)
STEPS = frozenset(
    {"initiative.stage_changed", "challenge.updated", "argument.moved"}
)  # tell before and after, too
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Act:
    """One line; ``sentence`` is in the language that was active. A secret ballot's voter is nobody here.

    ``seq`` has no gaps, so that what it leaves out could be counted: None while any ballot here is sealed.
    """

    seq: int | None
    at: datetime
    verb: str
    actor_id: UUID | None
    actor: str
    system: str
    token_key: str
    token: str
    request_id: str
    ref: str
    path: str
    subject_type: str
    subject_id: UUID
    about: str
    details: dict[str, Any]
    sentence: str


def acts_of(workspace: Workspace, reader: User, **asked: Any) -> QuerySet[LedgerEntry]:
    """The numbers of a workspace that may be told to ``reader``, an owner, as ``in_words`` takes them.

    ``asked`` narrows by FILTERS: an id, a part of a name, a verb, moments from and before, a token's prefix. What is
    secret is found by neither person nor token.
    """
    rows = LedgerEntry.objects.filter(workspace=workspace).exclude(UNTOLD)
    secret = SECRET & ~Q(activity__actor=reader)
    rows = rows.annotate(is_secret=Case(When(secret, then=Value(True)), default=Value(False)))
    wanted = {name: value for name, value in asked.items() if value not in (None, "")}
    if wanted.keys() & {"person", "name", "token"}:
        rows = rows.filter(is_secret=False)
    for name, value in wanted.items():
        rows = rows.filter(**{PATHS[name]: value})
    some_are = Exists(Initiative.objects.filter(sealed(), workspace=workspace))
    told = Case(When(some_are, then=None), default=F("seq"), output_field=BigIntegerField(null=True))
    rows = rows.annotate(told_seq=told, **COLUMNS)
    return rows.values_list("pk", "seq", "told_seq", "is_secret", *COLUMNS, named=True)


def behind(rows: QuerySet, act: Any) -> QuerySet:
    """Those before the one whose Activity has this id, which tells no number; none for an id of elsewhere."""
    place = LedgerEntry.objects.filter(pk=act, workspace=OuterRef("workspace"))
    return rows.filter(seq__lt=Subquery(place.values("seq")))


PATHS = {
    "person": "activity__actor",
    "name": "activity__actor__name__icontains",
    "verb": "activity__verb",
    "since": "activity__at__gte",
    "until": "activity__at__lt",
    "token": "activity__token_key__startswith",
}
COLUMNS = {
    name: F(f"activity__{path}")
    for name, path in {
        "at": "at",
        "verb": "verb",
        "actor": "actor__name",
        "actor_id": "actor_id",
        "system": "system",
        "token_key": "token_key",
        "request_id": "request_id",
        "subject_type": "subject_type",
        "subject_id": "subject_id",
        "details": "details",
        "initiative_number": "initiative__number",
        "argument_number": "argument__number",
    }.items()
}


def in_words(rows: Sequence[Any], key: str) -> list[Act]:
    """Each row of the workspace ``key`` in the language that is active; the number of queries is always the same."""
    names = _Names.of(rows)
    return [_act(row, key, names) for row in rows]


def in_pieces(rows: QuerySet, key: str) -> Iterator[Act]:
    """All of them, the latest first, with few in memory at a time and no cursor held open."""
    last = None
    while batch := list((rows if last is None else rows.filter(seq__lt=last)).order_by("-seq")[:AT_ONCE]):
        yield from in_words(batch, key)
        last = batch[-1].seq


@dataclass(frozen=True, slots=True)
class _Names:
    """What tokens, members and organisations are called now."""

    tokens: dict[str, str]
    about: dict[UUID, str]

    @classmethod
    def of(cls, rows: Sequence[Any]) -> "_Names":
        keys = {row.token_key for row in rows} - {""}
        tokens = Token.objects.filter(token_key__in=keys).values_list("token_key", "name")
        readers = [row.details["reader"] for row in rows if "reader" in row.details]
        about = {
            **_called(Membership, "user__name", _ids(rows, Subject.MEMBERSHIP)),
            **_organisations(_ids(rows, Subject.ORGANISATION)),
            **_called(User, "name", readers),
        }
        return cls(dict(tokens), about)


def _ids(rows: Sequence[Any], subject: str) -> list[UUID]:
    return [row.subject_id for row in rows if row.subject_type == subject]


def _organisations(ids: list) -> dict[UUID, str]:
    language = (get_language() or "en")[:2]
    return {one.pk: one.name_in(language) for one in Organisation.objects.filter(pk__in=ids)}


def _called(noun: type[Model], name: str, ids: list) -> dict[UUID, str]:
    """One query at most."""
    return dict(noun._default_manager.filter(pk__in=ids).values_list("pk", name))


def _act(row: Any, key: str, names: _Names) -> Act:
    actor = _actor(row)
    ref, path = _place(row, key)
    about = UUID(reader) if (reader := row.details.get("reader")) else row.subject_id
    sentence = str(KINDS[row.verb].sentence) % {"actor": actor, "subject": ref or key}
    veiled = {"actor_id": None, "token_key": "", "request_id": ""} if row.is_secret else {}
    kept = {name: getattr(row, name) for name in KEPT} | veiled
    return Act(
        **kept,
        seq=row.told_seq,
        actor=actor,
        token=names.tokens.get(kept["token_key"], ""),
        ref=ref,
        path=path,
        about=names.about.get(about, ""),
        details=_details(row),
        sentence=sentence,
    )


KEPT = ("at", "verb", "actor_id", "system", "token_key", "request_id", "subject_type", "subject_id")


def _actor(row: Any) -> str:
    if row.is_secret:
        return _("A member")
    if row.actor_id:
        return row.actor
    return {"setup": _("The set-up"), "operator": _("An operator")}.get(row.system, _("The calendar"))


def _place(row: Any, key: str) -> tuple[str, str]:
    """``AI-1#7`` and its page, or ``AI-1`` and its; both empty for what hangs from the workspace."""
    if row.initiative_number is None:
        return "", ""
    ref = f"{key}-{row.initiative_number}"
    if row.argument_number is None:
        return ref, f"/i/{ref}/"
    return f"{ref}#{row.argument_number}", f"/i/{ref}/{row.argument_number}/"


def _details(row: Any) -> dict[str, Any]:
    told = TOLD | {"before", "after"} if row.verb in STEPS else TOLD
    return {name: value for name, value in row.details.items() if name in told}
