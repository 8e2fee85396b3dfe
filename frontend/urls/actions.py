from django.urls import path

from frontend.views import actions, monitoring

urlpatterns = [
    path("i/<ref:ref>/actions/", actions.listed, name="actions"),
    path("i/<ref:ref>/actions/<uuid:pk>/", actions.edit, name="edit_action"),
    path("i/<ref:ref>/actions/<uuid:pk>/done/", actions.finish, name="finish_action"),
    path("i/<ref:ref>/monitoring/", monitoring.monitoring, name="monitoring"),
    path("i/<ref:ref>/indicators/<uuid:pk>/readings/", monitoring.take, name="take_reading"),
    path("i/<ref:ref>/indicators/<uuid:pk>/readings/file/", monitoring.take_file, name="take_readings"),
    path("i/<ref:ref>/readings/<uuid:pk>/remove/", monitoring.remove, name="remove_reading"),
    path("i/<ref:ref>/indicators/", actions.add_indicator, name="add_indicator"),
    path("i/<ref:ref>/indicators/<uuid:pk>/", actions.edit_indicator, name="edit_indicator"),
    path("i/<ref:ref>/indicators/<uuid:pk>/remove/", actions.remove_indicator, name="remove_indicator"),
]
