from django.utils.translation import gettext_lazy as _

from .electorates import of_the_workspace, of_the_workspace_by_role
from .kinds import Kind

KINDS = {
    "workspace.created": Kind(_("%(actor)s created the workspace"), webhook=False),
    "organisation.added": Kind(_("%(actor)s added an organisation")),
    "organisation.edited": Kind(_("%(actor)s edited an organisation")),
    "organisation.removed": Kind(_("%(actor)s removed an organisation")),
    "workspace.changed": Kind(_("%(actor)s changed the workspace's settings"), webhook=False),
    "invitation.made": Kind(_("%(actor)s invited somebody"), webhook=False),
    "invitation.resent": Kind(_("%(actor)s sent an invitation again"), webhook=False),
    "invitation.revoked": Kind(_("%(actor)s took an invitation back"), webhook=False),
    "service.added": Kind(_("%(actor)s added a service"), webhook=False),
    "service.ended": Kind(_("%(actor)s ended a service"), webhook=False),
    "service.token_created": Kind(_("%(actor)s made a token for a service"), webhook=False),
    "service.token_revoked": Kind(_("%(actor)s revoked a token of a service"), webhook=False),
    "membership.joined": Kind(_("%(actor)s joined"), recounts=of_the_workspace),
    "membership.changed": Kind(_("%(actor)s changed a membership"), recounts=of_the_workspace_by_role),
    "membership.renamed": Kind(_("%(actor)s took another name"), webhook=False),
    "membership.ended": Kind(_("%(actor)s ended a membership"), recounts=of_the_workspace),
    "membership.erased": Kind(_("%(actor)s erased who a member was")),
    "membership.paused": Kind(_("%(actor)s shut a member out"), webhook=False, recounts=of_the_workspace),
    "membership.resumed": Kind(
        _("%(actor)s let a member in again"), webhook=False, recounts=of_the_workspace
    ),
}
