from django.utils.translation import gettext_lazy as _

from .kinds import Kind

KINDS = {
    "workspace.created": Kind(_("%(actor)s created the workspace"), webhook=False),
    "organisation.added": Kind(_("%(actor)s added an organisation")),
    "membership.joined": Kind(_("%(actor)s joined")),
    "membership.changed": Kind(_("%(actor)s changed a membership")),
    "membership.ended": Kind(_("%(actor)s ended a membership")),
}
