"""Mail, for whoever keeps the site running: how it stands, what became of it, and what is done about it.

Each act is a form of its own that goes back to its page; what is dropped can be brought back.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import OutgoingMail, User
from deliberation.actions import deliveries, mail_service, operators
from deliberation.errors import Invalid, NotFound, Refusal
from deliberation.models import Delivery, Edition
from deliberation.permissions import can_operate, require
from frontend.forms.operators import PreviewForm, WhatToDoForm
from frontend.pages.digests import told_page
from frontend.pages.operators import edition_page, mail_page, suspended_page, troubles_page
from frontend.responses import actor_of, back_to, page, see_other

HERE = "/operator/mail/"


def for_operators(view: Callable) -> Callable:
    """Whoever is none is told so, whatever the address."""

    @wraps(view)
    @login_required
    def asked(request, *args, **kwargs):
        require(can_operate(actor_of(request)))
        return view(request, *args, **kwargs)

    return asked


@require_safe
@for_operators
def mail(request):
    return page(request, "operators/mail.html", mail_page(request))


@require_POST
@for_operators
def pause(request):
    mail_service.pause_mail(by=actor_of(request))
    return see_other(request, HERE, said=_("Mail is paused."))


@require_POST
@for_operators
def resume(request):
    dropped = mail_service.resume_mail(by=actor_of(request), drop=_what(request) == "drop")
    return see_other(request, HERE, said=_dropped(dropped) if dropped else _("Mail leaves again."))


@require_POST
@for_operators
def held(request):
    by = actor_of(request)
    if _what(request) == "drop":
        return see_other(request, HERE, said=_dropped(mail_service.drop_held_mail(by=by)))
    mail_service.send_held_mail(by=by)
    return see_other(request, HERE, said=_("What was held leaves now."))


@require_POST
@for_operators
def bring_back(request):
    count = mail_service.bring_back_mail(by=actor_of(request))
    said = ngettext("%d mail is planned anew.", "%d mails are planned anew.", count) % count
    return see_other(request, HERE, said=said)


@require_safe
@for_operators
def troubles(request):
    return page(request, "operators/troubles.html", troubles_page(request))


@require_POST
@for_operators
def again(request, pk):
    """Try one mail again; ``pk`` is the mail's."""
    found = _found(OutgoingMail.objects.select_related("person"), pk)
    tried = operators.retry_mail(by=actor_of(request), mail=found)
    said = _("It is tried again.") if tried else _("There is nothing to try again.")
    return see_other(request, back_to(request, f"{HERE}troubles/"), said=said)


@require_safe
@for_operators
def edition(request, pk):
    found = _found(Edition.objects.select_related("workspace").defer("items"), pk)
    return page(request, "operators/edition.html", edition_page(request, found))


@require_POST
@for_operators
def resend(request, pk):
    """Send a digest once more to one person; ``pk`` is the delivery's."""
    found = _found(Delivery.objects.select_related("user"), pk)
    deliveries.resend_digest(by=actor_of(request), delivery=found)
    said = _("It is sent once more to %(name)s.") % {"name": found.user.name}
    return see_other(request, back_to(request, f"{HERE}editions/{found.edition_id}/"), said=said)


@require_http_methods(["GET", "HEAD", "POST"])
@for_operators
def suspended(request):
    """Whose digests rest; a POST ends that for one ``person``."""
    if request.method != "POST":
        return page(request, "operators/suspended.html", suspended_page(request))
    person = _found(User.objects.all(), request.POST.get("person", ""))
    deliveries.lift_suspension(by=actor_of(request), person=person)
    said = _("Mails go to %(name)s again.") % {"name": person.name}
    return see_other(request, f"{HERE}suspended/", said=said)


@require_http_methods(["GET", "HEAD", "POST"])
@for_operators
def preview(request):
    """A member's next digest. Only a POST shows one, because it leaves a record."""
    form = PreviewForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return page(request, "operators/preview.html", {"form": form}, 422 if form.is_bound else 200)
    try:
        digest, _edition = deliveries.preview_digest(by=actor_of(request), **form.places())
    except Refusal as refusal:
        form.refuse(refusal)
        return page(request, "operators/preview.html", {"form": form}, 422)
    told = told_page(digest, workspace=None)
    return page(request, "operators/preview.html", {**told, "form": form, "preview": True})


def _what(request) -> str:
    form = WhatToDoForm(request.POST)
    if not form.is_valid():
        raise Invalid
    return form.cleaned_data["what"]


def _dropped(count: int) -> str:
    return ngettext("%d mail was dropped.", "%d mails were dropped.", count) % count


def _found(rows, pk):
    try:
        found = rows.filter(pk=pk).first()
    except ValidationError:  # no id at all
        found = None
    if found is None:
        raise NotFound
    return found
