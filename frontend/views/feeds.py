"""Feeds: the page that makes and ends one's secret address, what is read behind it, and public ones."""

from datetime import datetime
from functools import wraps
from hashlib import blake2b

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions
from accounts.models import FeedAddress, User
from deliberation.digests.feeds import address_of, told_in_feed
from deliberation.errors import in_our_words
from deliberation.limits import TooMany, caller_of, spend
from deliberation.models import Initiative
from deliberation.news import news_of
from frontend.pages.feed import as_atom
from frontend.pages.news import as_atom as news_as_atom
from frontend.reader import Reader
from frontend.responses import page, see_other

from .tokens import asked_who_posts

HERE = "/digests/feed/"
ATOM = "application/atom+xml; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"
GONE = gettext_lazy("There is no such feed, or it has ended.")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@asked_who_posts
def manage(request):
    """Whether there is an address; a POST makes one, in the place of the one before, and tells it this once."""
    if request.method != "POST":
        return page(request, "digests/feed.html", {"part": "feed", "feed": _shown(request)})
    with in_our_words():
        _address, secret = actions.open_feed(user=request.user)
    address = f"{settings.BASE_URL}/feeds/{secret}/"
    context = {"part": "feed", "address": address, "calendar": f"{address}calendar.ics"}
    return page(request, "digests/feed_made.html", context)


@require_POST
@login_required
def end(request):
    actions.close_feed(user=request.user)
    return see_other(request, HERE, said=_("The address is ended. A feed reader that has it reads no more."))


def _too_many(request, user: User | None) -> HttpResponse | None:
    """In plain text: no person reads a page here."""
    try:
        spend("exports", caller_of(request, user))
    except TooMany as refusal:
        wait = {"Retry-After": str(refusal.wait)}
        return HttpResponse(str(refusal.detail), status=429, content_type=PLAIN, headers=wait)
    return None


def of_secret(view):
    """For whoever has somebody's secret address: no cookie, no sign-in; ``view`` is given the FeedAddress."""

    @wraps(view)
    def answer(request, secret, **more):
        address, now = address_of(secret), timezone.now()
        if refusal := _too_many(request, address.user if address else None):
            return refusal
        if address is None:
            return HttpResponse(GONE, status=404, content_type=PLAIN)
        actions.note_feed_use(address=address, now=now)
        return view(request, address, **more)

    return answer


@require_safe
@of_secret
def read(request, address):
    """The digests of its person."""
    told = told_in_feed(address.user, timezone.now())
    latest = told[0].delivery.edition.ends_at if told else address.created_at
    return read_again(request, as_atom(address, told), ATOM, address.user.language, latest)


@require_safe
@of_secret
def news(request, address, ref):
    """What is new in an initiative, as its person may see it."""
    return _news(request, address.user, ref)


@require_safe
def public_news(request, ref):
    """The same without an address: as whoever asks may see it, who may be anybody where it is public."""
    user = request.user if request.user.is_authenticated else None
    if refusal := _too_many(request, user):
        return refusal
    answer = _news(request, request.user, ref)
    if user is not None:
        answer["Cache-Control"] = "no-store"  # as of all that somebody signed in for
    return answer


def _news(request, user, ref) -> HttpResponse:
    rows = Initiative.objects.visible_to(user).ref(ref).select_related("workspace")
    initiative = rows.first()
    if initiative is None:
        return HttpResponse(GONE, status=404, content_type=PLAIN)
    language = user.language if user.is_authenticated else initiative.language
    found = news_of(initiative, user)
    with override(language):
        body = news_as_atom(initiative, found)
    latest = found[0].changed_at if found else initiative.created_at
    return read_again(request, body, ATOM, language, latest)


def read_again(
    request, body: bytes, media: str, language: str, latest: datetime | None = None
) -> HttpResponse:
    """Asked for again each time, because what is in it may end at any moment.

    For the same reason a date decides nothing: what is taken out leaves the date as it is, and changes the tag.
    """
    etag = f'"{blake2b(body, digest_size=16).hexdigest()}"'
    response = HttpResponse(body, content_type=media)
    response["ETag"] = etag
    if latest is not None:
        response["Last-Modified"] = http_date(latest.timestamp())
    response["Cache-Control"], response["X-Robots-Tag"] = "private, no-cache", "noindex"
    response["Content-Language"] = language
    return get_conditional_response(request, etag=etag, response=response)


def _shown(request) -> dict | None:
    feed = FeedAddress.objects.filter(user=request.user).first()
    if feed is None:
        return None
    reader = Reader.of(request)
    used = reader.moment(feed.last_used_at) if feed.last_used_at else ""
    return {"made": reader.moment(feed.created_at), "used": used}
