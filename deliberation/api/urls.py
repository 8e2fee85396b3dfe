from django.urls import path

from .views import arguments, discussion, votes

urlpatterns = [
    path("arguments", arguments.ArgumentsByRef.as_view()),
    path("arguments/<uuid:pk>", arguments.OneArgument.as_view()),
    path("arguments/<uuid:pk>/withdrawal", arguments.Withdrawal.as_view()),
    path("arguments/<uuid:pk>/revisions", arguments.Revisions.as_view()),
    path("arguments/<uuid:pk>/responses", arguments.Responses.as_view()),
    path("arguments/<uuid:pk>/challenge", arguments.OneChallenge.as_view()),
    path("arguments/<uuid:pk>/comments", discussion.ArgumentComments.as_view()),
    path("arguments/<uuid:pk>/vote", votes.MyVote.as_view()),
    path("arguments/<uuid:pk>/votes", votes.Votes.as_view()),
    path("comments/<uuid:pk>", discussion.OneComment.as_view()),
    path("initiatives/<uuid:pk>/arguments", arguments.Arguments.as_view()),
    path(
        "initiatives/<uuid:pk>/arguments/by-external/<slug:system>/<str:external_id>",
        arguments.ArgumentByExternalId.as_view(),
    ),
    path("initiatives/<uuid:pk>/comments", discussion.InitiativeComments.as_view()),
    path("initiatives/<uuid:pk>/view", votes.MyView.as_view()),
]
