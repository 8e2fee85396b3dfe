from django.utils.translation import gettext_lazy as _

from .audiences import (
    ASKED,
    asked_and_missing,
    author_of_the_argument,
    first_of,
    followers,
    named_reader,
    who_stated_the_position,
)
from .electorates import of_the_initiative_by_readers
from .kinds import Kind

KINDS = {
    "initiative.started": Kind(_("%(actor)s started %(subject)s")),
    "initiative.edited": Kind(_("%(actor)s edited %(subject)s"), recounts=of_the_initiative_by_readers),
    "initiative.reader_named": Kind(
        _("%(actor)s named a member in %(subject)s"), named_reader, recounts=of_the_initiative_by_readers
    ),
    "initiative.reader_unnamed": Kind(
        _("%(actor)s named a member of %(subject)s no longer"), recounts=of_the_initiative_by_readers
    ),
    "initiative.stage_changed": Kind(_("%(actor)s moved %(subject)s to another stage"), followers),
    "initiative.extended": Kind(_("%(actor)s let %(subject)s close later"), followers),
    "initiative.closing_soon": Kind(
        _("Voting on %(subject)s ends within 24 hours"),
        asked_and_missing,
        webhook=False,
        mailed=frozenset({ASKED}),
    ),
    "position.stated": Kind(
        _("%(actor)s stated a position on %(subject)s"), first_of(author_of_the_argument, followers)
    ),
    "position.cleared": Kind(_("%(actor)s cleared a position on %(subject)s"), who_stated_the_position),
    "view.stated": Kind(_("%(actor)s stated a view of the proposal"), webhook=False),
    "view.withdrawn": Kind(_("%(actor)s took back a view of the proposal"), webhook=False),
}
