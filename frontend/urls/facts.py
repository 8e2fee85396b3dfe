from django.urls import path

from frontend.views import facts

urlpatterns = [
    path("i/<ref:ref>/facts/", facts.add_fact, name="add_fact"),
    path("i/<ref:ref>/facts/<uuid:pk>/", facts.fact, name="fact"),
    path("i/<ref:ref>/facts/<uuid:pk>/sources/", facts.cite_fact, name="cite_fact"),
    path("i/<ref:ref>/facts/<uuid:pk>/remove/", facts.remove_fact, name="remove_fact"),
    path("i/<ref:ref>/questions/", facts.add_question, name="add_question"),
    path("i/<ref:ref>/questions/<uuid:pk>/", facts.question, name="question"),
    path("i/<ref:ref>/questions/<uuid:pk>/text/", facts.reword_question, name="reword_question"),
    path("i/<ref:ref>/questions/<uuid:pk>/remove/", facts.remove_question, name="remove_question"),
]
