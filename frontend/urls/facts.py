from django.urls import path

from frontend.views import facts, questions

urlpatterns = [
    path("i/<ref:ref>/facts/", facts.add_fact, name="add_fact"),
    path("i/<ref:ref>/facts/<uuid:pk>/", facts.fact, name="fact"),
    path("i/<ref:ref>/facts/<uuid:pk>/sources/", facts.cite_fact, name="cite_fact"),
    path("i/<ref:ref>/facts/<uuid:pk>/remove/", facts.remove_fact, name="remove_fact"),
    path("i/<ref:ref>/questions/", questions.add_question, name="add_question"),
    path("i/<ref:ref>/questions/<uuid:pk>/", questions.question, name="question"),
    path("i/<ref:ref>/questions/<uuid:pk>/text/", questions.reword_question, name="reword_question"),
    path("i/<ref:ref>/questions/<uuid:pk>/remove/", questions.remove_question, name="remove_question"),
]
