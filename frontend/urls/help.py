from django.urls import path

from frontend.views import help as views

urlpatterns = [
    path("words/", views.words, name="help_words"),
    path("keys/", views.keys, name="help_keys"),
]
