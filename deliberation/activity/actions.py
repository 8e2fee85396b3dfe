from django.utils.translation import gettext_lazy as _

from .audiences import (
    ASKED,
    NAMED,
    ON_YOURS,
    facilitators,
    first_of,
    followers,
    giver_of_the_action,
    only_if,
    owner_of_the_action,
)
from .audiences_around import author_of_the_report, watcher_of_the_indicator, who_answers_the_report
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
    "indicator.measured": Kind(_("%(actor)s wrote down what an indicator of %(subject)s reads")),
    "indicator.reading_removed": Kind(_("%(actor)s took back a reading of an indicator of %(subject)s")),
    "indicator.breached": Kind(
        _("An indicator of %(subject)s misses what it is meant to reach"),
        watcher_of_the_indicator,
        mailed=frozenset({NAMED}),
    ),
    "status_report.added": Kind(_("%(actor)s began a status report on %(subject)s")),
    "status_report.edited": Kind(_("%(actor)s worked on a status report on %(subject)s")),
    "status_report.submitted": Kind(
        _("%(actor)s asks for approval of a status report on %(subject)s"),
        first_of(who_answers_the_report, followers),
        mailed=frozenset({ASKED}),
    ),
    "status_report.approved": Kind(
        _("%(actor)s approved a status report on %(subject)s"),
        first_of(author_of_the_report, only_if("complete", followers)),
    ),
    "status_report.returned": Kind(
        _("%(actor)s returned a status report on %(subject)s, with a reason"),
        author_of_the_report,
        mailed=frozenset({ON_YOURS}),
    ),
    "status_report.removed": Kind(_("%(actor)s removed a status report on %(subject)s")),
    "indicator.removed": Kind(_("%(actor)s removed an indicator of %(subject)s")),
}
