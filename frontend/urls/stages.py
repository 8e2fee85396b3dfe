from django.urls import path

from frontend.views import readers, stages

urlpatterns = [
    path("i/<ref:ref>/readers/", readers.readers, name="readers"),
    path("i/<ref:ref>/readers/<uuid:pk>/remove/", readers.unname, name="unname_reader"),
    path("i/<ref:ref>/stage/", stages.stage, name="change_stage"),
    path("i/<ref:ref>/extension/", stages.extend, name="extend_deliberation"),
]
