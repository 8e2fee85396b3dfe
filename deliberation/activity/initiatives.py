from django.utils.translation import gettext_lazy as _

from .electorates import of_the_initiative_by_readers
from .kinds import Kind

KINDS = {
    "initiative.started": Kind(_("%(actor)s started %(subject)s")),
    "initiative.edited": Kind(_("%(actor)s edited %(subject)s"), recounts=of_the_initiative_by_readers),
    "initiative.stage_changed": Kind(_("%(actor)s moved %(subject)s to another stage")),
    "position.stated": Kind(_("%(actor)s stated a position on %(subject)s")),
    "view.stated": Kind(_("%(actor)s stated a view of the proposal"), webhook=False),
    "view.withdrawn": Kind(_("%(actor)s took back a view of the proposal"), webhook=False),
}
