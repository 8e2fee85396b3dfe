"""Who sees what: the one rule that every page, answer, search, feed, notice and digest starts from.

The reader's membership is joined once, and the rows carry it as ``reader_id``, ``reader_role``,
``reader_organisation_id`` and ``reader_speaks_for``, so that asking for rights costs no further query.
"""

from django.db import models
from django.db.models import F, FilteredRelation, Q

from accounts.models import Membership, Role

from .stages import Stage

STEERING_ROLES = (Role.FACILITATOR, Role.OWNER)
PAST_DRAFT = tuple(stage for stage in Stage.values if stage != Stage.DRAFT)
UNNAMED = ("workspace", "public")


class VisibleQuerySet(models.QuerySet):
    """Rows that belong to an initiative, ``initiative_path`` away (``""`` for the initiative itself)."""

    initiative_path = "initiative__"
    public_may_read = True

    def bare(self):
        """Only who they are: enough for a verb, which reads afresh under its lock."""
        return self.only("pk")

    def visible_to(self, user):
        """The rows that ``user`` (a User or an anonymous one) may see at this moment."""
        if not user.is_authenticated:
            return self.filter(_is_public(self.initiative_path)) if self.public_may_read else self.none()
        rows = _with_membership(self, user, f"{self.initiative_path}workspace__memberships")
        named = f"{self.initiative_path}named_readers"
        rows = rows.annotate(named=FilteredRelation(named, condition=Q(**{f"{named}__user": user})))
        seen = _seen_by_member(user, self.initiative_path)
        return rows.filter(seen | _is_public(self.initiative_path) if self.public_may_read else seen)


class HangingQuerySet(VisibleQuerySet):
    """Rows that hang from an ``argument``; what hangs from a hidden one is as hidden as its text.

    It is for the argument's author and facilitators, and for its own ``writer``.
    """

    writer = "author"

    def visible_to(self, user):
        rows, shown = super().visible_to(user), Q(argument__hidden_at=None)
        if not user.is_authenticated:
            return rows.filter(shown)
        own = Q(argument__author=user) | Q(**{self.writer: user})
        return rows.filter(shown | own | Q(reader_role__in=STEERING_ROLES))

    def beside(self, place, user):
        """Those that ``user`` may see of ``place``, an argument or initiative that ``visible_to`` gave to ``user``.

        All, so that nothing is looked up twice; only of a hidden argument it is asked again.
        """
        return self.visible_to(user) if getattr(place, "is_hidden", False) else self.all()


class MembersQuerySet(VisibleQuerySet):
    """Rows of an initiative that the public never reads, whatever its audience."""

    public_may_read = False


class ToldQuerySet(MembersQuerySet):
    """Rows of a workspace, most of them of an initiative there, that one member reads."""

    workspace_path = "workspace"

    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        named = f"{self.initiative_path}named_readers"
        rows = _with_membership(self, user, f"{self.workspace_path}__memberships").annotate(
            named=FilteredRelation(named, condition=Q(**{f"{named}__user": user}))
        )
        of_workspace = Q(**{self.initiative_path.removesuffix("__"): None}, reader__isnull=False)
        return rows.filter(of_workspace | _seen_by_member(user, self.initiative_path))


def pairs_seen(initiatives: models.QuerySet, users) -> set[tuple]:
    """(initiative, user) for each of ``users`` who sees, as a member, each of ``initiatives``.

    The same rule as ``visible_to``, for many readers in one query.
    """
    members = Q(workspace__memberships__user__in=users, workspace__memberships__ended_at=None)
    rows = initiatives.annotate(reader=FilteredRelation("workspace__memberships", condition=members))
    named = FilteredRelation("named_readers", condition=Q(named_readers__user=F("reader__user")))
    seen = _seen_by_member(F("reader__user"), "")
    return set(rows.annotate(named=named).filter(seen).values_list("pk", "reader__user"))


def memberships_seeing(initiative) -> models.QuerySet[Membership]:
    """The active memberships of those who see this one ``initiative``: the same rule, the other way round."""
    members = Membership.objects.active().filter(workspace=initiative.workspace_id)
    always = Q(role__in=STEERING_ROLES) | Q(user=initiative.author_id)
    named = initiative.named_readers.all()
    if initiative.stage == Stage.DRAFT:
        return members.filter(always | Q(user__in=named.filter(may_edit=True).values("user")))
    if initiative.audience in UNNAMED:
        return members
    return members.filter(always | Q(user__in=named.values("user")))


class WorkspaceQuerySet(models.QuerySet):
    """Rows that belong to a workspace as a whole, ``workspace_path`` away; its members see them."""

    workspace_path = "workspace"

    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        return _with_membership(self, user, f"{self.workspace_path}__memberships").filter(
            reader_role__isnull=False
        )


class PartQuerySet(WorkspaceQuerySet):
    """Rows of a follow-up part: nobody sees them while the workspace has it switched off."""

    part = ""
    titles: tuple[str, ...] = ("title",)  # the columns of what a row is called; of nothing that is withheld

    def visible_to(self, user):
        return super().visible_to(user).filter(**{f"{self.workspace_path}__{self.part}": True})

    def in_workspace(self, workspace):
        return self.filter(**{self.workspace_path: workspace})

    def called(self, words: str):
        """Those that have these words in what they are called."""
        either = Q()
        for title in self.titles:
            either |= Q(**{f"{title}__icontains": words})
        return self.filter(either)


def _with_membership(rows, user, path: str):
    mine = Q(**{f"{path}__user": user, f"{path}__ended_at": None})
    return rows.annotate(reader=FilteredRelation(path, condition=mine)).annotate(
        reader_id=F("reader__user_id"),
        reader_role=F("reader__role"),
        reader_organisation_id=F("reader__organisation_id"),
        reader_speaks_for=F("reader__speaks_for"),
    )


def _seen_by_member(user, path: str) -> Q:
    """Whoever steers or wrote it; else past draft or an editor of it, and in its audience."""
    past_draft = Q(**{f"{path}stage__in": PAST_DRAFT}) | Q(named__may_edit=True)
    in_audience = Q(**{f"{path}audience__in": UNNAMED}) | Q(named__isnull=False)
    own = Q(**{f"{path}author": user})
    return Q(reader__isnull=False) & (Q(reader__role__in=STEERING_ROLES) | own | (past_draft & in_audience))


def _is_public(path: str) -> Q:
    return Q(**{f"{path}audience": "public", f"{path}stage__in": PAST_DRAFT})
