from django.utils.translation import gettext_lazy as _

from .audiences import author_of_the_argument, authors_of_both
from .kinds import Kind

KINDS = {
    "duplicate.marked": Kind(_("%(actor)s marked %(subject)s as a duplicate"), author_of_the_argument),
    "duplicate.dismissed": Kind(_("%(actor)s found that %(subject)s is no duplicate")),
    "argument.merged": Kind(_("%(actor)s merged %(subject)s into another argument"), authors_of_both),
    "argument.unmerged": Kind(_("%(actor)s let %(subject)s stand by itself again"), authors_of_both),
}
