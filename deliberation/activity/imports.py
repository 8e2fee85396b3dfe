from django.utils.translation import gettext_lazy as _

from .kinds import Kind

# What was deliberated elsewhere is told to nobody here, but to systems that keep a copy.
KINDS = {
    "import.done": Kind(_("%(actor)s imported a file"), webhook=False),
    "export.asked": Kind(_("%(actor)s exported what they may see"), webhook=False),
    "initiative.imported": Kind(_("%(actor)s imported %(subject)s")),
    "evidence.imported": Kind(_("%(actor)s imported %(subject)s")),
    "comment.imported": Kind(_("%(actor)s imported %(subject)s")),
    "argument.imported": Kind(_("%(actor)s imported %(subject)s")),
}
