from django.utils.translation import gettext_lazy as _

from .audiences import NAMED, first_of
from .audiences_around import opener_of_the_case, owner_of_the_case
from .kinds import Kind

KINDS = {
    "case.opened": Kind(_("%(actor)s opened a case"), owner_of_the_case, mailed=frozenset({NAMED})),
    "case.edited": Kind(_("%(actor)s edited a case"), owner_of_the_case),
    "case.status_changed": Kind(
        _("%(actor)s changed how a case stands"), first_of(owner_of_the_case, opener_of_the_case)
    ),
    "case.named": Kind(_("%(actor)s changed who reads the name of a case's company")),
    "case.handed_on": Kind(_("%(actor)s left, and nobody sees to a case"), opener_of_the_case),
}
