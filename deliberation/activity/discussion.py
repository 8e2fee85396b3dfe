from django.utils.translation import gettext_lazy as _

from .audiences import called_or_answered
from .kinds import Kind

KINDS = {
    "comment.added": Kind(_("%(actor)s commented on %(subject)s"), called_or_answered),
    "comment.edited": Kind(_("%(actor)s edited a comment on %(subject)s")),
    "comment.deleted": Kind(_("%(actor)s deleted a comment on %(subject)s")),
}
