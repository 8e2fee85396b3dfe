from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import Confirmation, Decision, Disposition

from .page_form import PageForm, lines, of


class DecisionForm(PageForm):
    """``arguments`` are (id, words) to rely on, ``challenges`` (number, words) of those still unhandled.

    Their fields are called as the verb calls them in its faults.
    """

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=Decision.Outcome.choices, widget=forms.RadioSelect
    )
    rationale = of(Decision, "rationale", widget=lines(6), help_text=_("Why, in your own words."))
    relied_on = forms.MultipleChoiceField(
        label=_("Arguments relied on"), required=False, widget=forms.CheckboxSelectMultiple
    )
    dissent = of(Decision, "dissent", widget=lines(3), help_text=_("Word for word, with who said it."))

    def __init__(self, *args, arguments=(), challenges=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["relied_on"].choices = arguments
        for number, words in challenges:
            self.fields[f"dispositions.{number}"] = forms.ChoiceField(
                label=words,
                choices=Disposition.Value.choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Say what is done about this challenge.")},
            )
            self.fields[f"dispositions.{number}.note"] = of(
                Disposition, "note", label=_("How, or why"), widget=lines(2)
            )

    def disposed(self) -> list[tuple[int, str, str]]:
        """(number, value, note) of each challenge."""
        numbers = [int(name.split(".")[1]) for name in self.fields if name.endswith(".note")]
        said = self.cleaned_data
        return [
            (number, said[f"dispositions.{number}"], said[f"dispositions.{number}.note"])
            for number in numbers
        ]


class WordForm(PageForm):
    """A lead party's word, on the very decision that was read."""

    CONFIRM, REFUSE = "confirm", "refuse"
    decision = forms.UUIDField(widget=forms.HiddenInput)
    reason = of(Confirmation, "reason", label=_("Reason"), widget=lines(2), help_text=_("Needed to refuse."))
    word = forms.ChoiceField(choices=[(CONFIRM, CONFIRM), (REFUSE, REFUSE)], widget=forms.HiddenInput)
