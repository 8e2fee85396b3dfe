"""Following, the inbox, what changed, the meeting sheet."""

from django.urls import path

from frontend.views import following

urlpatterns = [
    path("i/<ref:ref>/follow/", following.follow, name="follow"),
]
