from django.urls import path, register_converter

from .views import (
    actions,
    arguments,
    briefs,
    decisions,
    digests,
    discussion,
    documents,
    facts,
    following,
    initiatives,
    merging,
    moderation,
    moving,
    people,
    search,
    sheets,
    sources,
    votes,
)


class WorkspaceKey:
    """The ``AI`` in ``AI-12``."""

    regex = "[A-Z][A-Z0-9]{1,9}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(WorkspaceKey, "workspace")

urlpatterns = [
    path("me", people.Me.as_view()),
    path("me/subscriptions/<workspace:key>", digests.MySubscription.as_view()),
    path("me/todo", digests.MyTodo.as_view()),
    path("me/notifications", digests.MyNotifications.as_view()),
    path("digests", digests.Digests.as_view()),
    path("digests/preview", digests.Preview.as_view()),
    path("digests/<uuid:pk>", digests.OneDigest.as_view()),
    path("workspaces", people.Workspaces.as_view()),
    path("workspaces/<workspace:key>", people.OneWorkspace.as_view()),
    path("workspaces/<workspace:key>/members", people.Members.as_view()),
    path("workspaces/<workspace:key>/members/<uuid:pk>", people.OneMember.as_view()),
    path("workspaces/<workspace:key>/organisations", people.Organisations.as_view()),
    path("workspaces/<workspace:key>/organisations/<uuid:pk>", people.OneOrganisation.as_view()),
    path("initiatives", initiatives.Initiatives.as_view()),
    path("initiatives/<uuid:pk>", initiatives.OneInitiative.as_view()),
    path("initiatives/<uuid:pk>/transition", initiatives.Transition.as_view()),
    path("initiatives/<uuid:pk>/extension", initiatives.Extension.as_view()),
    path("initiatives/<uuid:pk>/stage-changes", initiatives.StageChanges.as_view()),
    path("initiatives/<uuid:pk>/arguments", arguments.Arguments.as_view()),
    path(
        "initiatives/<uuid:pk>/arguments/by-external/<slug:system>/<str:external_id>",
        arguments.ArgumentByExternalId.as_view(),
    ),
    path("initiatives/<uuid:pk>/comments", discussion.InitiativeComments.as_view()),
    path("initiatives/<uuid:pk>/reports", moderation.Reports.as_view()),
    path("initiatives/<uuid:pk>/hidings", moderation.Hidings.as_view()),
    path("initiatives/<uuid:pk>/people", discussion.People.as_view()),
    path("initiatives/<uuid:pk>/view", votes.MyView.as_view()),
    path("initiatives/<uuid:pk>/follow", following.MyFollow.as_view()),
    path("initiatives/<uuid:pk>/facts", facts.Facts.as_view()),
    path("initiatives/<uuid:pk>/questions", facts.Questions.as_view()),
    path("initiatives/<uuid:pk>/sources", sources.InitiativeSources.as_view()),
    path("initiatives/<uuid:pk>/positions", decisions.Positions.as_view()),
    path("initiatives/<uuid:pk>/decision", decisions.OneDecision.as_view()),
    path("initiatives/<uuid:pk>/decision/confirmation", decisions.OneConfirmation.as_view()),
    path("initiatives/<uuid:pk>/decisions", decisions.Decisions.as_view()),
    path("initiatives/<uuid:pk>/actions", actions.InitiativeActions.as_view()),
    path("initiatives/<uuid:pk>/indicators", actions.InitiativeIndicators.as_view()),
    path("initiatives/<uuid:pk>/sheet", sheets.OneSheet.as_view()),
    path("initiatives/<uuid:pk>/standing", decisions.Standing.as_view()),
    path("arguments", arguments.ArgumentsByRef.as_view()),
    path("arguments/<uuid:pk>", arguments.OneArgument.as_view()),
    path("arguments/<uuid:pk>/move", moving.Move.as_view()),
    path("arguments/<uuid:pk>/merge", merging.Merge.as_view()),
    path("arguments/<uuid:pk>/duplicates", merging.Duplicates.as_view()),
    path("duplicates/<uuid:pk>", merging.OneDuplicate.as_view()),
    path("arguments/<uuid:pk>/withdrawal", arguments.Withdrawal.as_view()),
    path("arguments/<uuid:pk>/revisions", arguments.Revisions.as_view()),
    path("arguments/<uuid:pk>/responses", arguments.Responses.as_view()),
    path("arguments/<uuid:pk>/challenge", arguments.OneChallenge.as_view()),
    path("arguments/<uuid:pk>/evidence", sources.ArgumentEvidence.as_view()),
    path("arguments/<uuid:pk>/comments", discussion.ArgumentComments.as_view()),
    path("arguments/<uuid:pk>/hiding", moderation.ArgumentHiding.as_view()),
    path("arguments/<uuid:pk>/vote", votes.MyVote.as_view()),
    path("arguments/<uuid:pk>/votes", votes.Votes.as_view()),
    path("comments/<uuid:pk>", discussion.OneComment.as_view()),
    path("comments/<uuid:pk>/hiding", moderation.CommentHiding.as_view()),
    path("evidence/<uuid:pk>", sources.OneEvidence.as_view()),
    path("evidence/<uuid:pk>/hiding", moderation.EvidenceHiding.as_view()),
    path("reports/<uuid:pk>", moderation.OneReport.as_view()),
    path("facts/<uuid:pk>", facts.OneFact.as_view()),
    path("facts/<uuid:pk>/sources", facts.FactSources.as_view()),
    path("questions/<uuid:pk>", facts.OneQuestion.as_view()),
    path("positions/<uuid:pk>", decisions.OnePosition.as_view()),
    path("actions", actions.Actions.as_view()),
    path("actions/<uuid:pk>", actions.OneAction.as_view()),
    path("actions/<uuid:pk>/completion", actions.Completion.as_view()),
    path("indicators/<uuid:pk>", actions.OneIndicator.as_view()),
    path("sources", sources.Sources.as_view()),
    path("sources/<uuid:pk>", sources.OneSource.as_view()),
    path("sources/<uuid:pk>/recheck", sources.Recheck.as_view()),
    path("briefs", briefs.Briefs.as_view()),
    path("briefs/<uuid:pk>", briefs.OneBrief.as_view()),
    path("briefs/<uuid:pk>/acceptance", briefs.Acceptance.as_view()),
    path("search", search.Search.as_view()),
    path("schema/", documents.schema, name="api_schema"),
    path("docs/", documents.pages, name="api_docs"),
    path("<path:rest>", documents.Nothing.as_view()),
]
