from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.errors import Refusal
from deliberation.models import Action, Indicator, Measurement

from .page_form import PageForm, lines, of
from .sources import day


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
    """``owners`` are (id, name) of those who may watch it."""

    name = of(Indicator, "name", label=_("What is watched"))
    target = of(Indicator, "target", label=_("What it is meant to reach"))
    unit = of(Indicator, "unit")
    direction = of(Indicator, "direction", widget=forms.RadioSelect)
    baseline = of(Indicator, "baseline")
    target_value = of(Indicator, "target_value")
    target_by = of(
        Indicator, "target_by", widget=day(), help_text=_("Without a day the target holds at every reading.")
    )
    frequency = of(Indicator, "frequency")
    owner = forms.ChoiceField(label=_("Who watches it"), required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, owners=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("whoever named it")), *owners]


class ReadingForm(PageForm):
    on = of(Measurement, "on", widget=day())
    value = of(Measurement, "value")
    note = of(Measurement, "note")


class ReadingsForm(PageForm):
    """A table of days and numbers; what is wrong in it is told by its lines."""

    file = forms.FileField(
        label=_("A CSV file"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        help_text=_(
            "A line a reading: day as 2026-05-31, number, note. A day that has a reading is corrected."
        ),
    )

    def refuse(self, refusal: Refusal) -> None:
        for fault in refusal.faults:
            number = fault.field.partition(".")[0]
            told = _("Line %(line)s: %(fault)s") % {"line": number, "fault": fault.detail}
            self.add_error(None, told if number.isdigit() else fault.detail)
        if not refusal.faults:
            self.add_error(None, str(refusal.detail))
