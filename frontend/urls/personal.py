"""What is one's own: to take away, and to have erased."""

from django.urls import path

from frontend.views import personal

urlpatterns = [
    path("settings/data/", personal.data, name="my_data"),
    path("settings/data/madang.json", personal.take, {"kind": "json"}, name="my_data_as_json"),
    path("settings/data/madang.html", personal.take, {"kind": "html"}, name="my_data_as_html"),
    path("settings/data/erase/", personal.erase, name="erase_me"),
]
