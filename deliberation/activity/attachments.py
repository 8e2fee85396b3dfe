from django.utils.translation import gettext_lazy as _

from .kinds import Kind

# The text that shows a file is what others are told of.
KINDS = {
    "attachment.added": Kind(_("%(actor)s attached a file to %(subject)s"), webhook=False),
    "attachment.removed": Kind(_("%(actor)s took an attached file away from %(subject)s"), webhook=False),
}
