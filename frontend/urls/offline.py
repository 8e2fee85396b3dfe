from django.urls import path

from frontend.views import offline as views

urlpatterns = [
    path("offline/<str:language>/", views.offline, name="offline"),
    path("service-worker.js", views.service_worker, name="service_worker"),
]
