from django.utils.translation import gettext_lazy as _

from .audiences import NAMED
from .audiences_around import (
    leaders_of_the_commitment,
    responsible_for_the_commitment,
    who_keeps_the_commitment,
)
from .kinds import Kind

KINDS = {
    "agreement.added": Kind(_("%(actor)s added an agreement")),
    "agreement.edited": Kind(_("%(actor)s edited an agreement")),
    "clause.added": Kind(_("%(actor)s added a clause to an agreement")),
    "clause.edited": Kind(_("%(actor)s edited a clause of an agreement")),
    "clause.moved": Kind(_("%(actor)s moved a clause of an agreement")),
    "clause.removed": Kind(_("%(actor)s removed a clause of an agreement")),
    "commitment.added": Kind(_("%(actor)s added a commitment"), who_keeps_the_commitment),
    "commitment.edited": Kind(_("%(actor)s changed a commitment"), responsible_for_the_commitment),
    "commitment.progressed": Kind(_("%(actor)s reported on a commitment"), responsible_for_the_commitment),
    "commitment.milestone_added": Kind(
        _("%(actor)s added a milestone to a commitment"), responsible_for_the_commitment
    ),
    "commitment.milestone_edited": Kind(_("%(actor)s changed a milestone of a commitment")),
    "commitment.milestone_removed": Kind(
        _("%(actor)s removed a milestone of a commitment"), responsible_for_the_commitment
    ),
    "commitment.proved": Kind(_("%(actor)s added evidence of delivery to a commitment")),
    "commitment.proof_removed": Kind(_("%(actor)s removed evidence of delivery of a commitment")),
    "commitment.withdrawn": Kind(_("%(actor)s withdrew a commitment"), who_keeps_the_commitment),
    "commitment.restored": Kind(_("%(actor)s took a commitment up again"), who_keeps_the_commitment),
    "commitment.handed_on": Kind(
        _("A commitment has nobody responsible for it any more"), leaders_of_the_commitment
    ),
    "commitment.due": Kind(
        _("A commitment is due"),
        who_keeps_the_commitment,
        webhook=False,
        mailed=frozenset({NAMED}),
    ),
}
