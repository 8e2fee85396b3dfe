"""What one was told: the page, and how much of it is unread, for the bar of every page."""

from django.db.models import Q
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.models.prepared import Prepared
from deliberation.models import Notification
from deliberation.notifications import Notice, notices_of
from deliberation.notifications.notices import BESIDE
from frontend.reader import Reader

from .keyset import id_in

PAGE = 50
MOST_COUNTED = 99


def unread(request) -> dict:
    """For every template; asked only where one prints it, in one indexed query."""
    return {"unread": SimpleLazyObject(lambda: _unread_words(request.user))}


def inbox_page(request) -> dict:
    """The latest first, ``?unread=1`` those alone that were not read, from the notice ``?after=`` on."""
    only_unread = request.GET.get("unread") == "1"
    rows = Notification.objects.readable_by(request.user).select_related(*BESIDE)
    rows = _behind(rows.unread() if only_unread else rows, request)
    found = list(rows.order_by("-created_at", "-pk")[: PAGE + 1])
    shown = found[:PAGE]
    return {
        "section": "inbox",
        "notices": [
            _row(notice, Reader.of(request, notice.row.activity.workspace)) for notice in notices_of(shown)
        ],
        "only_unread": only_unread,
        "through": shown[0].created_at.isoformat() if shown and "after" not in request.GET else "",
        "next": _next(request, shown[-1]) if len(found) > PAGE else "",
    }


def notice_of(user, pk) -> Notice | None:
    """One that the user may still read."""
    rows = Notification.objects.readable_by(user).filter(pk=pk).select_related(*BESIDE)
    return next(iter(notices_of(list(rows))), None)


def _behind(rows, request):
    """What follows the notice that the last page ended with; an address of nothing begins anew."""
    at = Notification.objects.filter(user=request.user, pk=id_in(request.GET.get("after", ""))).first()
    if at is None:
        return rows
    return rows.filter(Q(created_at__lt=at.created_at) | Q(created_at=at.created_at, pk__lt=at.pk))


def _next(request, last: Notification) -> str:
    return f"?{'unread=1&' if request.GET.get('unread') == '1' else ''}after={last.pk}"


def _row(notice: Notice, reader: Reader) -> dict:
    return {
        "id": notice.row.pk,
        "sentence": notice.sentence,
        "title": notice.title,
        "words": notice.words,
        "why": notice.reason,
        "when": reader.moment(notice.at),
        "unread": notice.is_unread,
    }


def _unread_words(user) -> str:
    if not user.is_authenticated:
        return ""
    count = len(UNREAD.all(user))
    return _("%d+") % MOST_COUNTED if count > MOST_COUNTED else str(count or "")


UNREAD = Prepared(
    lambda user: Notification.objects.unread().readable_by(user).order_by().values("pk")[: MOST_COUNTED + 1],
    User,
)
