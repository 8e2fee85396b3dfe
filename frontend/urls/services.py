from django.urls import path

from frontend.views import services

ONE = "w/<str:key>/services/<uuid:pk>/"

urlpatterns = [
    path("w/<str:key>/services/", services.services, name="services"),
    path(ONE, services.service, name="service"),
    path(f"{ONE}end/", services.end, name="end_service"),
    path(f"{ONE}tokens/<slug:prefix>/rotation/", services.rotate, name="rotate_service_token"),
    path(f"{ONE}tokens/<slug:prefix>/revocation/", services.revoke, name="revoke_service_token"),
]
