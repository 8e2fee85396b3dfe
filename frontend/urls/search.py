from django.urls import path

from frontend.views import search

urlpatterns = [
    path("search/", search.find, name="search"),
]
