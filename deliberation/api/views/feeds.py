"""The caller's address of a feed of their digests."""

from django.conf import settings

from accounts import actions
from accounts.models import FeedAddress
from deliberation.api.authentication import require_lately_known
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import feeds as forms
from deliberation.api.serializers.base import Nothing
from deliberation.api.shapes.reader import api
from deliberation.errors import in_our_words


class MyFeed(Door):
    tells_secrets = True

    @describe(
        "Whether one's digests have a feed, and since when",
        name="get_feed",
        may_be_missing=True,
        answer=forms.FeedShape,
    )
    def get(self, request):
        return self.shown(_shape(self.one(FeedAddress.objects.filter(user=request.user))))

    @describe(
        "Make an address of the feed, in the place of the one before; takes a session, or a token with admin",
        name="open_feed",
        body=Nothing,
        answer=forms.OpenedFeedShape,
        status=201,
    )
    def post(self, request):
        require_lately_known(request)
        self.body(Nothing)
        with in_our_words():
            address, secret = actions.open_feed(user=request.user, made_with=request.auth)
        here = f"{settings.BASE_URL}/feeds/{secret}/"
        told = {"address": here, "calendar": f"{here}calendar.ics"}
        return self.shown(_shape(address) | told, status=201)

    @describe("End the address, at once", name="close_feed", conflicts=False, status=204)
    def delete(self, request):
        with in_our_words():
            actions.close_feed(user=request.user, made_with=request.auth)
        return self.gone()


def _shape(row: FeedAddress) -> dict:
    return {"url": api("me/feed"), "created_at": row.created_at, "last_used_at": row.last_used_at}
