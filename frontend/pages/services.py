"""A workspace's services: the list with the form that makes more, and the page of one with its tokens."""

from collections import Counter

from django.utils import timezone

from accounts.models import Membership, Token, Workspace
from deliberation.actions.services import services_of
from deliberation.permissions import rights_of
from frontend.forms.services import MAY, ServiceForm, ServiceTokenForm
from frontend.reader import Reader
from frontend.responses import actor_of

from .tokens import token_rows
from .workspace_frame import workspace_frame


def services_page(request, workspace: Workspace, form: ServiceForm | None = None) -> dict:
    """The context of people/services.html; ``form`` is one that was refused."""
    reader = Reader.of(request, workspace)
    services = list(services_of(workspace).order_by("user__name", "pk"))
    users = [service.user_id for service in services]
    lasting = Token.objects.lasting(timezone.now()).filter(user__in=users)
    counted = Counter(lasting.values_list("user", flat=True))
    return {
        **workspace_frame(request, workspace, tab="services"),
        "form": form or service_form(request, workspace),
        "services": [
            {
                "id": service.pk,
                "name": service.user.name,
                "role": service.get_role_display(),
                "organisation": service.organisation.name_in(reader.language),
                "tokens": counted[service.user_id],
            }
            for service in services
        ],
    }


def service_page(request, service: Membership, form: ServiceTokenForm | None = None, notice="") -> dict:
    """The context of people/service.html."""
    reader = Reader.of(request, service.workspace)
    here = place_of(service)
    return {
        **workspace_frame(request, service.workspace, tab="services"),
        "name": service.user.name,
        "role": service.get_role_display(),
        "organisation": service.organisation.name_in(reader.language),
        "here": here,
        "tokens": token_rows(Token.objects.filter(user=service.user_id), f"{here}tokens/", reader, dict(MAY)),
        "form": form or ServiceTokenForm(),
        "notice": notice,
    }


def service_form(request, workspace: Workspace, data=None) -> ServiceForm:
    """With the organisations that there are, one's own first chosen."""
    own = rights_of(actor_of(request), workspace).organisation_id
    return ServiceForm(data, organisations=workspace.organisations.all(), initial={"organisation": own})


def place_of(service: Membership) -> str:
    return f"/w/{service.workspace.key}/services/{service.pk}/"
