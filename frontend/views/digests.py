"""Past digests, the next one, and the way out."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from deliberation.actions import digests as actions
from deliberation.digests import archive as past
from deliberation.errors import NotFound
from deliberation.leaving import meant_by
from frontend.pages.digests import archive_page, digest_page, told_page
from frontend.pages.subscriptions import unsubscribe_page
from frontend.places import find_workspace
from frontend.responses import page


@require_safe
@login_required
def archive(request):
    """What one was told, and where one changes when it comes."""
    return page(request, "digests/archive.html", archive_page(request))


@require_safe
@login_required
def show(request, pk):
    """One edition as the reader was told it; ``pk`` is the edition's."""
    delivery = past.deliveries_of(request.user).filter(edition=pk).first()
    if delivery is None:
        raise NotFound
    return page(request, "digests/show.html", digest_page(delivery))


@require_safe
@login_required
def preview(request, key):
    """The next digest as it stands now."""
    workspace = find_workspace(request, key)
    digest, _edition = past.preview(request.user, workspace, timezone.now())
    return page(request, "digests/show.html", told_page(digest, workspace) | {"preview": True})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request, token):
    """The link in every mail: opening it changes nothing, its button and a mail program's one click end it.

    No cookie, no sign-in, no form token: the signed word is all it takes, and it can do nothing else.
    """
    meant = meant_by(token)
    if meant is None:
        raise Http404  # to sign in would not help
    found, ends = meant
    if request.method == "POST":
        found = actions.WAYS_OUT[ends](subscription=found)
    language = found.language or found.user.language
    with override(language):
        response = page(request, f"digests/unsubscribe_{ends.list_name}.html", unsubscribe_page(found))
    response["Content-Language"] = language
    return response
