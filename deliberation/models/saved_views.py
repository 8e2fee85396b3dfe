from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Workspace, new_id
from deliberation.countries import CODES

from .arguments import Kind
from .register_codes import PolicyInstrument, PolicyStatus, PolicyTheme
from .stages import Stage
from .visibility import WorkspaceQuerySet


class SavedViewQuerySet(WorkspaceQuerySet):
    def visible_to(self, user):
        """One's own, as long as one is a member there."""
        return super().visible_to(user).filter(user=user) if user.is_authenticated else self.none()


class SavedView(models.Model):
    """What one person asks a list for, under a name; nobody else's business.

    ``query`` holds words of ``ASKED`` alone, so that it never leads anywhere but to that list.
    """

    class Listing(models.TextChoices):
        INITIATIVES = "initiatives", _("initiatives")
        BOARD = "board", _("boards")
        SOURCES = "sources", _("sources")
        REGISTER = "register", _("policies")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, on_delete=models.CASCADE, related_name="saved_views"
    )
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    listing = models.CharField(_("list"), max_length=12, choices=Listing)
    name = models.CharField(_("name"), max_length=60)
    query = models.JSONField(_("filters and order"), default=dict, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "workspace", "listing", "name"], name="view_named_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def asked(self) -> dict[str, str]:
        """What it asks for, in the order in which its list reads it: databases keep none."""
        return {word: self.query[word] for word in ASKED[self.listing] if word in self.query}


# What each list can be asked for, less what it shows by itself: codes, an id, or words of at most so many signs.
ASKED: dict[str, dict[str, tuple[str, ...] | type[UUID] | int]] = {
    SavedView.Listing.INITIATIVES: {
        "sort": ("closing", "active"),
        "stage": tuple(Stage.values),
        "party": UUID,
        "show": ("mine",),
        "q": 200,
    },
    SavedView.Listing.BOARD: {
        "sort": ("newest",),
        "show": ("unvoted", "reworded", "unsourced", "new", "divided"),
        "kind": tuple(Kind.values),
    },
    SavedView.Listing.SOURCES: {"show": ("due", "missing"), "q": 100},
    SavedView.Listing.REGISTER: {
        "show": ("due",),
        "sort": ("updated", "due"),
        "country": CODES,
        "theme": tuple(PolicyTheme.values),
        "instrument": tuple(PolicyInstrument.values),
        "status": tuple(PolicyStatus.values),
        "organisation": UUID,
        "q": 100,
    },
}
