from django.utils.translation import gettext_lazy as _

from .kinds import Kind

KINDS = {
    "action.added": Kind(_("%(actor)s added an action to %(subject)s")),
    "action.edited": Kind(_("%(actor)s changed an action of %(subject)s")),
    "action.finished": Kind(_("%(actor)s finished an action of %(subject)s")),
    "action.reopened": Kind(_("%(actor)s took an action of %(subject)s up again")),
    "indicator.added": Kind(_("%(actor)s added an indicator to %(subject)s")),
    "indicator.edited": Kind(_("%(actor)s changed an indicator of %(subject)s")),
    "indicator.removed": Kind(_("%(actor)s removed an indicator of %(subject)s")),
}
