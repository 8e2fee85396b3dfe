"""How challenges are handled, and how they were."""

from accounts.models import Membership, Organisation, User
from deliberation.actions import arguments as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.pagination import orders
from deliberation.api.serializers import arguments as forms
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.arguments import challenge_rows, shape_challenge, shape_handling
from deliberation.models import Activity, Challenge
from deliberation.models.challenges import HANDLED

from .found import named

HandlingList = page_of(forms.HandlingShape)
LATEST_FIRST = orders({"-at": ("-at", "-id")})["-at"]


class OneChallenge(Door):
    @describe("How a challenge is handled", name="get_challenge", answer=forms.ChallengeShape)
    def get(self, request, pk):
        return self.shown(shape_challenge(_challenge_of(self, pk), self.reader))

    @describe(
        "Say how likely and grave it is, and who handles it",
        name="update_challenge",
        tells=True,
        body=forms.ChallengeChange,
        answer=forms.ChallengeShape,
    )
    def patch(self, request, pk):
        challenge = _challenge_of(self, pk)
        version, body = self.seen_version(challenge.version), self.body(forms.ChallengeChange)
        actions.update_challenge(
            by=self.by, argument=challenge.argument, version=version, **_with_nouns(body, challenge)
        )
        return self.shown(shape_challenge(_challenge_of(self, pk), self.reader))


class ChallengeHistory(Door):
    @describe(
        "Who changed when how it is handled, the latest first",
        name="list_challenge_history",
        answer=HandlingList,
        query=Paged,
    )
    def get(self, request, pk):
        _challenge_of(self, pk)
        rows = Activity.objects.filter(argument=pk, verb__in=HANDLED).select_related("actor")
        return self.listed(rows, order=LATEST_FIRST, shape=shape_handling)


def _challenge_of(door: Door, pk) -> Challenge:
    return door.one(challenge_rows(door.request.user), pk=pk)


def _with_nouns(body: dict, challenge: Challenge) -> dict:
    """Ids in the body as rows of this workspace."""
    workspace = challenge.argument.initiative.workspace_id
    if "owner" in body:
        body["owner"] = named(Organisation.objects.filter(workspace=workspace), "owner", body["owner"])
    if "responsible" in body:
        members = User.objects.filter(memberships__in=Membership.objects.active().filter(workspace=workspace))
        body["responsible"] = named(members, "responsible", body["responsible"])
    return body
