"""One's digests as a feed: the page that makes and ends its address, and the feed behind it."""

from hashlib import blake2b

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions
from accounts.models import FeedAddress
from deliberation.digests.feeds import address_of, told_in_feed
from deliberation.errors import in_our_words
from deliberation.limits import TooMany, caller_of, spend
from frontend.pages.feed import as_atom
from frontend.reader import Reader
from frontend.responses import page, see_other

from .tokens import asked_who_posts

HERE = "/digests/feed/"
ATOM = "application/atom+xml; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@asked_who_posts
def manage(request):
    """Whether there is an address; a POST makes one, in the place of the one before, and tells it this once."""
    if request.method != "POST":
        return page(request, "digests/feed.html", {"part": "feed", "feed": _shown(request)})
    with in_our_words():
        _address, secret = actions.open_feed(user=request.user)
    context = {"part": "feed", "address": f"{settings.BASE_URL}/feeds/{secret}/"}
    return page(request, "digests/feed_made.html", context)


@require_POST
@login_required
def end(request):
    actions.close_feed(user=request.user)
    return see_other(request, HERE, said=_("The address is ended. A feed reader that has it reads no more."))


@require_safe
def read(request, secret):
    """The feed itself, for whoever has its address: no cookie, no sign-in, and nothing else behind it."""
    address, now = address_of(secret), timezone.now()
    try:
        spend("exports", caller_of(request, address.user if address else None))
    except TooMany as refusal:
        wait = {"Retry-After": str(refusal.wait)}
        return HttpResponse(str(refusal.detail), status=429, content_type=PLAIN, headers=wait)
    if address is None:
        return HttpResponse(_("There is no such feed, or it has ended."), status=404, content_type=PLAIN)
    actions.note_feed_use(address=address, now=now)
    return _answer(request, address, now)


def _answer(request, address: FeedAddress, now) -> HttpResponse:
    """Asked for again each time, because what is in it may end at any moment.

    For the same reason a date decides nothing: what is taken out leaves the date as it is, and changes the tag.
    """
    told = told_in_feed(address.user, now)
    body = as_atom(address, told)
    latest = told[0].delivery.edition.ends_at if told else address.created_at
    etag = f'"{blake2b(body, digest_size=16).hexdigest()}"'
    response = HttpResponse(body, content_type=ATOM)
    response["ETag"], response["Last-Modified"] = etag, http_date(latest.timestamp())
    response["Cache-Control"], response["X-Robots-Tag"] = "private, no-cache", "noindex"
    response["Content-Language"] = address.user.language
    return get_conditional_response(request, etag=etag, response=response)


def _shown(request) -> dict | None:
    feed = FeedAddress.objects.filter(user=request.user).first()
    if feed is None:
        return None
    reader = Reader.of(request)
    used = reader.moment(feed.last_used_at) if feed.last_used_at else ""
    return {"made": reader.moment(feed.created_at), "used": used}
