from django.utils.translation import gettext_lazy as _

from .kinds import Kind

KINDS = {
    "decision.proposed": Kind(_("%(actor)s proposed a decision on %(subject)s")),
    "decision.confirmed": Kind(_("%(actor)s confirmed the decision on %(subject)s")),
    "decision.refused": Kind(_("%(actor)s refused the decision on %(subject)s")),
}
