"""A workspace's members as rows: who, from where, with which role."""

from accounts.models import Membership, Workspace
from accounts.models.people import Role
from frontend.reader import Reader

RANK = {role: -place for place, role in enumerate(Role.values)}


def members_page(request, workspace: Workspace) -> dict:
    """The context of people/members.html: organisation by organisation, the highest role first."""
    reader = Reader.of(request, workspace)
    rows = Membership.objects.active().filter(workspace=workspace).select_related("user", "organisation")
    found = sorted(rows, key=lambda row: (row.organisation.name_en, RANK[row.role], row.user.name))
    return {
        "workspace": workspace,
        "section": "people",
        "members": [
            {
                "name": row.user.name,
                "organisation": row.organisation.name_in(reader.language),
                "role": row.get_role_display(),
                "speaks_for": row.speaks_for,
                "own": row.user_id == request.user.pk,
            }
            for row in found
        ],
    }
