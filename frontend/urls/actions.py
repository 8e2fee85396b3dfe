from django.urls import path

from frontend.views import actions, monitoring, status_reports

REPORTS = "i/<ref:ref>/monitoring/reports/"

urlpatterns = [
    path("i/<ref:ref>/actions/", actions.listed, name="actions"),
    path("i/<ref:ref>/actions/<uuid:pk>/", actions.edit, name="edit_action"),
    path("i/<ref:ref>/actions/<uuid:pk>/done/", actions.finish, name="finish_action"),
    path("i/<ref:ref>/monitoring/", monitoring.monitoring, name="monitoring"),
    path(REPORTS, status_reports.listed, name="status_reports"),
    path(f"{REPORTS}<uuid:pk>/", status_reports.show, name="status_report"),
    path(f"{REPORTS}<uuid:pk>/edit/", status_reports.edit, name="edit_status_report"),
    path(f"{REPORTS}<uuid:pk>/submit/", status_reports.hand_in, name="submit_status_report"),
    path(f"{REPORTS}<uuid:pk>/answer/", status_reports.answer, name="answer_status_report"),
    path(f"{REPORTS}<uuid:pk>/remove/", status_reports.remove, name="remove_status_report"),
    path(f"{REPORTS}<uuid:pk>/report.<slug:ending>", status_reports.as_file, name="status_report_as_file"),
    path("i/<ref:ref>/indicators/<uuid:pk>/readings/", monitoring.take, name="take_reading"),
    path("i/<ref:ref>/indicators/<uuid:pk>/readings/file/", monitoring.take_file, name="take_readings"),
    path("i/<ref:ref>/readings/<uuid:pk>/remove/", monitoring.remove, name="remove_reading"),
    path("i/<ref:ref>/indicators/", actions.add_indicator, name="add_indicator"),
    path("i/<ref:ref>/indicators/<uuid:pk>/", actions.edit_indicator, name="edit_indicator"),
    path("i/<ref:ref>/indicators/<uuid:pk>/remove/", actions.remove_indicator, name="remove_indicator"),
]
