from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat, Replace, StrIndex
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import new_id

from .arguments import Argument
from .discussion import Comment
from .initiatives import Initiative
from .visibility import STEERING_ROLES, VisibleQuerySet
from .wordings import Revision, Suggestion

ALL = {"pk__isnull": False}
HERE, BELOW = Q(initiative=OuterRef("initiative")), Q(argument__initiative=OuterRef("initiative"))
# How texts name one, whatever a database makes of a UUID.
TEXT = models.TextField()
ID = Replace(Cast(OuterRef("pk"), TEXT), Value("-", TEXT), Value("", TEXT))
CODE = Concat(Value("attachment:", TEXT), ID, output_field=TEXT)


class AttachmentQuerySet(VisibleQuerySet):
    def visible_to(self, user):
        """As the texts that show or link to it: whoever may read one sees it, and nobody once none stands any more.

        One's own, and for facilitators all, as they have to judge what is to be hidden.
        """
        rows = super().visible_to(user)
        if not user.is_authenticated:
            return rows.filter(_in_public_texts({}))
        own = Q(added_by=user) | Q(reader_role__in=STEERING_ROLES) | _in_texts_of_members({"author": user})
        inside = Q(reader_id__isnull=False) & own
        return rows.filter(inside | _in_public_texts({"author": user}))

    def cited_nowhere(self) -> "AttachmentQuerySet":
        """Those of which no text speaks, whoever may read it."""
        return self.exclude(_in_public_texts(ALL) | _in_texts_of_members(ALL))


class Attachment(models.Model):
    """A file that texts of an initiative show or link to. It never changes. Pictures have ``width`` and ``height``."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="attachments")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    file = models.FileField(_("file"), upload_to="attachments/%Y/%m/", max_length=200, editable=False)
    file_name = models.CharField(_("name"), max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    width = models.PositiveSmallIntegerField(null=True, blank=True)
    height = models.PositiveSmallIntegerField(null=True, blank=True)
    content_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment")
        indexes = [
            models.Index(fields=["initiative", "created_at", "id"], name="attachments_of_an_initiative")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "added_by", "content_hash"], name="attached_once_by_a_person"
            ),
            models.CheckConstraint(
                name="attachment_is_a_picture_or_not",
                condition=Q(width=None, height=None) | Q(width__gt=0, height__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_picture(self) -> bool:
        return self.width is not None

    @property
    def measures(self) -> tuple[int, int] | None:
        """Width and height of a picture."""
        return (self.width, self.height) if self.width and self.height else None


def _in_public_texts(own: dict[str, Any]) -> Q:
    """The initiative's own text, and its arguments in all their wordings: those that are shown, and one's ``own``."""
    here = Q(pk=OuterRef("initiative"))
    claims = _says(Argument, "reasons", HERE & _shown(own))
    return Q(claims) | Q(_says(Revision, "reasons", BELOW & _above(own))) | Q(_says(Initiative, "text", here))


def _in_texts_of_members(own: dict[str, Any]) -> Q:
    """What the public never reads: comments, and other wordings that somebody suggests."""
    comments = _says(Comment, "text", HERE & _shown(own) & (Q(argument=None) | _above(own)))
    return Q(comments) | Q(_says(Suggestion, "reasons", BELOW & _above(own)))


def _shown(own: dict[str, Any]) -> Q:
    return Q(hidden_at=None) | Q(**own)


def _above(own: dict[str, Any]) -> Q:
    """The same of the argument that it hangs from."""
    return Q(argument__hidden_at=None) | Q(**{f"argument__{name}": value for name, value in own.items()})


def _says(noun, column: str, which: Q) -> Exists:
    return Exists(noun.objects.filter(which).alias(at=StrIndex(column, CODE)).filter(at__gt=0))
