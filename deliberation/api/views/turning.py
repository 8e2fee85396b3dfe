"""A comment becomes an argument."""

from deliberation.actions import turning as actions
from deliberation.api.describing import describe
from deliberation.api.serializers.arguments import ArgumentShape
from deliberation.api.serializers.discussion import Turning

from .arguments import ArgumentDoor
from .found import comment_of


class CommentArgument(ArgumentDoor):
    @describe(
        "Turn a comment into a response, or into an argument of a kind; author and time stay",
        name="turn_comment",
        tells=True,
        body=Turning,
        answer=ArgumentShape,
        status=201,
    )
    def post(self, request, pk):
        comment = comment_of(self, pk)
        argument = actions.turn_comment(by=self.by, comment=comment, **self.body(Turning))
        return self.argument_shown(argument.pk, status=201)
