from django.urls import include, path, register_converter

from frontend.views import arguments, discussion, initiatives, votes


class InitiativeRef:
    """``AI-12``: the key of a workspace and the number of an initiative in it."""

    regex = "[A-Z][A-Z0-9]{1,9}-[0-9]{1,9}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(InitiativeRef, "ref")

urlpatterns = [
    path("", initiatives.home, name="home"),
    path("w/<str:key>/", initiatives.index, name="initiatives"),
    path("w/<str:key>/new/", initiatives.start, name="start_initiative"),
    path("i/<ref:ref>/", arguments.board, name="board"),
    path("i/<ref:ref>/edit/", initiatives.edit, name="edit_initiative"),
    path("i/<ref:ref>/arguments/", arguments.add, name="add_argument"),
    path("i/<ref:ref>/vote/", votes.through, name="vote_through"),
    path("i/<ref:ref>/view/", votes.view, name="view_of_the_proposal"),
    path("i/<ref:ref>/discussion/", discussion.talk, name="discussion"),
    path("i/<ref:ref>/background/", discussion.background, name="background"),
    path("i/<ref:ref>/<int:number>/", arguments.show, name="argument"),
    path("i/<ref:ref>/<int:number>/vote/", votes.vote, name="vote"),
    path("i/<ref:ref>/<int:number>/reply/", discussion.reply, name="reply"),
    path("i/<ref:ref>/<int:number>/edit/", arguments.revise, name="revise_argument"),
    path("i/<ref:ref>/<int:number>/withdraw/", arguments.withdraw, name="withdraw_argument"),
    path("i/<ref:ref>/<int:number>/restore/", arguments.restore, name="restore_argument"),
    path("", include("frontend.urls.actions")),
    path("", include("frontend.urls.agreements")),
    path("", include("frontend.urls.decisions")),
    path("", include("frontend.urls.positions")),
    path("", include("frontend.urls.register")),
    path("", include("frontend.urls.stages")),
    path("", include("frontend.urls.discussion")),
    path("", include("frontend.urls.wordings")),
    path("", include("frontend.urls.writing")),
    path("", include("frontend.urls.attachments")),
    path("", include("frontend.urls.briefs")),
    path("", include("frontend.urls.cases")),
    path("", include("frontend.urls.challenges")),
    path("", include("frontend.urls.maps")),
    path("", include("frontend.urls.sources")),
    path("", include("frontend.urls.events")),
    path("", include("frontend.urls.facts")),
    path("", include("frontend.urls.links")),
    path("", include("frontend.urls.options")),
    path("", include("frontend.urls.health")),
    path("", include("frontend.urls.people")),
    path("", include("frontend.urls.tokens")),
    path("", include("frontend.urls.services")),
    path("", include("frontend.urls.webhooks")),
    path("", include("frontend.urls.signing_in")),
    path("", include("frontend.urls.members")),
    path("", include("frontend.urls.invitations")),
    path("", include("frontend.urls.meetings")),
    path("", include("frontend.urls.merging")),
    path("", include("frontend.urls.digests")),
    path("hooks/mail/", include("frontend.urls.hooks")),
    path("", include("frontend.urls.search")),
    path("", include("frontend.urls.saved_views")),
    path("help/", include("frontend.urls.help")),
    path("", include("frontend.urls.offline")),
    path("", include("frontend.urls.telling")),
    path("", include("frontend.urls.audit")),
    path("", include("frontend.urls.personal")),
    path("", include("frontend.urls.operators")),
    path("", include("frontend.urls.jobs")),
]
