from django.utils.translation import gettext_lazy as _

from .kinds import Kind

KINDS = {
    "option.added": Kind(_("%(actor)s added an option to %(subject)s")),
    "option.edited": Kind(_("%(actor)s changed an option of %(subject)s")),
    "option.removed": Kind(_("%(actor)s removed an option of %(subject)s")),
    "option.scored": Kind(_("%(actor)s scored an option of %(subject)s")),
    "option.score_removed": Kind(_("%(actor)s removed a score of an option of %(subject)s")),
    "criterion.added": Kind(_("%(actor)s added a criterion to %(subject)s")),
    "criterion.edited": Kind(_("%(actor)s changed a criterion of %(subject)s")),
    "criterion.removed": Kind(_("%(actor)s removed a criterion of %(subject)s")),
}
