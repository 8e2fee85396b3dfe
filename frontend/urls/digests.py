"""Digests, subscriptions, the way out of them; and in the embedded run the mail that was kept."""

from django.conf import settings
from django.urls import path

from frontend.views import calendars, dev, digests, feeds, subscriptions

urlpatterns = [
    path("digests/", digests.archive, name="digests"),
    path("digests/feed/", feeds.manage, name="feed"),
    path("digests/feed/end/", feeds.end, name="end_feed"),
    path("feeds/<str:secret>/", feeds.read, name="read_feed"),
    path("feeds/<str:secret>/calendar.ics", calendars.of_member, name="read_calendar"),
    path("feeds/<str:secret>/i/<ref:ref>/", feeds.news, name="read_news"),
    path("i/<ref:ref>/feed.atom", feeds.public_news, name="news"),
    path("i/<ref:ref>/calendar.ics", calendars.of_initiative, name="calendar_of_initiative"),
    path("w/<str:key>/calendar.ics", calendars.of_workspace, name="calendar_of_workspace"),
    path("digests/<uuid:pk>/", digests.show, name="digest"),
    path("subscriptions/", subscriptions.listed, name="subscriptions"),
    path("subscriptions/resume/", subscriptions.resume, name="resume_subscriptions"),
    path("w/<str:key>/digest/", digests.preview, name="digest_preview"),
    path("w/<str:key>/subscription/", subscriptions.one, name="subscription"),
    path("unsubscribe/<str:token>/", digests.unsubscribe, name="unsubscribe"),
]

# Nothing is kept where mail really leaves.
if settings.EMBEDDED:
    urlpatterns += [
        path("dev/mail/", dev.mails, name="dev_mail"),
        path("dev/mail.json", dev.mails_json, name="dev_mail_json"),
        path("dev/mail/<int:pk>/", dev.mail, name="dev_one_mail"),
        path("dev/mail/<int:pk>/html/", dev.mail_html, name="dev_mail_html"),
        path("dev/components/", dev.components, name="dev_components"),
    ]
