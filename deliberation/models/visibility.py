"""Who sees what: the one rule that every page, answer, search, feed, notice and digest starts from.

The reader's membership is joined once, and the rows carry it as ``reader_id``, ``reader_role``,
``reader_organisation_id`` and ``reader_speaks_for``, so that asking for rights costs no further query.
"""

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q

from accounts.models import Role

STEERING_ROLES = (Role.FACILITATOR, Role.OWNER)


class VisibleQuerySet(models.QuerySet):
    """Rows that belong to an initiative, ``initiative_path`` away (``""`` for the initiative itself)."""

    initiative_path = "initiative__"
    public_may_read = True

    def visible_to(self, user):
        """The rows that ``user`` (a User or an anonymous one) may see at this moment."""
        if not user.is_authenticated:
            return self.filter(_is_public(self.initiative_path)) if self.public_may_read else self.none()
        return _with_membership(self, user, f"{self.initiative_path}workspace__memberships").filter(
            _seen_by_member(user, self.initiative_path)
            | (_is_public(self.initiative_path) if self.public_may_read else Q(pk=None))
        )


class WorkspaceQuerySet(models.QuerySet):
    """Rows that belong to a workspace as a whole, ``workspace_path`` away; its members see them."""

    workspace_path = "workspace"

    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        return _with_membership(self, user, f"{self.workspace_path}__memberships").filter(
            reader_role__isnull=False
        )


def _with_membership(rows, user, path: str):
    mine = Q(**{f"{path}__user": user, f"{path}__ended_at": None})
    return rows.annotate(reader=FilteredRelation(path, condition=mine)).annotate(
        reader_id=F("reader__user_id"),
        reader_role=F("reader__role"),
        reader_organisation_id=F("reader__organisation_id"),
        reader_speaks_for=F("reader__speaks_for"),
    )


def _seen_by_member(user, path: str) -> Q:
    named = apps.get_model("deliberation", "NamedReader").objects.filter(
        initiative=OuterRef(f"{path}pk"), user=user
    )
    steers = Q(reader__role__in=STEERING_ROLES)
    wrote = Q(**{f"{path}author": user})
    co_edits = Q(Exists(named.filter(may_edit=True)))
    past_draft = ~Q(**{f"{path}stage": "draft"}) | wrote | steers | co_edits
    in_audience = ~Q(**{f"{path}audience": "named"}) | wrote | steers | Q(Exists(named))
    return Q(reader__isnull=False) & past_draft & in_audience


def _is_public(path: str) -> Q:
    return Q(**{f"{path}audience": "public"}) & ~Q(**{f"{path}stage": "draft"})
