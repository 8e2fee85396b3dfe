from django.utils.translation import gettext_lazy as _

from .audiences import (
    ASKED,
    NAMED,
    author_of_the_argument,
    author_of_the_comment_it_was,
    author_of_the_parent,
    facilitators,
    first_of,
    followers,
    responsible_for_the_challenge,
    voters_to_confirm,
    who_handles_the_challenge,
)
from .kinds import Kind

KINDS = {
    "argument.added": Kind(
        _("%(actor)s added %(subject)s"), first_of(author_of_the_comment_it_was, followers)
    ),
    "argument.responded": Kind(
        _("%(actor)s responded with %(subject)s"),
        first_of(author_of_the_comment_it_was, author_of_the_parent, followers),
    ),
    "argument.revised": Kind(_("%(actor)s changed the wording of %(subject)s"), voters_to_confirm),
    "argument.moved": Kind(_("%(actor)s moved %(subject)s"), author_of_the_argument),
    "argument.withdrawn": Kind(_("%(actor)s withdrew %(subject)s")),
    "argument.restored": Kind(_("%(actor)s brought back %(subject)s")),
    "argument.label_changed": Kind(_("%(subject)s is judged otherwise, as others may vote now")),
    "challenge.updated": Kind(
        _("%(actor)s updated the challenge %(subject)s"),
        first_of(responsible_for_the_challenge, author_of_the_argument),
    ),
    "challenge.handed_on": Kind(_("%(subject)s has nobody responsible any more"), facilitators),
    "challenge.due": Kind(
        _("The challenge %(subject)s is due"),
        who_handles_the_challenge,
        webhook=False,
        mailed=frozenset({NAMED, ASKED}),
    ),
}
