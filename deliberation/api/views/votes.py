"""One's vote, one's view, and what others voted as far as the ballot tells it."""

from deliberation.actions import votes as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.rendering import dump, json_answer
from deliberation.api.serializers import votes as forms
from deliberation.api.shapes.votes import (
    shape_group,
    shape_my_vote,
    shape_past_vote,
    shape_single_vote,
    shape_view,
    shown_tally,
)
from deliberation.models import Argument, Tally, View, Vote
from deliberation.tallies.groups import groups_of

from .found import argument_of, bare_argument_of, initiative_of


class MyVote(Door):
    @describe("One's vote on an argument", name="get_vote", answer=forms.VoteShape)
    def get(self, request, pk):
        argument = argument_of(self, pk)
        members_only(argument)
        vote = Vote.objects.filter(argument=pk, voter=request.user).first()
        history = [shape_past_vote(row) for row in vote.changes.all()] if vote else []
        return self._vote_shown(argument, vote, argument.tally, history=history)

    @describe(
        "Answer “Does this hold?”; twice is one vote",
        name="cast_vote",
        body=forms.VoteInput,
        answer=forms.VoteShape,
    )
    def put(self, request, pk):
        argument, body = bare_argument_of(self, pk), self.body(forms.VoteInput)
        vote, tally = actions.cast_vote(
            by=self.by,
            argument=argument,
            value=body["value"],
            reason=body.get("reason"),
            seen=body.get("revision"),
            version=body.get("version"),
        )
        return self._vote_shown(vote.argument, vote, tally)

    @describe("Take one's vote back", name="withdraw_vote", answer=forms.VoteShape)
    def delete(self, request, pk):
        argument = argument_of(self, pk)
        tally = actions.withdraw_vote(by=self.by, argument=argument)
        return self._vote_shown(argument, None, tally)

    def _vote_shown(self, argument, vote, tally, **more):
        shown = _shown(tally, argument)
        return self.shown(shape_my_vote(vote, argument.pk, shown, tally.label) | more)


class Votes(Door):
    @describe(
        "What was voted, as far as the ballot tells it",
        name="list_votes",
        answer=forms.VotesShape,
        query=forms.VotesQuery,
    )
    def get(self, request, pk):
        argument = argument_of(self, pk)
        members_only(argument)
        tally = argument.tally
        shown = _shown(tally, argument)
        told = {"tally": shown, "label": tally.label if shown else None}
        told["by_organisation"] = [shape_group(group) for group in groups_of(argument)] if shown else None
        if not shown or argument.initiative.ballot != "named":
            return json_answer(dump(told | {"results": None, "next": None}))
        return self.listed(_single(tally), order=forms.ORDERS["cast_at"], shape=shape_single_vote, **told)


class MyView(Door):
    @describe("One's view of the proposal", name="get_view", answer=forms.ViewShape)
    def get(self, request, pk):
        initiative = initiative_of(self, pk)
        return self.shown(shape_view(self.one(View.objects.filter(initiative=initiative), user=request.user)))

    @describe(
        "Say what one thinks of the proposal", name="state_view", body=forms.ViewInput, answer=forms.ViewShape
    )
    def put(self, request, pk):
        initiative, body = initiative_of(self, pk), self.body(forms.ViewInput)
        return self.shown(shape_view(actions.state_view(by=self.by, initiative=initiative, **body)))

    @describe("Take one's view back", name="withdraw_view", status=204)
    def delete(self, request, pk):
        actions.withdraw_view(by=self.by, initiative=initiative_of(self, pk))
        return self.gone()


def _shown(tally: Tally, argument: Argument) -> dict | None:
    """The tally as far as it may be told: of a hidden argument only to its author and facilitators."""
    if not argument.is_readable_by(argument.reader_id, argument.reader_role):
        return None
    return shown_tally(tally, argument.initiative, argument.reader_role)


def _single(tally):
    columns = (
        "id",
        "value",
        "reason",
        "revision",
        "cast_at",
        "voter_id",
        "voter__name",
        "organisation_id",
        "organisation__name_en",
    )
    return Vote.objects.counted_on(tally).values_list(*columns, named=True)
