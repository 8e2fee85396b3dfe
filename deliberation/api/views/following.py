"""What a member hears of an initiative."""

from uuid import UUID

from deliberation.actions import following as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.serializers import following as forms
from deliberation.api.shapes.reader import api
from deliberation.models import Follow

from .found import initiative_of


class MyFollow(Door):
    @describe("What one hears of an initiative", name="get_follow", answer=forms.FollowShape)
    def get(self, request, pk):
        members_only(initiative_of(self, pk))
        return self.shown(_shape(pk, Follow.objects.filter(user=request.user, initiative=pk).first()))

    @describe(
        "Choose what one hears of it",
        name="set_follow",
        conflicts=False,
        body=forms.FollowInput,
        answer=forms.FollowShape,
    )
    def put(self, request, pk):
        initiative, body = initiative_of(self, pk), self.body(forms.FollowInput)
        return self.shown(_shape(pk, actions.set_follow(by=self.by, initiative=initiative, **body)))


class Seen(Door):
    @describe(
        "Say up to when one has seen what changed",
        name="mark_seen",
        conflicts=False,
        body=forms.SeenInput,
        answer=forms.FollowShape,
    )
    def put(self, request, pk):
        initiative, body = initiative_of(self, pk), self.body(forms.SeenInput)
        return self.shown(_shape(pk, actions.mark_seen(by=self.by, initiative=initiative, **body)))


def _shape(pk: UUID, follow: Follow | None) -> dict:
    return {
        "initiative": pk,
        "url": api(f"initiatives/{pk}/follow"),
        "level": follow.level if follow else Follow.UNSAID,
        "seen_through": follow.seen_through if follow else None,
    }
