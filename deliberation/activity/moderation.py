from django.utils.translation import gettext_lazy as _

from .audiences import facilitators, whoever_reported, whose_it_is
from .kinds import Kind

KINDS = {
    "argument.hidden": Kind(_("%(actor)s hid %(subject)s"), whose_it_is),
    "argument.shown": Kind(_("%(actor)s showed %(subject)s again"), whose_it_is),
    "evidence.hidden": Kind(_("%(actor)s hid evidence of %(subject)s"), whose_it_is),
    "evidence.shown": Kind(_("%(actor)s showed evidence of %(subject)s again"), whose_it_is),
    "comment.hidden": Kind(_("%(actor)s hid a comment on %(subject)s"), whose_it_is),
    "comment.shown": Kind(_("%(actor)s showed a comment on %(subject)s again"), whose_it_is),
    # Who reported what is between that member and the facilitators.
    "report.made": Kind(_("%(actor)s reported something in %(subject)s"), facilitators, webhook=False),
    "report.settled": Kind(_("%(actor)s settled a report in %(subject)s"), whoever_reported, webhook=False),
}
