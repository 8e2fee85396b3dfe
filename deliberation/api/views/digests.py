"""When one hears, what one has to do, what one was told, and digests as data, HTML and text."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import override
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema

from deliberation import todo
from deliberation.actions import digests as actions
from deliberation.actions import notifications
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.rendering import dump, json_answer
from deliberation.api.serializers import digests as forms
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes import digests as shapes
from deliberation.digests import archive
from deliberation.digests.letters import said
from deliberation.errors import Invalid
from deliberation.models import Notification, Subscription
from deliberation.notifications import notices
from deliberation.permissions.workspaces import workspaces_of

from .found import named

FORM_OF = {"application/json": "json", "text/html": "html", "text/plain": "text"}
NotificationList = page_of(forms.NotificationShape)
SubscriptionList = page_of(forms.SubscriptionShape)
DigestList = page_of(forms.DigestInShort)
DoingList = page_of(forms.DoingShape)
IN_FORMS = extend_schema(
    responses={
        (200, "application/json"): forms.DigestShape,
        (200, "text/html"): OpenApiTypes.STR,
        (200, "text/plain"): OpenApiTypes.STR,
    }
)


class MySubscriptions(Door):
    @describe(
        "When one hears of which workspace", name="list_subscriptions", answer=SubscriptionList, query=Paged
    )
    def get(self, request):
        rows = archive.all_subscriptions(request.user)
        return self.listed(rows, order=forms.BY_KEY, shape=shapes.shape_subscription)


class Suspension(Door):
    @describe(
        "Let mails go again to an address that took none, for all subscriptions",
        name="resume_subscriptions",
        conflicts=False,
        status=204,
    )
    def delete(self, request):
        actions.resume_subscriptions(by=self.by)
        return self.gone()


class MySubscription(Door):
    @describe("When one hears of a workspace", name="get_subscription", answer=forms.SubscriptionShape)
    def get(self, request, key):
        return self.shown(shapes.shape_subscription(self._mine(key)))

    @describe(
        "Change when one hears of a workspace",
        name="change_subscription",
        conflicts=False,
        body=forms.SubscriptionChange,
        answer=forms.SubscriptionShape,
    )
    def patch(self, request, key):
        mine = self._mine(key)
        self.require_unchanged(shapes.shape_subscription(mine))
        changes = self.body(forms.SubscriptionChange, partial=True)
        changed = actions.change_subscription(by=self.by, subscription=mine, **changes)
        return self.shown(shapes.shape_subscription(changed))

    def _mine(self, key: str) -> Subscription:
        return self.one(archive.all_subscriptions(self.request.user), workspace__key=key)


class MyTodo(Door):
    @describe("What one has to do", name="list_todo", answer=DoingList, query=Paged)
    def get(self, request):
        doings = todo.of(request.user, timezone.now())
        with override(request.user.language):
            return self.listed_in_memory(doings, order=forms.MOST_URGENT_FIRST, shape=shapes.shape_doing)


class MyNotifications(Door):
    @describe(
        "What one was told, as far as one may still see it",
        name="list_notifications",
        answer=NotificationList,
        query=forms.NotificationQuery,
    )
    def get(self, request):
        rows = Notification.objects.readable_by(request.user).select_related(*notices.BESIDE)
        if "unread" in self.query:
            rows = rows.filter(read_at__isnull=self.query["unread"])
        with override(request.user.language):
            return self.listed(
                rows, order=forms.NEWEST, shape=shapes.shape_notification, prepare=notices.put_into_words
            )

    @describe(
        "Put away",
        name="read_notifications",
        conflicts=False,
        tagged=False,
        body=forms.ReadInput,
        answer=forms.ReadShape,
        versioned=False,
    )
    def patch(self, request):
        body = self.body(forms.ReadInput)
        read = notifications.mark_read(by=self.by, ids=body["read"]) if "read" in body else 0
        if "through" in body:
            read += notifications.mark_all_read(by=self.by, through=body["through"])
        return json_answer(dump({"read": read}))


class Digests(Door):
    @describe("One's past digests", name="list_digests", answer=DigestList, query=Paged)
    def get(self, request):
        rows = archive.deliveries_of(request.user).defer("edition__items")
        return self.listed(rows, order=forms.LATEST, shape=shapes.shape_delivery)


class OneDigest(Door):
    @IN_FORMS
    @describe(
        "A past digest, less what one may not see any more",
        name="get_digest",
        answer=forms.DigestShape,
        query=forms.FormQuery,
    )
    def get(self, request, pk):
        delivery = self.one(archive.deliveries_of(request.user), edition=pk)
        digest = archive.retold(delivery, timezone.now())
        return _in_form(self, digest, delivery.edition, request.user)


class Preview(Door):
    @IN_FORMS
    @describe(
        "The next digest as it stands now",
        name="preview_digest",
        answer=forms.DigestShape,
        query=forms.PreviewQuery,
        spends="exports",
    )
    def get(self, request):
        workspace = named(workspaces_of(request.user), "workspace", self.query["workspace"], by="key")
        digest, edition = archive.preview(request.user, workspace, timezone.now())
        return _in_form(self, digest, edition, request.user)


def _in_form(door: Door, digest, edition, user) -> HttpResponse:
    """As the query says, else as ``Accept`` prefers; a program that takes anything gets JSON."""
    form = door.query.get("form") or FORM_OF.get(door.request.get_preferred_type(list(FORM_OF)), "json")
    if form != "json" and "fields" in door.query:
        raise Invalid.at("fields", "only_in_json", _("A text has no members; ask for them as JSON."))
    if form == "json":
        answer = door.shown(shapes.shape_digest(digest))
    else:
        text, html = said(digest, edition, archive.subscription_of(user, edition.workspace))
        media, body = ("text/plain", text) if form == "text" else ("text/html", html)
        answer = door.shown_as(body.encode(), f"{media}; charset=utf-8")
    patch_vary_headers(answer, ("Accept",))
    return answer
