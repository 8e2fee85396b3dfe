from django.urls import path

from frontend.views import attachments

urlpatterns = [
    path("i/<ref:ref>/attachments/", attachments.attached, name="attachments"),
    path("attachments/<uuid:pk>/", attachments.file, name="attachment"),
    path("attachments/<uuid:pk>/remove/", attachments.remove, name="remove_attachment"),
]
