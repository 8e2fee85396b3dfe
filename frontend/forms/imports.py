"""Handing in a file, and saying what the columns of a table mean."""

from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.exchange.asking_import import INTO_ONE, OF_ITS_OWN, meanings_of
from deliberation.exchange.policy_table import NOUN
from deliberation.models import Job, Kind

from .page_form import PageForm

F = Job.Format
POLICIES = f"{F.CSV}:{NOUN}"
FORMATS = [
    (POLICIES, _("A table with a policy a line, for the register (CSV)")),
    (F.CSV, _("A table with an argument a line (CSV)")),
    (F.JSON_LINES, _("What Madang exported, line by line (JSON Lines)")),
    (F.ARGDOWN, _("A map of arguments (Argdown)")),
    (F.AIF, _("A map of arguments (AIF, SADFace)")),
    (F.KIALO, _("A discussion as text (Kialo)")),
    (F.POLIS, _("A conversation with its votes (Polis, its files in one zip)")),
]
OUTSIDE = (*OF_ITS_OWN, POLICIES)  # what goes into no initiative
KINDS = [("", _("as the file says")), *Kind.choices]


class ImportForm(PageForm):
    what = forms.ChoiceField(label=_("What it is"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("File"), allow_empty_file=True, help_text=_("Up to 20 MB; texts in UTF-8.")
    )

    def __init__(self, *args, of_workspace: bool, keeps_register: bool, **kwargs):
        super().__init__(*args, **kwargs)
        left_out = (*INTO_ONE, *(() if keeps_register else (POLICIES,))) if of_workspace else OUTSIDE
        offered = [choice for choice in FORMATS if choice[0] not in left_out]
        self.fields["what"].choices = offered
        self.fields["what"].initial = next(code for code, _label in offered if code != POLICIES)


class ColumnsForm(PageForm):
    """A field a column, by its number; ``kind`` is that of rows which say none."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=KINDS,
        help_text=_("Of the arguments, where no column says it."),
    )

    def __init__(self, *args, columns: list[str], noun: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.columns = columns
        if noun:
            self.fields["kind"].widget = forms.HiddenInput()
        for number, column in enumerate(columns):
            self.fields[f"column{number}"] = forms.ChoiceField(
                label=column, required=False, choices=[("", _("nothing")), *meanings_of(noun).items()]
            )

    @property
    def mapping(self) -> dict[str, str]:
        told = {column: self.cleaned_data[f"column{number}"] for number, column in enumerate(self.columns)}
        return {column: meaning for column, meaning in told.items() if meaning}
