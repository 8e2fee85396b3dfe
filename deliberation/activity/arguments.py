from django.utils.translation import gettext_lazy as _

from .audiences import author_of_the_argument, author_of_the_parent
from .kinds import Kind

KINDS = {
    "argument.added": Kind(_("%(actor)s added %(subject)s")),
    "argument.responded": Kind(_("%(actor)s responded with %(subject)s"), author_of_the_parent),
    "argument.revised": Kind(_("%(actor)s changed the wording of %(subject)s")),
    "argument.moved": Kind(_("%(actor)s moved %(subject)s"), author_of_the_argument),
    "argument.withdrawn": Kind(_("%(actor)s withdrew %(subject)s")),
    "argument.restored": Kind(_("%(actor)s brought back %(subject)s")),
    "challenge.updated": Kind(_("%(actor)s updated the challenge %(subject)s"), author_of_the_argument),
}
