from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import Action, Indicator

from .page_form import PageForm, lines, of


class ActionForm(PageForm):
    """``owners`` and ``challenges`` are choices; without challenges nothing is asked about them."""

    text = of(Action, "text", widget=lines(2), help_text=_("What is to be done, in one sentence."))
    owner = forms.TypedChoiceField(label=_("Who does it"))
    due = of(Action, "due", label=_("Until when"), widget=forms.DateInput(attrs={"type": "date"}))
    challenge = forms.ChoiceField(label=_("For the challenge"), required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, owners=(), challenges=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("Choose a person")), *owners]
        self.fields["challenge"].choices = [("", _("none")), *challenges]
        if not challenges:
            del self.fields["challenge"]


class DoneForm(PageForm):
    DONE, AGAIN = "done", "again"
    to = forms.ChoiceField(choices=[(DONE, DONE), (AGAIN, AGAIN)])


class IndicatorForm(PageForm):
    name = of(Indicator, "name", label=_("What is watched"))
    target = of(Indicator, "target", label=_("What it is meant to reach"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
