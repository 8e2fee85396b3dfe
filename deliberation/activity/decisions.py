from django.utils.translation import gettext_lazy as _

from .audiences import (
    TOOK_PART,
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
}
