from django.utils.translation import gettext_lazy as _

from .audiences import author_of_the_argument
from .kinds import Kind

KINDS = {
    "link.added": Kind(_("%(actor)s linked %(subject)s with the follow-up"), author_of_the_argument),
    "link.removed": Kind(_("%(actor)s took a link of %(subject)s away")),
}
