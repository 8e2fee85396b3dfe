from django.urls import path

from frontend.views import help as views

urlpatterns = [
    path("words/", views.words, name="help_words"),
]
