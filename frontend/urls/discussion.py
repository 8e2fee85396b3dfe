from django.urls import path

from frontend.views import comments, moderation, replies, turning

urlpatterns = [
    path("comments/<uuid:pk>/", comments.show, name="comment"),
    path("comments/<uuid:pk>/edit/", comments.edit, name="edit_comment"),
    path("comments/<uuid:pk>/delete/", comments.delete, name="delete_comment"),
    path("comments/<uuid:pk>/turn/", turning.turn, name="turn_comment"),
    path("comments/<uuid:pk>/action/", turning.act_on, name="comment_to_action"),
    path("replies/<uuid:pk>/", replies.held, name="held_reply"),
    path("i/<ref:ref>/people/", comments.people, name="people_to_call"),
    path("i/<ref:ref>/moderation/", moderation.moderate, name="moderation"),
    path("reports/<uuid:pk>/settle/", moderation.settle, name="settle_report"),
    *(
        path(f"{noun}/<uuid:pk>/{word}/", view, {"noun": noun}, name=f"{word}_{noun}")
        for noun in ("arguments", "evidence", "comments")
        for word, view in (
            ("hide", moderation.hide),
            ("show", moderation.show),
            ("report", moderation.report),
        )
    ),
]
