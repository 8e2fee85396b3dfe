from django.utils.translation import gettext_lazy as _

from .kinds import Kind

KINDS = {
    "brief.handed_in": Kind(_("%(actor)s handed in a brief"), webhook=False),
    "brief.accepted": Kind(_("%(actor)s accepted a brief as %(subject)s")),
}
