from django.urls import path

from frontend.views import webhooks

ONE = "w/<str:key>/webhooks/<uuid:pk>/"

urlpatterns = [
    path("w/<str:key>/webhooks/", webhooks.webhooks, name="webhooks"),
    path(ONE, webhooks.webhook, name="webhook"),
    path(f"{ONE}edit/", webhooks.edit, name="edit_webhook"),
    path(f"{ONE}state/", webhooks.switch, name="switch_webhook"),
    path(f"{ONE}rotation/", webhooks.rotate, name="rotate_webhook_secret"),
    path(f"{ONE}ping/", webhooks.ping, name="ping_webhook"),
    path(f"{ONE}removal/", webhooks.remove, name="remove_webhook"),
    path(f"{ONE}deliveries/<uuid:delivery>/replay/", webhooks.replay, name="replay_delivery"),
]
