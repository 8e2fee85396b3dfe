"""For whoever builds: the mail that the embedded run keeps instead of sending, and every component on one page."""

from csp.constants import SELF
from csp.decorators import csp_exempt, csp_update
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from accounts.models import KeptMail
from frontend.pages.specimens import specimens
from frontend.pages.words import ICONS
from frontend.responses import page
from frontend.templatetags.page import icon

SHOWN = 200
# A mail's own styles may show, and nothing of it can run, load or send; a link that somebody follows leaves the frame,
# for no page of ours lets itself be framed.
MAY_LEAVE = "allow-top-navigation-by-user-activation"
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; "
    f"sandbox {MAY_LEAVE}"
)
LEAVE = '<base target="_top">'


@require_safe
def mails(request):
    return page(request, "dev/mails.html", {"mails": KeptMail.objects.defer("html", "text")[:SHOWN]})


@require_safe
def mails_json(request):
    """All that was kept, the newest first: to, subject, headers, text, html."""
    rows = KeptMail.objects.values("to", "subject", "headers", "text", "html")
    return JsonResponse(list(rows), safe=False)


@require_safe
@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]
def mail(request, pk):
    """One mail, its HTML in a frame of its own."""
    return page(
        request, "dev/mail.html", {"mail": get_object_or_404(KeptMail, pk=pk), "may_leave": MAY_LEAVE}
    )


@require_safe
@csp_exempt()  # type: ignore[arg-type]
@xframe_options_sameorigin
def mail_html(request, pk):
    """The HTML as a mail program would show it."""
    kept = get_object_or_404(KeptMail, pk=pk)
    html = kept.html.replace("<head>", f"<head>{LEAVE}", 1)
    return HttpResponse(html, headers={"Content-Security-Policy": MAIL_POLICY})


@require_safe
def components(request):
    """Every component in every state, each from the template that pages use."""
    shown = [
        {"name": one.name, "template": one.template, "state": one.state, "html": _html_of(one, request)}
        for one in specimens()
    ]
    kinds = [(kind, icon(name)) for kind, name in ICONS.items()]
    return page(request, "dev/components.html", {"specimens": shown, "kinds": kinds})


def _html_of(specimen, request) -> str:
    return render_to_string(specimen.template, specimen.context, request)
