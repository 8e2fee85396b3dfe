from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import new_id

from .arguments import Argument
from .initiatives import Initiative
from .sources import Source
from .visibility import VisibleQuerySet


class Fact(models.Model):
    """A statement that the deliberation takes as given; one without a source is marked so."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="facts")
    text = models.CharField(_("fact"), max_length=1000)
    sources = models.ManyToManyField(Source, through="FactSource", related_name="facts")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    brief = models.ForeignKey(
        "deliberation.Brief",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="facts",
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name = _("fact")

    def __str__(self) -> str:
        return self.text


class FactSourceQuerySet(VisibleQuerySet):
    initiative_path = "fact__initiative__"


class FactSource(models.Model):
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="links")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    quote = models.TextField(blank=True)

    objects = FactSourceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fact", "source"], name="fact_cites_a_source_once")]

    def __str__(self) -> str:
        return f"{self.fact_id} {self.source_id}"


class Question(models.Model):
    """A key question, its answer, and the arguments it gathers."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField(_("question"), max_length=500)
    answer = models.TextField(_("answer"), max_length=10_000, blank=True)
    arguments = models.ManyToManyField(Argument, blank=True, related_name="questions")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    brief = models.ForeignKey(
        "deliberation.Brief",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="questions",
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name = _("question")

    def __str__(self) -> str:
        return self.text
