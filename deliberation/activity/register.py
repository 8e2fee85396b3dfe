from django.utils.translation import gettext_lazy as _

from .audiences import NAMED, first_of
from .audiences_around import keeper_of_the_policy_record, who_leans_on_the_policy_record
from .kinds import Kind

KINDS = {
    "policy_record.added": Kind(_("%(actor)s entered a policy in the register")),
    "policy_record.edited": Kind(_("%(actor)s edited a policy of the register")),
    "policy_record.status_changed": Kind(
        _("%(actor)s changed how a policy of the register stands"),
        first_of(who_leans_on_the_policy_record, keeper_of_the_policy_record),
    ),
    "policy_record.verified": Kind(_("%(actor)s verified a policy of the register")),
    "policy_record.shared": Kind(_("%(actor)s changed who sees a policy of the register")),
    "policy_record.due": Kind(
        _("A policy that you keep in the register is to be verified again"),
        keeper_of_the_policy_record,
        webhook=False,
        mailed=frozenset({NAMED}),
    ),
}
