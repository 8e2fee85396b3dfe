"""Where an argument hangs."""

from deliberation.actions.moving import move_argument
from deliberation.api.describing import describe
from deliberation.api.serializers import arguments as forms
from deliberation.api.serializers.queries import Expanded
from deliberation.models import Argument

from .arguments import ArgumentDoor
from .found import argument_of, named


class Move(ArgumentDoor):
    @describe(
        "Make it one of another kind, or a response to another argument",
        name="move_argument",
        tells=True,
        body=forms.Move,
        answer=forms.ArgumentShape,
        query=Expanded,
    )
    def post(self, request, pk):
        argument, body = argument_of(self, pk), self.body(forms.Move)
        seen = Argument.objects.visible_to(request.user)
        body["parent"] = named(seen, "parent", body.get("parent"))
        move_argument(by=self.by, argument=argument, version=None, **body)
        return self.argument_shown(pk)
