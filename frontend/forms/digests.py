from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models.workspaces import Language
from deliberation.models import FacilitatorNote, Subscription

from .page_form import PageForm, lines, of
from .people import zones


class SubscriptionForm(PageForm):
    cadence = of(Subscription, "cadence", widget=forms.RadioSelect)
    weekday = of(Subscription, "weekday")
    hour = forms.TypedChoiceField(
        label=capfirst(_("hour")), coerce=int, choices=[(hour, f"{hour:02}:00") for hour in range(24)]
    )
    time_zone = forms.ChoiceField(label=capfirst(_("time zone")), required=False)
    language = forms.ChoiceField(
        label=capfirst(_("language")),
        required=False,
        choices=[("", _("As in my profile")), *Language.choices],
    )
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
        """A zone that is not among those that are offered, but was set by a program, is offered too."""
        super().__init__(*args, **kwargs)
        named, present = zones(), self.initial.get("time_zone", "")
        more = [] if present in dict(named) else [(present, present)]
        self.fields["time_zone"].choices = [*named, *more]


class NoteForm(PageForm):
    text = of(FacilitatorNote, "text", required=False, widget=lines(3))
