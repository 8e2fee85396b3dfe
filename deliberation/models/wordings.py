from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, new_id

from .arguments import Argument
from .visibility import MembersQuerySet


class Revision(models.Model):
    """One wording of an argument; the number 1 is how it was first said."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    argument = models.ForeignKey(Argument, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    claim = models.CharField(max_length=280)
    reasons = models.TextField(blank=True)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    meaning_changed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)  # the argument's, when these words were last written
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["argument", "number"], name="revision_number_once")]

    def __str__(self) -> str:
        return f"{self.argument_id} v{self.number}"

    @classmethod
    def first_of(cls, argument: Argument, **otherwise: Any) -> "Revision":
        """As it was first said, not saved: by its author when it was made, unless told ``otherwise``."""
        said = {"editor_id": argument.author_id, "created_at": argument.created_at, **otherwise}
        return cls(argument=argument, number=1, claim=argument.claim, reasons=argument.reasons, **said)


class SuggestionQuerySet(MembersQuerySet):
    initiative_path = "argument__initiative__"


class Suggestion(models.Model):
    """Another wording of somebody's argument, which its author may accept; made on the wording ``seen``."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    argument = models.ForeignKey(Argument, on_delete=models.CASCADE, related_name="suggestions")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    seen = models.PositiveIntegerField(_("wording"), editable=False)
    claim = models.CharField(_("claim"), max_length=280)
    reasons = models.TextField(_("reasons"), max_length=20_000, blank=True)
    meaning_changed = models.BooleanField(_("the meaning changes"), default=False)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN, editable=False)
    revision = models.OneToOneField(
        Revision, null=True, blank=True, on_delete=models.PROTECT, related_name="suggestion"
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name = _("suggestion")
        constraints = [
            models.CheckConstraint(
                name="suggestion_says_something",
                condition=~Q(claim=""),
            ),
            models.CheckConstraint(
                name="suggestion_decided_at_some_time",
                condition=Q(state="open", decided_at=None) | (~Q(state="open") & Q(decided_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.claim


def open_suggestions() -> Subquery:
    """For rows of arguments: how many other wordings wait for its author; None for none."""
    waiting = Suggestion.objects.filter(argument=OuterRef("pk"), state=Suggestion.State.OPEN)
    return Subquery(waiting.order_by().values("argument").annotate(number=Count("pk")).values("number"))
