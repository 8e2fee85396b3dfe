from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import Condition, Confirmation, Decision, Disposition, Dissent, Trigger

from .page_form import PageForm, lines, needed, of
from .sources import day

CONDITIONS = 6  # rows on the page; more of them by the API


class DecisionForm(PageForm):
    """``arguments`` are (id, words) to rely on, ``challenges`` (number, words) of those still unhandled,
    ``organisations`` (id, name) who may see to a condition.

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

    template_name = "decisions/form.html"

    def __init__(self, *args, arguments=(), challenges=(), organisations=(), **kwargs):
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

        for number in range(CONDITIONS):
            self._add_condition(number, organisations)

    def _add_condition(self, number: int, organisations) -> None:
        here = f"conditions.{number}"
        self.fields[f"{here}.text"] = of(Condition, "text", required=False)
        self.fields[f"{here}.organisation"] = forms.ChoiceField(
            label=_("Seen to by"), required=False, choices=[("", "—"), *organisations]
        )
        self.fields[f"{here}.due"] = of(Condition, "due", widget=day())

    @property
    def plain_fields(self) -> list:
        return [field for field in self.visible_fields() if not field.name.startswith("conditions.")]

    @property
    def condition_rows(self) -> list[list]:
        """Text, organisation and due of each row."""
        names = ("text", "organisation", "due")
        return [[self[f"conditions.{number}.{name}"] for name in names] for number in range(CONDITIONS)]

    @property
    def names_conditions(self) -> bool:
        """Whether something stands there, or is wanted there."""
        wanted = any(field.errors for row in self.condition_rows for field in row)
        outcome = self["outcome"].value() == Decision.Outcome.ADOPT_WITH_CONDITIONS
        return wanted or outcome or any(field.value() for row in self.condition_rows for field in row)

    def asked(self) -> list[tuple[str, str, str, date | None]]:
        """(number, text, organisation's id, due) of each row in which something stands."""
        said = self.cleaned_data
        rows = [
            (
                str(number),
                said[f"conditions.{number}.text"],
                said[f"conditions.{number}.organisation"],
                said[f"conditions.{number}.due"],
            )
            for number in range(CONDITIONS)
        ]
        return [row for row in rows if any(row[1:])]

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


class DissentForm(PageForm):
    """``speaks`` says whether the reader may sign for an organisation, ``votes`` whether for the own part."""

    text = of(
        Dissent,
        "text",
        label=_("Your words"),
        widget=lines(4),
        help_text=_("They are frozen with the decision and stand there word for word, with who signed them."),
    )
    for_organisation = forms.ChoiceField(
        label=_("Signed"),
        choices=[("", _("by me, for my own part")), ("yes", _("for my organisation"))],
        required=False,
        widget=forms.RadioSelect,
    )
    decision = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, speaks: bool = False, votes: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        choices = self.fields["for_organisation"].choices
        self.fields["for_organisation"].choices = [*choices[: int(votes)], *choices[1 : 1 + int(speaks)]]
        if not votes:
            self.fields["for_organisation"].initial = "yes"


class TriggerForm(PageForm):
    """Whatever is filled in is watched; the other three are (id, words) to choose from."""

    ids = "id_trigger_%s"
    on = needed(of(Trigger, "on", label=_("A date comes"), widget=day()))
    source = needed(forms.ChoiceField(label=_("A source does not hold any more"), required=False))
    commitment = needed(forms.ChoiceField(label=_("A commitment is late"), required=False))
    organisation = needed(
        forms.ChoiceField(label=_("An organisation states another position"), required=False)
    )
    note = of(Trigger, "note", label=_("Why, for whoever looks at it then"))
    decision = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, sources=(), commitments=(), organisations=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [("", "—"), *sources]
        self.fields["commitment"].choices = [("", "—"), *commitments]
        self.fields["organisation"].choices = [("", "—"), *organisations]


class KeepForm(PageForm):
    ids = "id_keep_%s"
    reason = of(Trigger, "reason", label=_("Why the decision stands"), required=True)
