from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Workspace, new_id

from .agreements import Agreement
from .arguments import Argument
from .cases import Case
from .commitments import Commitment
from .events import Event
from .initiatives import Initiative
from .meetings import Meeting
from .register import PolicyRecord
from .sources import Evidence
from .visibility import WorkspaceQuerySet

# What can be linked, by the column that names it. Each says ``title_in(language)`` and ``path_in(key)`` of itself, and
# has ``visible_to``.
THINGS: dict[str, type[models.Model]] = {
    "agreement": Agreement,
    "case": Case,
    "commitment": Commitment,
    "event": Event,
    "meeting": Meeting,
    "policy_record": PolicyRecord,
}
# What it can be linked with.
PLACES: dict[str, type[models.Model]] = {
    "initiative": Initiative,
    "argument": Argument,
    "evidence": Evidence,
}


def type_of(noun: models.Model, among: dict[str, type[models.Model]]) -> str:
    """The name under which a noun stands ``among`` THINGS or PLACES."""
    return next(name for name, model in among.items() if isinstance(noun, model))


class LinkQuerySet(WorkspaceQuerySet):
    def visible_to(self, user):
        """Those of which the reader sees both ends, with nothing that a facilitator hid."""
        if not user.is_authenticated:
            return self.none()
        rows = super().visible_to(user)
        for name, noun in (THINGS | PLACES).items():
            seen = noun._default_manager.visible_to(user).values("pk")
            rows = rows.filter(Q(**{name: None}) | Q(**{f"{name}__in": seen}))
        return rows.shown()

    def withheld_from(self, user) -> int:
        """How many are of a policy that its organisation keeps from ``user``; nothing else is told of them."""
        if not user.is_authenticated:
            return 0
        here = super().visible_to(user).filter(policy_record__workspace__keeps_register=True)
        return here.exclude(policy_record__in=PolicyRecord.objects.visible_to(user).values("pk")).count()

    def shown(self) -> "LinkQuerySet":
        """Those with nothing that a facilitator hid."""
        return self.filter(
            argument__hidden_at=None, evidence__hidden_at=None, evidence__argument__hidden_at=None
        )

    def with_ends(self) -> "LinkQuerySet":
        """With all that the page of either end says of the other."""
        places = ("initiative", "argument__initiative", "evidence__source", "evidence__argument__initiative")
        return self.select_related("workspace", "added_by", *THINGS, *places)


def _end(noun: type[models.Model], back: str = "links") -> Any:
    return models.ForeignKey(noun, null=True, blank=True, on_delete=models.CASCADE, related_name=back)


def _one_of(names: dict[str, Any]) -> Q:
    """Exactly one of these columns is set."""
    choices = Q()
    for chosen in names:
        choices |= Q(**{f"{name}__isnull": name != chosen for name in names})
    return choices


class Link(models.Model):
    """That something around the deliberation bears on an initiative, an argument or a piece of evidence."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="links")
    agreement = _end(Agreement)
    case = _end(Case)
    commitment = _end(Commitment)
    event = _end(Event)
    meeting = _end(Meeting)
    policy_record = _end(PolicyRecord, back="+")  # its own links are addresses in the web
    initiative = _end(Initiative)
    argument = _end(Argument)
    evidence = _end(Evidence)
    pair = models.CharField(max_length=65, editable=False)  # the ids of both ends
    note = models.CharField(_("how they belong together"), max_length=300, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(name="link_of_one_thing", condition=_one_of(THINGS)),
            models.CheckConstraint(name="link_with_one_place", condition=_one_of(PLACES)),
            models.UniqueConstraint(fields=["pair"], name="linked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.thing} – {self.place}"

    @property
    def thing_type(self) -> str:
        return self._column_of(THINGS)

    @property
    def thing(self) -> Any:
        return getattr(self, self.thing_type)

    @property
    def place_type(self) -> str:
        return self._column_of(PLACES)

    @property
    def place(self) -> Any:
        return getattr(self, self.place_type)

    @property
    def of_initiative(self) -> Initiative:
        """The initiative that its place is or stands in."""
        place = self.place
        if isinstance(place, Initiative):
            return place
        return place.initiative if isinstance(place, Argument) else place.argument.initiative

    @property
    def of_argument(self) -> Argument | None:
        place = self.place
        if isinstance(place, Initiative):
            return None
        return place if isinstance(place, Argument) else place.argument

    def _column_of(self, names: dict[str, Any]) -> str:
        return next(name for name in names if getattr(self, f"{name}_id") is not None)
