from django.utils.translation import gettext_lazy as _

from .audiences import (
    ASKED,
    TOOK_PART,
    facilitators,
    first_of,
    followers,
    only_if,
    proposer_of_the_decision,
    speakers_of_silent_leads,
    took_part,
)
from .kinds import Kind

KINDS = {
    "decision.proposed": Kind(
        _("%(actor)s proposed a decision on %(subject)s"), first_of(speakers_of_silent_leads, followers)
    ),
    # Its outcome is told to all who took part: that is when the last lead party confirmed.
    "decision.confirmed": Kind(
        _("%(actor)s confirmed the decision on %(subject)s"),
        first_of(only_if("complete", took_part), proposer_of_the_decision, followers),
        mailed=frozenset({TOOK_PART}),
    ),
    "decision.refused": Kind(
        _("%(actor)s refused the decision on %(subject)s"), first_of(proposer_of_the_decision, followers)
    ),
    "decision.dissent_signed": Kind(
        _("%(actor)s signed a dissent from the decision on %(subject)s"),
        first_of(proposer_of_the_decision, followers),
    ),
    "decision.dissent_withdrawn": Kind(_("%(actor)s took a dissent from the decision on %(subject)s back")),
    "decision.condition_met": Kind(
        _("%(actor)s said that a condition of the decision on %(subject)s is met"), proposer_of_the_decision
    ),
    "decision.condition_unmet": Kind(
        _("%(actor)s said that a condition of the decision on %(subject)s is not met after all"),
        proposer_of_the_decision,
    ),
    "decision.trigger_set": Kind(_("%(actor)s set what proposes to open %(subject)s again")),
    "decision.trigger_removed": Kind(_("%(actor)s removed what proposes to open %(subject)s again")),
    "decision.trigger_fired": Kind(
        _("Something happened for which %(subject)s may be opened again"),
        facilitators,
        mailed=frozenset({ASKED}),
    ),
    "decision.trigger_settled": Kind(_("%(actor)s said why the decision on %(subject)s stands"), followers),
}
