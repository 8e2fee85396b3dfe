from django.urls import path

from frontend.views import health

urlpatterns = [
    path("i/<ref:ref>/health/", health.of_initiative, name="health"),
    path("i/<ref:ref>/health/<uuid:pk>/lift/", health.lift, name="lift_waiver"),
    path("w/<str:key>/health/", health.of_workspace, name="workspace_health"),
]
