from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import new_id

from .arguments import Argument
from .discussion import Comment
from .initiatives import Initiative
from .sources import Evidence
from .visibility import MembersQuerySet


def about_one_thing(name: str) -> models.CheckConstraint:
    """Exactly one of argument, evidence and comment is named."""
    one = Q()
    for named in ("argument", "evidence", "comment"):
        one |= Q(**{f"{place}__isnull": place != named for place in ("argument", "evidence", "comment")})
    return models.CheckConstraint(name=name, condition=one)


class Moderated(models.Model):
    """Something said of an argument, a piece of evidence or a comment, exactly one of them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="%(class)ss")
    argument = models.ForeignKey(
        Argument, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    evidence = models.ForeignKey(
        Evidence, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    comment = models.ForeignKey(
        Comment, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss"
    )

    objects = MembersQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def about(self) -> Argument | Evidence | Comment:
        return self.argument or self.evidence or self.comment


class Report(Moderated):
    """A member asks the facilitators to look at something; they hide it, or keep it."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        HIDDEN = "hidden", _("hidden")
        KEPT = "kept", _("kept")

    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reports")
    reason = models.CharField(_("reason"), max_length=500)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name = _("report")
        constraints = [
            about_one_thing("report_is_about_one_thing"),
            models.CheckConstraint(
                name="report_settled_by_someone_at_some_time",
                condition=Q(state="open", settled_by=None, settled_at=None)
                | (~Q(state="open") & Q(settled_by__isnull=False, settled_at__isnull=False)),
            ),
            *(
                models.UniqueConstraint(
                    fields=["reporter", place],
                    condition=Q(state="open", **{f"{place}__isnull": False}),
                    name=f"one_open_report_of_a_member_on_a_{place}",
                )
                for place in ("argument", "evidence", "comment")
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class Hiding(Moderated):
    """A line of the moderation log: a facilitator hid something, or showed it again, and why."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    hides = models.BooleanField()
    reason = models.CharField(_("reason"), max_length=280, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            about_one_thing("hiding_is_about_one_thing"),
            models.CheckConstraint(name="hiding_has_a_reason", condition=Q(hides=False) | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.reason
