from django.urls import path

from frontend.views import stages

urlpatterns = [
    path("i/<ref:ref>/stage/", stages.stage, name="change_stage"),
    path("i/<ref:ref>/extension/", stages.extend, name="extend_deliberation"),
]
