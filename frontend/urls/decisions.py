from django.urls import path

from frontend.views import decided, decisions

urlpatterns = [
    path("i/<ref:ref>/decision/", decisions.decision, name="decision"),
    path("i/<ref:ref>/decision/word/", decisions.answer, name="answer_decision"),
    path("i/<ref:ref>/decision/snapshot/<int:number>/", decided.snapshot, name="snapshot"),
    path("i/<ref:ref>/decision/dissents/", decided.sign, name="sign_dissent"),
    path("i/<ref:ref>/dissents/<uuid:pk>/withdraw/", decided.unsign, name="withdraw_dissent"),
    path("i/<ref:ref>/conditions/<uuid:pk>/met/", decided.meet, name="meet_condition"),
    path("i/<ref:ref>/decision/triggers/", decided.watch, name="set_trigger"),
    path("i/<ref:ref>/triggers/<uuid:pk>/remove/", decided.unwatch, name="remove_trigger"),
    path("i/<ref:ref>/triggers/<uuid:pk>/keep/", decided.keep, name="keep_decision"),
]
