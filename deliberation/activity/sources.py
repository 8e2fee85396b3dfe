from django.utils.translation import gettext_lazy as _

from .audiences import author_of_the_argument
from .kinds import Kind

KINDS = {
    "source.added": Kind(_("%(actor)s added a source to the library")),
    "source.edited": Kind(_("%(actor)s edited a source")),
    "evidence.added": Kind(_("%(actor)s backed %(subject)s with a source"), author_of_the_argument),
    "evidence.edited": Kind(_("%(actor)s edited evidence of %(subject)s")),
    "evidence.removed": Kind(_("%(actor)s removed evidence of %(subject)s")),
    "fact.added": Kind(_("%(actor)s added a fact")),
    "question.added": Kind(_("%(actor)s added a key question")),
}
