"""What may be asked of the changes of a workspace, and what a change looks like."""

from rest_framework import serializers

from deliberation.changes.table import TOUCHES
from deliberation.models import Change

from .base import Id, Input, Whole
from .initiatives import KEY
from .queries import page_size
from .shared import Person

LAST_POSSIBLE = 2**53 - 1  # what JavaScript still counts exactly


class ChangesQuery(Input):
    workspace = serializers.RegexField(KEY)
    since = Whole(
        min_value=0,
        max_value=LAST_POSSIBLE,
        default=0,
        help_text="`through` of the last answer; 0 is from the start",
    )
    limit = page_size()
    within = Id(required=False, help_text="an initiative's or argument's id: only what stands in it")


class ChangedObject(serializers.Serializer):
    type = serializers.ChoiceField(choices=Change.Noun.values)
    id = serializers.UUIDField(help_text="of a decision, its initiative's")
    ref = serializers.CharField(allow_null=True, help_text="AI-12#7, AI-12 or AI, for what is called so")
    url = serializers.URLField(allow_null=True, help_text="where it is read; null once it is gone")


class ChangeShape(serializers.Serializer):
    seq = serializers.IntegerField()
    type = serializers.ChoiceField(
        choices=sorted(TOUCHES),
        allow_null=True,
        help_text="the verb that did it; null once it is gone, and where that is not for you",
    )
    object = ChangedObject()
    initiative = serializers.UUIDField(allow_null=True, help_text="where it stands")
    argument = serializers.UUIDField(allow_null=True, help_text="that it is, or hangs from")
    whole = serializers.BooleanField(help_text="it and all that stands within has to be read anew")
    gone = serializers.BooleanField(help_text="it, and all within, is not there for you any more")
    actor = Person(allow_null=True)
    at = serializers.DateTimeField(allow_null=True)


class ChangesShape(serializers.Serializer):
    results = ChangeShape(many=True)
    next = serializers.URLField(allow_null=True, help_text="null where nothing is waiting")
    through = serializers.IntegerField(help_text="what to ask `since` the next time")
