from django.utils.translation import gettext_lazy as _

from .audiences import NAMED
from .audiences_around import giver_of_the_preparation, owner_of_the_deadline, owner_of_the_preparation
from .kinds import Kind

KINDS = {
    "event.added": Kind(_("%(actor)s added an event")),
    "event.edited": Kind(_("%(actor)s edited an event")),
    "event.chain_taken": Kind(_("%(actor)s took the usual deadlines for an event")),
    "deadline.added": Kind(_("%(actor)s added a deadline of an event"), owner_of_the_deadline),
    "deadline.edited": Kind(_("%(actor)s edited a deadline of an event"), owner_of_the_deadline),
    "deadline.done": Kind(_("%(actor)s met a deadline of an event")),
    "deadline.removed": Kind(_("%(actor)s removed a deadline of an event")),
    "deadline.handed_on": Kind(_("%(actor)s left, and nobody keeps a deadline of an event")),
    "deadline.due": Kind(
        _("A deadline of yours has come"), owner_of_the_deadline, webhook=False, mailed=frozenset({NAMED})
    ),
    "preparation.added": Kind(
        _("%(actor)s wrote down what to do for an event"), owner_of_the_preparation, mailed=frozenset({NAMED})
    ),
    "preparation.edited": Kind(_("%(actor)s edited what to do for an event"), owner_of_the_preparation),
    "preparation.done": Kind(_("%(actor)s did what was to do for an event"), giver_of_the_preparation),
    "preparation.handed_on": Kind(_("%(actor)s left, and nobody does something for an event")),
    "preparation.due": Kind(
        _("Something that you do for an event is due"),
        owner_of_the_preparation,
        webhook=False,
        mailed=frozenset({NAMED}),
    ),
    "pledge.recorded": Kind(_("%(actor)s wrote down what a country pledged")),
}
