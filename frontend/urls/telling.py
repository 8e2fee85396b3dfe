"""Following, the inbox, what changed, the meeting sheet, briefings."""

from django.urls import path

from frontend.views import briefings, following, inbox, sheets, standing

urlpatterns = [
    path("i/<ref:ref>/sheet/", sheets.show, name="sheet"),
    path("i/<ref:ref>/sheet.md", sheets.as_markdown, name="sheet_as_markdown"),
    path("i/<ref:ref>/briefing/", briefings.show, name="briefing"),
    path(
        "i/<ref:ref>/briefing/<slug:template>/<slug:language>.<slug:ending>",
        briefings.as_file,
        name="briefing_as_file",
    ),
    path("inbox/", inbox.show, name="inbox"),
    path("inbox/read/", inbox.read_all, name="read_all"),
    path("inbox/<uuid:pk>/", inbox.open_one, name="open_notice"),
    path("inbox/<uuid:pk>/read/", inbox.read_one, name="read_notice"),
    path("i/<ref:ref>/changes/", standing.changes, name="changes"),
    path("i/<ref:ref>/standing/", standing.stands, name="standing"),
    path("i/<ref:ref>/seen/", following.seen, name="mark_seen"),
    path("i/<ref:ref>/follow/", following.follow, name="follow"),
]
