"""Exports and imports: asked for where the things are, looked after at one place."""

from django.urls import path

from frontend.views import exports, jobs

urlpatterns = [
    path("w/<str:key>/export/", exports.of_workspace, name="export_workspace"),
    path("i/<ref:ref>/export/", exports.of_initiative, name="export_initiative"),
    path("jobs/", jobs.listed, name="jobs"),
    path("jobs/<uuid:pk>/", jobs.show, name="job"),
    path("jobs/<uuid:pk>/file/", jobs.take_away, name="job_file"),
    path("jobs/<uuid:pk>/cancel/", jobs.cancel, name="cancel_job"),
]
