from django.urls import path

from frontend.views import first_steps
from frontend.views import help as views

urlpatterns = [
    path("words/", views.words, name="help_words"),
    path("board/", views.board, name="help_board"),
    path("tour/", first_steps.tour, name="tour"),
    path("keys/", views.keys, name="help_keys"),
]
