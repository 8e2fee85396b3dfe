from django.utils.translation import gettext_lazy as _

from .kinds import Kind

# What was deliberated elsewhere is told to nobody here.
KINDS = {
    "initiative.imported": Kind(_("%(actor)s imported %(subject)s"), webhook=False),
    "argument.imported": Kind(_("%(actor)s imported %(subject)s"), webhook=False),
}
