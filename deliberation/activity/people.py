from django.utils.translation import gettext_lazy as _

from .electorates import of_the_workspace, of_the_workspace_by_role
from .kinds import Kind

KINDS = {
    "workspace.created": Kind(_("%(actor)s created the workspace"), webhook=False),
    "organisation.added": Kind(_("%(actor)s added an organisation")),
    "membership.joined": Kind(_("%(actor)s joined"), recounts=of_the_workspace),
    "membership.changed": Kind(_("%(actor)s changed a membership"), recounts=of_the_workspace_by_role),
    "membership.ended": Kind(_("%(actor)s ended a membership"), recounts=of_the_workspace),
}
