from django.urls import path

from frontend.views import decisions

urlpatterns = [
    path("i/<ref:ref>/decision/", decisions.decision, name="decision"),
    path("i/<ref:ref>/decision/word/", decisions.answer, name="answer_decision"),
]
