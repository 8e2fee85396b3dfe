from django.utils.translation import gettext_lazy as _

from .audiences import ASKED, SEATED, first_of, only_if
from .audiences_around import seated_now, seated_there, who_answers_the_minutes, who_runs_the_meeting
from .kinds import Kind

KINDS = {
    "body.added": Kind(_("%(actor)s set up a consultation body")),
    "body.edited": Kind(_("%(actor)s changed a consultation body")),
    "body.seated": Kind(_("%(actor)s gave you a seat on a consultation body"), seated_now),
    "body.unseated": Kind(_("%(actor)s changed who sits on a consultation body")),
    "meeting.planned": Kind(_("%(actor)s planned a meeting"), seated_there),
    "meeting.edited": Kind(_("%(actor)s changed a meeting"), seated_there),
    "meeting.moved": Kind(_("%(actor)s moved a meeting"), seated_there, mailed=frozenset({SEATED})),
    "meeting.cancelled": Kind(_("%(actor)s cancelled a meeting"), seated_there, mailed=frozenset({SEATED})),
    "meeting.agenda_locked": Kind(
        _("%(actor)s sent the agenda of a meeting"), seated_there, mailed=frozenset({SEATED})
    ),
    "meeting.held": Kind(_("%(actor)s noted who was at a meeting"), only_if("voided", seated_there)),
    "meeting.minutes_proposed": Kind(
        _("%(actor)s asks for approval of the minutes of a meeting"),
        first_of(who_answers_the_minutes),
        mailed=frozenset({ASKED}),
    ),
    "meeting.minutes_approved": Kind(
        _("%(actor)s approved the minutes of a meeting"),
        first_of(only_if("complete", seated_there), who_runs_the_meeting),
    ),
    "meeting.minutes_refused": Kind(
        _("%(actor)s refused the minutes of a meeting"), first_of(who_runs_the_meeting, seated_there)
    ),
    "agenda.drawn": Kind(_("%(actor)s drew items for the agenda of a meeting")),
    "agenda.added": Kind(_("%(actor)s put something on the agenda of a meeting")),
    "agenda.edited": Kind(_("%(actor)s changed the agenda of a meeting")),
    "agenda.ordered": Kind(_("%(actor)s put the agenda of a meeting in another order")),
    "minutes.added": Kind(_("%(actor)s wrote in the minutes of a meeting")),
    "minutes.edited": Kind(_("%(actor)s changed the minutes of a meeting")),
    "minutes.removed": Kind(_("%(actor)s took a line out of the minutes of a meeting")),
    "minutes.turned": Kind(_("%(actor)s made something of a line of the minutes of a meeting")),
}
