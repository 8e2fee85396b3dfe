from django.utils.translation import gettext_lazy as _

from .kinds import Kind

# What was deliberated elsewhere is told to nobody here, but to systems that keep a copy.
KINDS = {
    "export.asked": Kind(_("%(actor)s exported what they may see"), webhook=False),
    "initiative.imported": Kind(_("%(actor)s imported %(subject)s")),
    "argument.imported": Kind(_("%(actor)s imported %(subject)s")),
}
