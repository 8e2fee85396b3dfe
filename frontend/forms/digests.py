from zoneinfo import available_timezones

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from deliberation.models import FacilitatorNote, Subscription

from .page_form import PageForm, lines, of


class SubscriptionForm(PageForm):
    cadence = of(Subscription, "cadence", widget=forms.RadioSelect)
    weekday = of(Subscription, "weekday")
    hour = forms.TypedChoiceField(
        label=capfirst(_("hour")), coerce=int, choices=[(hour, f"{hour:02}:00") for hour in range(24)]
    )
    time_zone = forms.ChoiceField(
        label=capfirst(_("time zone")), required=False, help_text=_("Empty: the workspace's own.")
    )
    language = of(Subscription, "language")
    text_only = of(Subscription, "text_only")
    even_if_empty = of(Subscription, "even_if_empty")
    at_once = of(
        Subscription,
        "at_once",
        help_text=_(
            "When you are mentioned, when something of yours is due, when voting ends within 24 hours and "
            "your votes are missing, and when a decision is taken in which you took part."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zones = sorted(zone for zone in available_timezones() if "/" in zone)
        self.fields["time_zone"].choices = [("", "—"), *((zone, zone.replace("_", " ")) for zone in zones)]


class NoteForm(PageForm):
    text = of(FacilitatorNote, "text", required=False, widget=lines(3))
