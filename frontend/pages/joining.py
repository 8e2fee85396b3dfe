"""What an invitation shows to whoever opens it, signed in or not."""

from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from accounts import waiting
from accounts.links import path_of
from accounts.models import Membership, User
from deliberation.permissions.invitations import WayIn, why_closed
from frontend.forms.invitations import NewByProviderForm, NewMemberForm, ProofForm
from frontend.forms.page_form import PageForm
from frontend.reader import Reader


def joining_page(request, secret: str, way: WayIn, form=None) -> dict:
    """The context of joining/invitation.html; ``form`` is one that was refused."""
    invitation = way.invitation
    reader = Reader.of(request, invitation.workspace)
    state = _state(request.user, way)
    closed = "" if state == "member" else why_closed(invitation, timezone.now())
    return {
        "workspace": None,
        "place": invitation.workspace,
        "inviter": invitation.invited_by.name,
        "organisation": invitation.organisation.name_in(reader.language),
        "role": invitation.get_role_display(),
        "until": reader.moment(invitation.expires_at),
        "here": path_of(secret),
        "address": way.address,
        "held": _held(request),
        "state": "closed" if closed else state,
        "closed": closed.detail if closed else "",
        "form": form or _form(request, way),
    }


def join_form(request, way: WayIn):
    """The form that was sent: a signed-in person accepts by a button, anybody else with a new account."""
    return PageForm(request.POST) if request.user.is_authenticated else _new_member(request)(request.POST)


def _new_member(request) -> type[NewMemberForm]:
    return NewByProviderForm if waiting.held(request) else NewMemberForm


def _state(user, way: WayIn) -> str:
    """Which of the ways in there is: join, new, sign_in, prove; or why there is none: member, other."""
    if user.is_authenticated:
        here = Membership.objects.of(user).filter(workspace=way.invitation.workspace_id)
        if here.exists():
            return "member"
        return "join" if way.is_for(user) else "other"
    if not way.address:
        return "prove"
    return "sign_in" if User.objects.by_address(way.address) else "new"


def _held(request) -> dict | None:
    """The identity of a provider that will be linked with the new account."""
    waits = waiting.held(request)
    return waits and {"name": _provider_name(request, waits["provider"]), **waits["extra_data"]}


def _provider_name(request, provider: str) -> str:
    return next(
        (one.name for one in get_adapter().list_providers(request) if one.sub_id == provider), provider
    )


def _form(request, way: WayIn):
    if request.user.is_authenticated:
        return PageForm()
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    return _new_member(request)(initial={"language": language}) if way.address else ProofForm()
