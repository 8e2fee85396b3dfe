"""Exports and imports: asked for where the things are, looked after at one place."""

from django.urls import path

from frontend.views import exports, imports, jobs

urlpatterns = [
    path("w/<str:key>/export/", exports.of_workspace, name="export_workspace"),
    path("i/<ref:ref>/export/", exports.of_initiative, name="export_initiative"),
    path("w/<str:key>/import/", imports.into_workspace, name="import_into_workspace"),
    path("i/<ref:ref>/import/", imports.into_initiative, name="import_into_initiative"),
    path("jobs/<uuid:pk>/columns/", imports.columns, name="job_columns"),
    path("jobs/<uuid:pk>/carry-out/", imports.carry_out, name="carry_out_job"),
    path("jobs/", jobs.listed, name="jobs"),
    path("jobs/<uuid:pk>/", jobs.show, name="job"),
    path("jobs/<uuid:pk>/file/", jobs.take_away, name="job_file"),
    path("jobs/<uuid:pk>/cancel/", jobs.cancel, name="cancel_job"),
]
