"""Whom an initiative names, and whom it could."""

from accounts.models import Membership
from deliberation.models import Initiative, NamedReader
from deliberation.models.stages import EDIT
from deliberation.permissions import can_edit_initiative, require
from frontend.forms.readers import ReaderForm
from frontend.responses import actor_of

from .choices import of_members


def readers_page(request, initiative: Initiative, form: ReaderForm | None = None) -> dict:
    """The context of initiatives/readers.html, for those who edit it; ``form`` is one that was refused."""
    require(can_edit_initiative(actor_of(request), initiative))
    rows = NamedReader.objects.filter(initiative=initiative).select_related("user").order_by("user__name")
    return {
        "initiative": initiative,
        "workspace": initiative.workspace,
        "section": "initiatives",
        "readers": list(rows),
        "form": form or reader_form(initiative),
        "may_name": initiative.allows(EDIT),
    }


def reader_form(initiative: Initiative, data=None) -> ReaderForm:
    members = Membership.objects.active().persons().filter(workspace=initiative.workspace_id)
    rows = members.select_related("user", "organisation").order_by("user__name")
    choices = of_members(rows)
    return ReaderForm(data, members=choices)
