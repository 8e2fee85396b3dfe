"""A workspace's webhooks: the list with the form that makes more, and the page of one with its log."""

from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import Token, Workspace
from deliberation.actions.webhooks import SETTLED, owners_for
from deliberation.models import DeliveryState, Webhook, WebhookDelivery
from deliberation.permissions import webhooks_kept
from frontend.forms.webhooks import EditedWebhookForm, NewWebhookForm, RotationForm
from frontend.reader import Reader
from frontend.responses import actor_of

from .keyset import page_after
from .workspace_frame import workspace_frame

PAGE = 20
FAULTS = {
    "malformed": _("the address cannot be read"),
    "not_https": _("the address is not https"),
    "credentials": _("the address holds a name or password"),
    "port": _("this port is not allowed"),
    "not_public": _("the address is not on the public Internet"),
    "unknown_host": _("nobody knows a machine of this name"),
    "connection": _("no connection"),
    "certificate": _("its certificate is not valid"),
    "tls": _("no secure connection"),
    "too_slow": _("no answer in 15 seconds"),
    "too_large": _("too much was answered"),
    "no_http": _("what it answered is no HTTP"),
    "redirect": _("it leads elsewhere, where nothing is sent"),
    "not_seen": _("its owner may not see this now"),
    "untellable": _("nobody can say what it is about; those who run this site find why in its log"),
}


def webhooks_page(request, workspace: Workspace, form: NewWebhookForm | None = None) -> dict:
    """The context of webhooks/list.html; ``form`` is one that was refused."""
    rows = webhooks_kept(actor_of(request), workspace).select_related("owner").order_by("created_at", "pk")
    return {
        **workspace_frame(request, workspace, tab="webhooks"),
        "form": form or new_form(request, workspace),
        "webhooks": [_row(webhook) for webhook in rows],
    }


def webhook_page(
    request, webhook: Webhook, *, rotation: RotationForm | None = None, notice: str = ""
) -> dict:
    """The context of webhooks/webhook.html: the log, the latest first, of one state where ``?state=`` says so."""
    reader, here = Reader.of(request, webhook.workspace), place_of(webhook)
    state = request.GET.get("state", "")
    rows = webhook.deliveries.all()
    if state in DeliveryState.values:
        rows = rows.filter(state=state)
    deliveries, after = page_after(rows, request.GET.get("after", ""), "-created_at", PAGE)
    kept = {"state": state} if state in DeliveryState.values else {}
    return {
        **workspace_frame(request, webhook.workspace, tab="webhooks"),
        "webhook": _row(webhook),
        "token": _token_of(webhook) if webhook.is_active else "",
        "failing": _failing(webhook, reader) if webhook.is_active and webhook.misses else None,
        "since": reader.moment(webhook.disabled_at) if webhook.disabled_at else "",
        "here": here,
        "states": [(code, label, code == state) for code, label in DeliveryState.choices],
        "narrowed": bool(kept),
        "deliveries": [_delivery(one, webhook, reader) for one in deliveries],
        "next": f"?{urlencode({**kept, 'after': after})}" if after else "",
        "rotation": rotation or RotationForm(),
        "notice": notice,
    }


def edit_page(request, webhook: Webhook, form: EditedWebhookForm | None = None) -> dict:
    """The context of webhooks/edit.html."""
    return {
        **workspace_frame(request, webhook.workspace, tab="webhooks"),
        "webhook": _row(webhook),
        "here": place_of(webhook),
        "form": form or EditedWebhookForm(initial=typed(webhook)),
    }


def typed(webhook: Webhook) -> dict:
    """What a form that changes it begins with."""
    return {name: getattr(webhook, name) for name in ("address", "description", "types", "version")}


def new_form(request, workspace: Workspace, data=None) -> NewWebhookForm:
    owners = owners_for(actor_of(request), workspace).order_by("name")
    return NewWebhookForm(data, owners=owners, initial={"owner": request.user.pk})


def place_of(webhook: Webhook) -> str:
    return f"/w/{webhook.workspace.key}/webhooks/{webhook.pk}/"


def _failing(webhook: Webhook, reader: Reader) -> dict:
    """How many tries in a row failed, what came of the last, and when the next one comes, unless that is now."""
    last = webhook.deliveries.exclude(tried_at=None).order_by("-tried_at").first()
    return {
        "many": webhook.misses,
        "why": f"{last.status or ''} {FAULTS.get(last.fault, last.fault)}".strip() if last else "",
        "next": reader.moment(webhook.rests_until) if webhook.rests(timezone.now()) else "",
    }


def _token_of(webhook: Webhook) -> str:
    """What the token is called on which it stands; empty for who was signed in."""
    if not webhook.token_key:
        return ""
    latest = Token.objects.of_line(webhook.token_key).order_by("-created").first()
    return latest.name if latest else ""


def _row(webhook: Webhook) -> dict:
    return {
        "id": webhook.pk,
        "name": str(webhook),
        "address": webhook.address,
        "described": bool(webhook.description),
        "owner": webhook.owner.name,
        "types": webhook.types,
        "many": ngettext("%(many)s type", "%(many)s types", len(webhook.types))
        % {"many": len(webhook.types)},
        "is_active": webhook.is_active,
        "reason": webhook.get_reason_display(),
    }


def _delivery(row: WebhookDelivery, webhook: Webhook, reader: Reader) -> dict:
    return {
        "id": row.pk,
        "type": row.type,
        "state": row.get_state_display(),
        "failed": row.state == DeliveryState.FAILED,
        "waits": reader.moment(row.not_before) if row.state == DeliveryState.WAITING and row.attempts else "",
        "when": reader.moment(row.tried_at or row.created_at),
        "attempts": row.attempts,
        "status": row.status,
        "fault": FAULTS.get(row.fault, row.fault),
        "duration": row.duration_ms,
        "answer": row.answer,
        "may_replay": webhook.is_active and row.state in SETTLED,
    }
