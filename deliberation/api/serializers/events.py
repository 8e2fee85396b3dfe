"""Events, their deadlines, what has to be done for them, and pledges: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.api.pagination import orders
from deliberation.models import Deadline, Event, Pledge, Preparation
from deliberation.reckoning.countdown import FARTHEST

from .base import Flag, Id, Input, Instant, like
from .initiatives import KEY
from .queries import Paged, ordering
from .shared import OrganisationRef, Person, allowed

ORDERS = orders(
    {
        "starts_on": ("starts_on", "id"),
        "-starts_on": ("-starts_on", "-id"),
        "created_at": ("created_at", "id"),
    }
)
BY_DAY = orders({"due": ("due", "id")})["due"]
OLDEST_FIRST = orders({"created_at": ("created_at", "id")})["created_at"]
ABLE = "a member, analyst or above"


class EventChange(Input):
    kind = like(Event, "kind", required=False)
    title = like(Event, "title", required=False)
    summary = like(Event, "summary")
    host = like(Event, "host")
    country = like(Event, "country", help_text="two letters of ISO 3166-1, or EU")
    starts_on = like(Event, "starts_on", required=False)
    ends_on = like(Event, "ends_on")
    time_zone = like(Event, "time_zone", required=False, help_text="of the place where it is held")
    state = like(Event, "state", required=False)
    votes_needed = like(Event, "votes_needed", max_value=1000, help_text="of bids and candidacies")
    organisation = Id(required=False, allow_null=True, help_text="the one that prepares it")


class NewEvent(EventChange):
    workspace = serializers.RegexField(KEY, help_text="its key")
    kind = like(Event, "kind")
    title = like(Event, "title")
    starts_on = like(Event, "starts_on")


class DeadlineChange(Input):
    name = like(Deadline, "name", required=False)
    offset = like(Deadline, "offset", max_value=FARTHEST, help_text="with unit; or give due")
    unit = like(Deadline, "unit", help_text="working_days are Monday to Friday")
    due = like(Deadline, "due", required=False, allow_null=True, help_text="a day of its own")
    owner = Id(required=False, allow_null=True, help_text=ABLE)
    done_on = like(Deadline, "done_on")


class NewDeadline(Input):
    name = like(Deadline, "name")
    offset = like(Deadline, "offset", max_value=FARTHEST, help_text="with unit; or give due")
    unit = like(Deadline, "unit", help_text="working_days are Monday to Friday")
    due = like(Deadline, "due", required=False, allow_null=True, help_text="a day of its own")
    owner = Id(required=False, allow_null=True, help_text=ABLE)


class PreparationChange(Input):
    area = like(Preparation, "area", required=False)
    text = like(Preparation, "text", required=False)
    owner = Id(required=False, allow_null=True, help_text=ABLE)
    deadline = Id(required=False, allow_null=True, help_text="of the same event; its day is taken over")
    due = like(Preparation, "due")
    state = like(Preparation, "state", required=False)


class NewPreparation(PreparationChange):
    area = like(Preparation, "area")
    text = like(Preparation, "text")


class NewPledge(Input):
    country = like(Pledge, "country", help_text="two letters of ISO 3166-1")
    state = like(Pledge, "state")
    note = like(Pledge, "note")


class PledgeEdit(Input):
    state = like(Pledge, "state", required=False)
    note = like(Pledge, "note")


class EventQuery(Paged):
    workspace = serializers.RegexField(KEY, required=False)
    kind = serializers.ChoiceField(choices=Event.Kind.choices, required=False)
    state = serializers.ChoiceField(choices=Event.State.choices, required=False)
    country = serializers.RegexField(r"^[A-Z]{2}\Z", required=False)
    updated_since = Instant(required=False)
    ordering = ordering(ORDERS)


class DeadlineQuery(Paged):
    done = Flag(required=False, allow_null=True, default=None)


class PreparationQuery(Paged):
    area = serializers.ChoiceField(choices=Preparation.Area.choices, required=False)
    state = serializers.ChoiceField(choices=Preparation.State.choices, required=False)


class PledgeQuery(Paged):
    state = serializers.ChoiceField(choices=Pledge.State.choices, required=False)


class ReadinessShape(serializers.Serializer):
    """Done counts whole, in hand half, dropped not at all; rounded down."""

    percent = serializers.IntegerField(allow_null=True, help_text="null where nothing has to be done")
    items = serializers.IntegerField()
    done = serializers.IntegerField()


class AreaShape(ReadinessShape):
    area = serializers.ChoiceField(choices=Preparation.Area.choices)


class PledgeCount(serializers.Serializer):
    """Votes by how sure they are, and how many are short of those needed."""

    firm = serializers.IntegerField(help_text="in writing or in exchange")
    likely = serializers.IntegerField(help_text="by word of mouth")
    open = serializers.IntegerField(help_text="asked and not answered")
    declined = serializers.IntegerField()
    missing = serializers.IntegerField(help_text="firm votes short of those needed")


class EventShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    workspace = serializers.CharField(help_text="its key")
    kind = serializers.ChoiceField(choices=Event.Kind.choices)
    title = serializers.CharField()
    summary = serializers.CharField(allow_blank=True)
    host = serializers.CharField(allow_blank=True)
    country = serializers.CharField(allow_blank=True)
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(allow_null=True)
    time_zone = serializers.CharField()
    state = serializers.ChoiceField(choices=Event.State.choices)
    votes_needed = serializers.IntegerField(allow_null=True)
    organisation = OrganisationRef(allow_null=True)
    readiness = ReadinessShape()
    readiness_by_area = AreaShape(many=True)
    pledges = PledgeCount(allow_null=True, help_text="of bids and candidacies")
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Event", "edit", "prepare")


class DeadlineShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    event = serializers.UUIDField()
    name = serializers.CharField()
    offset = serializers.IntegerField(allow_null=True)
    unit = serializers.ChoiceField(choices=Deadline.Unit.choices, allow_blank=True)
    due = serializers.DateField(help_text="counted from the event, or a day of its own")
    ends_at = serializers.DateTimeField(help_text="the moment at which that day is over where the event is")
    owner = Person(allow_null=True)
    done_on = serializers.DateField(allow_null=True)
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Deadline", "edit", "remove")


class PreparationShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    event = serializers.UUIDField()
    area = serializers.ChoiceField(choices=Preparation.Area.choices)
    text = serializers.CharField()
    owner = Person(allow_null=True)
    deadline = serializers.UUIDField(allow_null=True)
    due = serializers.DateField(allow_null=True)
    state = serializers.ChoiceField(choices=Preparation.State.choices)
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Preparation", "edit")


class PledgeChangeShape(serializers.Serializer):
    before = serializers.ChoiceField(choices=Pledge.State.choices, allow_blank=True)
    after = serializers.ChoiceField(choices=Pledge.State.choices)
    note = serializers.CharField(allow_blank=True)
    by = Person()
    at = serializers.DateTimeField()


class PledgeShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    event = serializers.UUIDField()
    country = serializers.CharField()
    state = serializers.ChoiceField(choices=Pledge.State.choices)
    note = serializers.CharField(allow_blank=True)
    history = PledgeChangeShape(many=True)
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Pledge", "record")
