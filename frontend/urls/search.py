from django.urls import path

from frontend.views import search

urlpatterns = [
    path("search/", search.find, name="search"),
    path("i/<ref:ref>/similar/", search.alike, name="similar"),
]
