from django.utils.translation import gettext_lazy as _

from .audiences import NAMED, facilitators, first_of, giver_of_the_action, owner_of_the_action
from .kinds import Kind

KINDS = {
    "action.added": Kind(_("%(actor)s added an action to %(subject)s"), owner_of_the_action),
    "action.edited": Kind(_("%(actor)s changed an action of %(subject)s"), owner_of_the_action),
    "action.finished": Kind(_("%(actor)s finished an action of %(subject)s"), giver_of_the_action),
    "action.reopened": Kind(
        _("%(actor)s took an action of %(subject)s up again"),
        first_of(owner_of_the_action, giver_of_the_action),
    ),
    "action.handed_on": Kind(_("An action of %(subject)s has nobody to do it any more"), facilitators),
    "action.due": Kind(
        _("An action of %(subject)s is due"),
        owner_of_the_action,
        webhook=False,
        mailed=frozenset({NAMED}),
    ),
    "indicator.added": Kind(_("%(actor)s added an indicator to %(subject)s")),
    "indicator.edited": Kind(_("%(actor)s changed an indicator of %(subject)s")),
    "indicator.removed": Kind(_("%(actor)s removed an indicator of %(subject)s")),
}
