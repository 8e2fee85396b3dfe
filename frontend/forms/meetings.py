from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import (
    Action,
    AgendaItem,
    Approval,
    Attendance,
    Body,
    Kind,
    Meeting,
    MinuteLine,
    Seat,
)

from .page_form import PageForm, lines, of

Choices = Sequence[tuple[str, str]]


class BodyForm(PageForm):
    """``bodies`` are those that it may stand below."""

    name_en = of(Body, "name_en")
    name_ko = of(Body, "name_ko")
    level = of(Body, "level")
    purpose = of(Body, "purpose", widget=lines(3), help_text=_("What it is for, and what it settles."))
    quorum_rule = of(
        Body, "quorum_rule", help_text=_("How many of its organisations have to be there for it to decide.")
    )
    parent = forms.ChoiceField(label=_("Stands below"), required=False)
    is_ended = of(Body, "is_ended", required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, bodies: Choices = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].choices = [("", _("nothing")), *bodies]


class SeatForm(PageForm):
    ids = "id_seat_%s"
    user = forms.ChoiceField(label=_("Who sits there"))
    part = of(Seat, "part")

    def __init__(self, *args, members: Choices = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [("", _("Choose a person")), *members]


def moment(name: str) -> forms.Field:
    by_minute = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return of(Meeting, name, widget=by_minute)


class MeetingForm(PageForm):
    title = of(Meeting, "title")
    starts_at = moment("starts_at")
    ends_at = moment("ends_at")
    place = of(Meeting, "place", help_text=_("A room, or the address of a call."))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ItemForm(PageForm):
    """What is about an argument or a source needs no words of its own."""

    ids = "id_item_%s"
    text = of(AgendaItem, "text", widget=lines(2))
    initiative = forms.ChoiceField(label=_("About the initiative"), required=False)
    presenter = forms.ChoiceField(label=_("Presented by"), required=False)
    minutes = of(AgendaItem, "minutes")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, initiatives: Choices = (), organisations: Choices = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["initiative"].choices = [("", _("none")), *initiatives]
        self.fields["presenter"].choices = [("", _("nobody yet")), *organisations]


class SettleForm(PageForm):
    to = forms.ChoiceField(choices=AgendaItem.State.choices)


class PlaceForm(PageForm):
    place = forms.IntegerField(min_value=0, max_value=32_767)


class AttendanceForm(PageForm):
    """A choice for each organisation of the body, and each guest that was noted."""

    ids = "id_there_%s"

    def __init__(self, *args, organisations: Choices = (), **kwargs):
        super().__init__(*args, **kwargs)
        states = [("", _("not noted")), *Attendance.State.choices]
        for pk, name in organisations:
            self.fields[f"organisation-{pk}"] = forms.ChoiceField(label=name, choices=states, required=False)

    def clean(self) -> dict:
        """Who was noted after the page was shown is not on it, and stays noted."""
        unseen = {name: state for name, state in self.initial.items() if name not in self.data}
        told = self.cleaned_data | unseen
        return {
            "attendance": [(name.removeprefix("organisation-"), told[name]) for name in told if told[name]]
        }


class LineForm(PageForm):
    text = of(MinuteLine, "text", widget=lines(2))
    kind = of(MinuteLine, "kind")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class NewLineForm(LineForm):
    item = forms.UUIDField(widget=forms.HiddenInput)


class TurnForm(PageForm):
    """What becomes of a line; ``owners`` are those who can have an action to do there."""

    INTO = (("action", _("an action")), ("comment", _("a comment")), *Kind.choices)

    into = forms.ChoiceField(label=_("It becomes"), choices=INTO, widget=forms.RadioSelect)
    words = of(MinuteLine, "text", label=_("In these words"), widget=lines(3))
    owner = forms.ChoiceField(label=_("Who does it"), required=False, help_text=_("Of an action."))
    due = of(Action, "due", label=_("Until when"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args, owners: Choices = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("Choose a person")), *owners]


class WordForm(PageForm):
    ids = "id_word_%s"
    agreed = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
    reason = of(Approval, "reason", widget=lines(2), help_text=_("Needed where you refuse them."))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_agreed(self) -> bool:
        return self.cleaned_data["agreed"] == "yes"
