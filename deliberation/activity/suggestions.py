from django.utils.translation import gettext_lazy as _

from .audiences import author_of_the_argument, author_of_the_suggestion, first_of, voters_to_confirm
from .kinds import Kind

KINDS = {
    "suggestion.made": Kind(_("%(actor)s suggested another wording of %(subject)s"), author_of_the_argument),
    "suggestion.accepted": Kind(
        _("%(actor)s accepted a suggested wording of %(subject)s"),
        first_of(author_of_the_suggestion, voters_to_confirm),
    ),
    "suggestion.declined": Kind(
        _("%(actor)s stayed with the wording of %(subject)s"), author_of_the_suggestion
    ),
    "suggestion.withdrawn": Kind(_("%(actor)s took back a suggested wording of %(subject)s")),
}
