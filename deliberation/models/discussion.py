from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, new_id

from .arguments import Argument
from .hiding import Hideable
from .initiatives import Initiative
from .visibility import HangingQuerySet, MembersQuerySet


class CommentQuerySet(HangingQuerySet):
    public_may_read = False

    def shown(self) -> "CommentQuerySet":
        """Neither deleted nor hidden, and its argument is not hidden either."""
        return self.counted().filter(argument__hidden_at=None)

    def counted(self) -> "CommentQuerySet":
        """Those that are neither deleted nor hidden."""
        return self.filter(deleted_at=None, hidden_at=None)


class Comment(Hideable):
    """A remark on an initiative or an argument, with one level of replies."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    initiative = models.ForeignKey(
        Initiative, db_index=False, on_delete=models.CASCADE, related_name="comments"
    )
    argument = models.ForeignKey(
        Argument, db_index=False, null=True, blank=True, on_delete=models.CASCADE, related_name="comments"
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="comments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("comment"), max_length=10_000)
    text_html = models.TextField(blank=True, editable=False)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)
    became_argument = models.OneToOneField(
        Argument, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="was_comment"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta(Hideable.Meta):
        verbose_name = _("comment")
        indexes = [
            models.Index(fields=["argument", "created_at", "id"], name="comments_of_an_argument"),
            models.Index(fields=["initiative", "created_at", "id"], name="comments_of_an_initiative"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_gone(self) -> bool:
        """Whether only a tombstone is left."""
        return self.deleted_at is not None


class Mention(models.Model):
    """A person whom a comment calls."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mentions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "user"], name="mentioned_once_in_a_comment")
        ]

    def __str__(self) -> str:
        return f"@{self.user}"


class Follow(models.Model):
    """What a member hears of an initiative, and up to when that member has seen what changed in it."""

    class Level(models.TextChoices):
        EVERYTHING = "everything", _("everything")
        CONCERNS_ME = "concerns_me", _("what concerns me")
        NOTHING = "nothing", _("nothing")

    UNSAID = Level.CONCERNS_ME  # what holds for a member who never chose

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows")
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="follows")
    level = models.CharField(max_length=12, choices=Level, default=UNSAID)
    seen_through = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "initiative"], name="follows_an_initiative_once")
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.level}"


class DuplicateQuerySet(MembersQuerySet):
    initiative_path = "says__initiative__"


class Duplicate(models.Model):
    """Argument ``says`` says what ``said`` says; merging is a matter for its author or a facilitator."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    says = models.ForeignKey(Argument, on_delete=models.CASCADE, related_name="duplicate_marks")
    said = models.ForeignKey(Argument, on_delete=models.CASCADE, related_name="+")
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)

    objects = DuplicateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["says", "said"], name="duplicate_marked_once"),
            models.CheckConstraint(name="duplicate_of_another", condition=~Q(says=models.F("said"))),
        ]

    def __str__(self) -> str:
        return f"{self.says_id} = {self.said_id}"

    @property
    def argument(self) -> Argument:
        return self.says

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody to merge both or to say that they differ."""
        return self.dismissed_by_id is None and self.says.is_active and self.said.is_active
