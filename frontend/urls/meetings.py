from django.urls import path

from frontend.views import agenda, bodies, meetings

BODY, MEETING = "w/<str:key>/bodies/<uuid:pk>/", "w/<str:key>/meetings/<uuid:pk>/"

urlpatterns = [
    path("w/<str:key>/bodies/", bodies.listed, name="bodies"),
    path("w/<str:key>/bodies/new/", bodies.add, name="add_body"),
    path(BODY, bodies.show, name="body"),
    path(f"{BODY}edit/", bodies.edit, name="edit_body"),
    path(f"{BODY}seats/", bodies.give_seat, name="give_seat"),
    path(f"{BODY}seats/<uuid:seat>/remove/", bodies.take_seat, name="take_seat"),
    path(f"{BODY}meetings/", bodies.plan, name="plan_meeting"),
    path("w/<str:key>/meetings/", bodies.all_meetings, name="meetings"),
    path("w/<str:key>/minutes/<uuid:pk>/", meetings.line, name="minute_line"),
    path(MEETING, meetings.show, name="meeting"),
    path(f"{MEETING}edit/", meetings.edit, name="edit_meeting"),
    path(f"{MEETING}cancel/", meetings.cancel, name="cancel_meeting"),
    path(f"{MEETING}meeting.ics", meetings.calendar, name="meeting_calendar"),
    path(f"{MEETING}minutes.<slug:ending>", meetings.as_file, name="minutes_as_file"),
    path(f"{MEETING}attendance/", meetings.attend, name="record_attendance"),
    path(f"{MEETING}agenda/", agenda.add, name="add_agenda_item"),
    path(f"{MEETING}agenda/draw/", agenda.draw, name="draw_agenda"),
    path(f"{MEETING}agenda/lock/", meetings.lock, name="lock_agenda"),
    path(f"{MEETING}agenda/<uuid:item>/", agenda.edit, name="edit_agenda_item"),
    path(f"{MEETING}agenda/<uuid:item>/settle/", agenda.settle, name="settle_agenda_item"),
    path(f"{MEETING}agenda/<uuid:item>/move/", agenda.move, name="move_agenda_item"),
    path(f"{MEETING}minutes/", agenda.add_line, name="add_minute_line"),
    path(f"{MEETING}minutes/propose/", meetings.propose, name="propose_minutes"),
    path(f"{MEETING}minutes/word/", meetings.word, name="answer_minutes"),
    path(f"{MEETING}minutes/<uuid:line>/", agenda.edit_line, name="edit_minute_line"),
    path(f"{MEETING}minutes/<uuid:line>/remove/", agenda.remove_line, name="remove_minute_line"),
    path(f"{MEETING}minutes/<uuid:line>/turn/", agenda.turn, name="turn_minute_line"),
]
