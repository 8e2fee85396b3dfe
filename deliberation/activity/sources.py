from django.utils.translation import gettext_lazy as _

from .audiences import NAMED, author_of_the_argument, keeper_of_the_source
from .kinds import Kind

KINDS = {
    "source.added": Kind(_("%(actor)s added a source to the library")),
    "source.edited": Kind(_("%(actor)s edited a source")),
    "source.due": Kind(
        _("A source of yours is to be checked again"),
        keeper_of_the_source,
        webhook=False,
        mailed=frozenset({NAMED}),
    ),
    "source.refuted": Kind(_("%(actor)s said that a source does not hold"), keeper_of_the_source),
    "source.rechecked": Kind(_("%(actor)s checked a source again")),
    "evidence.added": Kind(_("%(actor)s backed %(subject)s with a source"), author_of_the_argument),
    "evidence.edited": Kind(_("%(actor)s edited evidence of %(subject)s")),
    "evidence.removed": Kind(_("%(actor)s removed evidence of %(subject)s")),
    "fact.added": Kind(_("%(actor)s added a fact")),
    "fact.edited": Kind(_("%(actor)s edited a fact")),
    "fact.cited": Kind(_("%(actor)s brought a source to a fact")),
    "fact.removed": Kind(_("%(actor)s removed a fact")),
    "question.edited": Kind(_("%(actor)s edited or answered a key question")),
    "question.removed": Kind(_("%(actor)s removed a key question")),
    "question.added": Kind(_("%(actor)s added a key question")),
}
