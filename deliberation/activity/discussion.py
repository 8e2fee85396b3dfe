from django.utils.translation import gettext_lazy as _

from .audiences import MENTIONED, called_or_answered, called_since
from .kinds import Kind

CALLS = frozenset({MENTIONED})

KINDS = {
    "comment.added": Kind(_("%(actor)s commented on %(subject)s"), called_or_answered, mailed=CALLS),
    "comment.edited": Kind(_("%(actor)s edited a comment on %(subject)s"), called_since, mailed=CALLS),
    "comment.deleted": Kind(_("%(actor)s deleted a comment on %(subject)s")),
}
