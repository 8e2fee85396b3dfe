from django.urls import path

from frontend.views import events, preparing

EVENT = "w/<str:key>/events/<uuid:pk>/"
OF_EVENT = "w/<str:key>/events/<uuid:event>/"

urlpatterns = [
    path("w/<str:key>/events/", events.listed, name="events"),
    path("w/<str:key>/events/new/", events.add, name="add_event"),
    path(EVENT, events.show, name="event"),
    path(f"{EVENT}edit/", events.edit, name="edit_event"),
    path(f"{EVENT}deadlines/", preparing.add_deadline, name="add_deadline"),
    path(f"{EVENT}usual/", preparing.take_usual, name="take_usual_deadlines"),
    path(f"{OF_EVENT}deadlines/<uuid:pk>/", preparing.edit_deadline, name="edit_deadline"),
    path(f"{OF_EVENT}deadlines/<uuid:pk>/done/", preparing.meet_deadline, name="meet_deadline"),
    path(f"{OF_EVENT}deadlines/<uuid:pk>/remove/", preparing.remove_deadline, name="remove_deadline"),
    path(f"{EVENT}preparations/", preparing.add_preparation, name="add_preparation"),
    path(f"{OF_EVENT}preparations/<uuid:pk>/", preparing.edit_preparation, name="edit_preparation"),
    path(f"{OF_EVENT}preparations/<uuid:pk>/done/", preparing.finish_preparation, name="finish_preparation"),
    path(f"{EVENT}pledges/", preparing.pledge, name="record_pledge"),
    path(f"{OF_EVENT}pledges/<uuid:pk>/", preparing.edit_pledge, name="edit_pledge"),
]
