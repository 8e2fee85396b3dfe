from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, new_id

from .commitments import Commitment
from .conditions import DecidedQuerySet
from .decisions import Decision
from .sources import Source


class TriggerQuerySet(DecidedQuerySet):
    def waiting(self) -> "TriggerQuerySet":
        """Those that may still happen: nothing of a decision that was set aside."""
        return self.filter(fired_at=None, decision__state=Decision.State.CONFIRMED)

    def unsettled(self) -> "TriggerQuerySet":
        """Those that happened, and of which nobody has said what comes of it."""
        return self.filter(fired_at__isnull=False, settled_at=None, decision__state=Decision.State.CONFIRMED)


class Trigger(models.Model):
    """What proposes, once, to open a decided initiative again; whoever facilitates opens it or says why not."""

    class Kind(models.TextChoices):
        DATE = "date", _("a date comes")
        SOURCE = "source", _("a source is refuted")
        COMMITMENT = "commitment", _("a commitment is late")
        POSITION = "position", _("an organisation's position changes")

    class Settled(models.TextChoices):
        REOPENED = "reopened", _("opened again")
        KEPT = "kept", _("kept")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="triggers")
    kind = models.CharField(_("what happens"), max_length=12, choices=Kind)
    on = models.DateField(_("date"), null=True, blank=True)
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    commitment = models.ForeignKey(
        Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(_("why"), max_length=500, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    fired_at = models.DateTimeField(null=True, editable=False)
    settled_as = models.CharField(max_length=8, choices=Settled, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, editable=False)
    reason = models.CharField(_("reason"), max_length=1000, blank=True)

    objects = TriggerQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name = _("trigger")
        constraints = [
            models.CheckConstraint(
                name="trigger_watches_one_thing",
                condition=Q(kind="date", on__isnull=False, source=None, commitment=None, organisation=None)
                | Q(kind="source", on=None, source__isnull=False, commitment=None, organisation=None)
                | Q(kind="commitment", on=None, source=None, commitment__isnull=False, organisation=None)
                | Q(kind="position", on=None, source=None, commitment=None, organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="trigger_settled_after_it_fired",
                condition=Q(settled_at=None, settled_as="")
                | (Q(settled_at__isnull=False, fired_at__isnull=False) & ~Q(settled_as="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.decision_id}"

    @property
    def initiative(self):
        return self.decision.initiative

    @property
    def initiative_id(self):
        return self.decision.initiative_id
