from django.urls import path

from frontend.views import actions

urlpatterns = [
    path("i/<ref:ref>/actions/", actions.listed, name="actions"),
    path("i/<ref:ref>/actions/<uuid:pk>/", actions.edit, name="edit_action"),
    path("i/<ref:ref>/actions/<uuid:pk>/done/", actions.finish, name="finish_action"),
    path("i/<ref:ref>/indicators/", actions.add_indicator, name="add_indicator"),
    path("i/<ref:ref>/indicators/<uuid:pk>/", actions.edit_indicator, name="edit_indicator"),
    path("i/<ref:ref>/indicators/<uuid:pk>/remove/", actions.remove_indicator, name="remove_indicator"),
]
