from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from deliberation.countries import countries
from deliberation.models import Deadline, Event, Pledge, Preparation

from .page_form import PageForm, lines, of
from .people import zones
from .sources import day


class CountryField(forms.ChoiceField):
    """All countries by name, in the reader's language."""

    def __init__(self, **options):
        super().__init__(choices=_countries, **options)


def _countries() -> list[tuple[str, object]]:
    return [("", _("Choose a country")), *countries((get_language() or "en")[:2])]


class EventForm(PageForm):
    """``organisations`` are choices of who prepares it."""

    title = of(Event, "title")
    kind = of(Event, "kind")
    starts_on = of(
        Event,
        "starts_on",
        widget=day(),
        help_text=_("Of a bid or a candidacy, the day of the vote. Deadlines are counted back from it."),
    )
    ends_on = of(Event, "ends_on", widget=day())
    country = CountryField(label=_("Country"), required=False)
    time_zone = forms.ChoiceField(label=_("Time zone there"), choices=zones, required=False)
    host = of(Event, "host", help_text=_("Who holds it, or who decides."))
    organisation = forms.ChoiceField(label=_("Prepared by"), required=False)
    votes_needed = of(
        Event, "votes_needed", min_value=0, max_value=1000, help_text=_("For a bid or a candidacy.")
    )
    summary = of(Event, "summary", widget=lines(4))
    state = of(Event, "state")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, organisations=(), is_new=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("not said")), *organisations]
        if is_new:
            del self.fields["state"]  # it is in preparation


class _WithOwner(PageForm):
    """``owners`` are choices of who can have something to do."""

    def __init__(self, *args, owners=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("nobody yet")), *owners]


class DeadlineForm(_WithOwner):
    """A rule, or a day of its own: one of the two."""

    ids = "id_deadline_%s"
    name = of(Deadline, "name")
    offset = of(Deadline, "offset", min_value=0)
    unit = of(Deadline, "unit")
    due = of(Deadline, "due", widget=day(), required=False, label=_("Or on a day of its own"))
    owner = forms.ChoiceField(label=_("Who sees to it"), required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self):
        """Of rule and day, one that only stands as it stood gives way to the other, which was typed anew."""
        typed = {"due": {"due"} & {*self.changed_data}, "rule": {"offset", "unit"} & {*self.changed_data}}
        if self.initial and typed["due"] and not typed["rule"]:
            self.cleaned_data |= {"offset": None, "unit": ""}
        if self.initial and typed["rule"] and not typed["due"]:
            self.cleaned_data["due"] = None
        return self.cleaned_data


class PreparationForm(_WithOwner):
    """``deadlines`` are choices of what it can hang on."""

    ids = "id_preparation_%s"
    text = of(Preparation, "text", widget=lines(2))
    area = of(Preparation, "area")
    owner = forms.ChoiceField(label=_("Who does it"), required=False)
    deadline = forms.ChoiceField(label=_("By a deadline of the event"), required=False)
    due = of(Preparation, "due", widget=day(), label=_("Or by a day of its own"))
    state = of(Preparation, "state")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, deadlines=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["deadline"].choices = [("", _("none")), *deadlines]
        if not deadlines:
            del self.fields["deadline"]


class PledgeForm(PageForm):
    ids = "id_pledge_%s"
    country = CountryField(label=_("Country"))
    state = of(Pledge, "state")
    note = of(Pledge, "note", help_text=_("Who said it, where, under which condition."))


class PledgeEditForm(PageForm):
    state = of(Pledge, "state")
    note = of(Pledge, "note", help_text=_("Who said it, where, under which condition."))
    version = forms.IntegerField(widget=forms.HiddenInput)
