from django.utils.translation import gettext_lazy as _

from .kinds import Kind

KINDS = {
    "waiver.given": Kind(_("%(actor)s said why a finding about %(subject)s may stand")),
    "waiver.lifted": Kind(_("%(actor)s let a finding about %(subject)s count again")),
}
