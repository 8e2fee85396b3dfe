from django.utils.translation import gettext_lazy as _

from .audiences import KEEPS, managers
from .kinds import Kind

KINDS = {
    "webhook.added": Kind(_("%(actor)s added a webhook"), webhook=False),
    "webhook.changed": Kind(_("%(actor)s changed a webhook"), webhook=False),
    "webhook.removed": Kind(_("%(actor)s removed a webhook"), webhook=False),
    "webhook.secret_rotated": Kind(_("%(actor)s made a new secret for a webhook"), webhook=False),
    # By itself: who keeps the workspace hears of it at once, whoever owns the webhook.
    "webhook.disabled": Kind(
        _("A webhook was switched off"), managers, webhook=False, mailed=frozenset({KEEPS})
    ),
}
