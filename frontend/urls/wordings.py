from django.urls import path

from frontend.views import moving, suggestions, votes, wordings

urlpatterns = [
    path("i/<ref:ref>/<int:number>/edit/meaning/", wordings.meaning, name="propose_meaning"),
    path("i/<ref:ref>/<int:number>/wordings/", wordings.show, name="wordings"),
    path("i/<ref:ref>/<int:number>/votes/", votes.votes, name="votes"),
    path("i/<ref:ref>/<int:number>/move/", moving.move, name="move_argument"),
    path("i/<ref:ref>/<int:number>/suggestions/", suggestions.suggestions, name="suggestions"),
    path("i/<ref:ref>/<int:number>/suggestions/<uuid:pk>/", suggestions.decide, name="decide_suggestion"),
]
