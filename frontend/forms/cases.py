"""Cases of companies abroad: what people type of one, how it stands, and who reads a company's name."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import Case, CaseStatus, WithheldName

from .events import CountryField
from .page_form import PageForm, lines, of
from .sources import day

Choices = Sequence[tuple[str, str]]


class CaseForm(PageForm):
    """``organisations`` and ``owners`` are choices of who handles it and who sees to it."""

    kind = of(Case, "kind", label=_("What it is about"))
    measure = of(
        Case,
        "measure",
        label=_("Measure"),
        help_text=_("What was done there, or what is asked for, in one line. Without the company's name."),
    )
    country = CountryField(label=_("Country"))
    sector = of(Case, "sector")
    description = of(
        Case,
        "description",
        widget=lines(6),
        help_text=_(
            "All members read this. Where the company is not to be named, do not name it here either."
        ),
    )
    occurred_on = of(Case, "occurred_on", widget=day())
    opened_on = of(Case, "opened_on", widget=day())
    handled_by = forms.ChoiceField(label=_("Organisation that handles it"), required=False)
    owner = forms.ChoiceField(label=_("Who sees to it"), required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, organisations: Choices = (), owners: Choices = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["handled_by"].choices = [("", _("not said")), *organisations]
        self.fields["owner"].choices = [("", _("nobody yet")), *owners]


class NamingFields(forms.Form):
    """What a company is called, and who reads it; ``readers`` are choices among members of other organisations."""

    company = of(WithheldName, "name")
    is_coded = of(
        Case,
        "is_coded",
        label=_("The company is not to be named"),
        help_text=_("All others read a code word instead of its name, as Company A3."),
    )
    readers = forms.MultipleChoiceField(
        label=_("Members of other organisations who read its name, too"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self):
        """Readers count only where there is something to keep from others: boxes that were left ticked tell nothing."""
        told = super().clean()
        if not told.get("is_coded"):
            told["readers"] = []
        return told


class NewCaseForm(NamingFields, CaseForm):
    field_order = ("kind", "company", "is_coded", "readers", "measure", "country", "sector", "description")

    def __init__(self, *args, readers: Choices = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["opened_on"].required = False  # or today
        self.fields["readers"].choices = readers
        if not readers:
            del self.fields["readers"]


class NamingForm(NamingFields, PageForm):
    ids = "id_naming_%s"
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, readers: Choices = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["readers"].choices = readers
        if not readers:
            del self.fields["readers"]


class CaseStatusForm(PageForm):
    ids = "id_status_%s"
    status = forms.ChoiceField(label=_("How does it stand?"), choices=CaseStatus.choices)
    note = forms.CharField(label=_("Note"), required=False, max_length=500)
    version = forms.IntegerField(widget=forms.HiddenInput)
