"""The files that the texts of an initiative show or link to."""

from typing import Any

from django.core.paginator import Paginator
from django.template.defaultfilters import filesizeformat

from deliberation.markup import address_of, markdown_of
from deliberation.models import Attachment, Initiative
from deliberation.models.stages import COMMENT
from deliberation.permissions import Actor, can_attach, can_remove_attachment
from frontend.forms.attachments import AttachmentForm
from frontend.reader import Reader
from frontend.responses import actor_of

AT_ONCE = 50


def attachments_page(request, initiative: Initiative, form: AttachmentForm | None = None) -> dict[str, Any]:
    """The context of writing/attachments.html; ``form`` is one that was refused."""
    rows = Attachment.objects.visible_to(request.user).filter(initiative=initiative)
    found = Paginator(rows.select_related("added_by").order_by("-created_at", "-pk"), AT_ONCE)
    page = found.get_page(request.GET.get("page"))
    reader = Reader.of(request, initiative.workspace)
    may = initiative.allows(COMMENT) and can_attach(actor_of(request), initiative)
    return {
        "initiative": initiative,
        "workspace": initiative.workspace,
        "section": "initiatives",
        "attachments": [_line(actor_of(request), one, reader) for one in page],
        "page": page,
        "form": (form or AttachmentForm()) if may else None,
    }


def _line(by: Actor, attachment: Attachment, reader: Reader) -> dict[str, Any]:
    return {
        "pk": attachment.pk,
        "name": attachment.file_name,
        "href": address_of(attachment.pk),
        "size": filesizeformat(attachment.size),
        "measures": attachment.measures,
        "who": attachment.added_by.name,
        "when": reader.moment(attachment.created_at),
        "markdown": markdown_of(attachment.pk, attachment.file_name, attachment.measures),
        "may_remove": can_remove_attachment(by, attachment),
    }
