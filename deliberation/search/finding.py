"""From a question to what this reader may see of what it finds, the best first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import F, Q, QuerySet, UUIDField, Value

from deliberation.models import Initiative, SearchEntry
from deliberation.permissions.workspaces import workspaces_of

from .engines import HoldsAll
from .ranking import Candidate, Ranked, ranked
from .subjects import SUBJECTS
from .tokens import Term, terms_of

MOST = 500  # rows that a database offers: of more that match, those written last
NOBODY = Value(None, output_field=UUIDField())


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked for, and all that was found, the best first; for which organisation each was said, by subject."""

    terms: list[Term]
    hits: list[Ranked]
    spoken_for: Mapping[object, UUID | None] = field(default_factory=dict)

    def said_for(self, organisation: UUID) -> "Found":
        """What of it was said for this organisation."""
        hits = [hit for hit in self.hits if self.spoken_for.get(hit.subject_id) == organisation]
        return Found(self.terms, hits, self.spoken_for)


def search(user, text: str, *, workspace: str = "", kind: str = "") -> Found:
    """What ``user`` (a User or an anonymous one) may see that holds every word of ``text``.

    ``workspace`` is a key, ``kind`` a type of entry; empty is all. A ``text`` without a word finds nothing.
    """
    terms = terms_of(text)
    if not terms:
        return Found([], [])
    rows = _narrowed(_within_reach(user), workspace, kind)
    offered = rows.filter(HoldsAll(terms)).order_by("-created_at", "-id")
    columns = ("id", "type", "subject_id", "title_tokens", "body_tokens")
    candidates = [Candidate(*row) for row in offered.values_list(*columns)[:MOST]]
    return Found(terms, *_seen_by(user, ranked(terms, candidates)))


def _within_reach(user) -> QuerySet[SearchEntry]:
    """Entries of the reader's initiatives and libraries; whether the noun itself is seen is asked of the noun."""
    initiatives = Initiative.objects.visible_to(user).values("pk")
    reach = Q(initiative__in=initiatives)
    if user.is_authenticated:
        reach |= Q(initiative=None, workspace__in=workspaces_of(user).values("pk"))
    return SearchEntry.objects.filter(reach)


def _narrowed(rows: QuerySet[SearchEntry], workspace: str, kind: str) -> QuerySet[SearchEntry]:
    asked = {"workspace__key": workspace, "type": kind}
    return rows.filter(**{path: value for path, value in asked.items() if value})


def _seen_by(user, hits: list[Ranked]) -> tuple[list[Ranked], dict[object, UUID | None]]:
    """One query for each type among the hits, which also tells for whom they were said; the rule is the nouns'."""
    seen: dict[object, UUID | None] = {}
    for kind in {hit.type for hit in hits}:
        pks, column = [hit.subject_id for hit in hits if hit.type == kind], SUBJECTS[kind].spoken_for
        rows = SUBJECTS[kind].rows().visible_to(user).filter(pk__in=pks)
        seen.update(rows.values_list("pk", F(column) if column else NOBODY))
    return [hit for hit in hits if hit.subject_id in seen], seen
