from django.urls import path

from frontend.views import maps

urlpatterns = [
    path("i/<ref:ref>/map/", maps.show, name="map"),
]
