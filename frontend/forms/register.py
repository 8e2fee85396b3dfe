"""The register of policies: what people type of one, how it stands, who sees it, and to which argument it goes."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Workspace
from deliberation.countries import countries
from deliberation.models import Evidence, PolicyRecord
from deliberation.models.register import LINKS_AT_MOST, LONGEST_LINK
from deliberation.models.register_codes import PolicyStatus, PolicyTarget, PolicyTheme, Sharing

from .page_form import PageForm, explained, lines, needed, of
from .sources import day

REF = re.compile(r"\s*(?P<ref>[A-Z][A-Z0-9]{1,9}-[0-9]{1,9})\s*#\s*(?P<number>[0-9]{1,9})\s*\Z")


class Addresses(forms.CharField):
    """Web addresses, one to a line; blank lines count for nothing. What is none is said by the verb."""

    widget = lines(2)

    def __init__(self, **options):
        super().__init__(required=False, max_length=LINKS_AT_MOST * (LONGEST_LINK + 2), **options)

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value) -> list[str]:
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


def some_of(choices, label) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class RecordForm(PageForm):
    """A policy: one name is enough, and whose it is."""

    name_en = needed(of(PolicyRecord, "name_en"))
    name_ko = needed(of(PolicyRecord, "name_ko"))
    name_original = of(PolicyRecord, "name_original")
    original_language = of(
        PolicyRecord, "original_language", help_text=_("Its code, as fr for French or zh-Hant.")
    )
    country = needed(forms.ChoiceField(label=_("Country"), required=False))
    international_organisation = of(
        PolicyRecord, "international_organisation", label=_("Or international organisation")
    )
    responsible = of(PolicyRecord, "responsible", help_text=_("Who answers for it there."))
    instrument = of(PolicyRecord, "instrument")
    themes = some_of(PolicyTheme, _("Themes"))
    targets = some_of(PolicyTarget, _("Target groups"))
    starts_on = of(PolicyRecord, "starts_on", widget=day())
    start_year = of(PolicyRecord, "start_year", label=_("Or the year, if the day is not known"))
    ends_on = of(PolicyRecord, "ends_on", widget=day())
    end_year = of(PolicyRecord, "end_year", label=_("Or the year of its end"))
    evaluated = of(PolicyRecord, "evaluated", label=_("Was it evaluated?"), widget=forms.RadioSelect)
    summary = of(PolicyRecord, "summary", widget=lines(4))
    links = Addresses(label=_("Links"), help_text=_("One to a line; the first is what arguments cite."))
    verify_by = of(
        PolicyRecord,
        "verify_by",
        widget=day(),
        help_text=_("From this day on it stands in the list to verify."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        none = [("", _("none, it is an organisation's"))]
        self.fields["country"].choices = none + countries((get_language() or "en")[:2])


class SharingFields(forms.Form):
    """Which organisations see it; for a form of a workspace."""

    sharing = explained(
        of(PolicyRecord, "sharing", label=_("Who sees it"), widget=forms.RadioSelect), "sharing"
    )
    shared_with = forms.ModelMultipleChoiceField(
        label=_("The named organisations"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def of_workspace(self, workspace: Workspace, own: object) -> None:
        others = Organisation.objects.filter(workspace=workspace).exclude(pk=own)
        self.fields["shared_with"].queryset = others.order_by("name_en")

    def clean(self):
        """Names count only where it is for them: boxes that were left ticked tell nothing."""
        told = super().clean()
        if told.get("sharing") != Sharing.NAMED:
            told["shared_with"] = []
        return told


class NewRecordForm(SharingFields, RecordForm):
    status = of(PolicyRecord, "status", label=_("How does it stand?"))
    status_since = of(PolicyRecord, "status_since", label=_("Since"), widget=day())
    field_order = (
        *("name_en", "name_ko", "country", "international_organisation", "instrument", "status"),
        *("status_since", "summary", "links"),
    )

    def __init__(self, *args, workspace: Workspace, own: object, **kwargs):
        super().__init__(*args, **kwargs)
        self.of_workspace(workspace, own)


class SharingForm(SharingFields, PageForm):
    ids = "id_sharing_%s"
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, workspace: Workspace, own: object, **kwargs):
        super().__init__(*args, **kwargs)
        self.of_workspace(workspace, own)


class StatusForm(PageForm):
    ids = "id_status_%s"
    status = forms.ChoiceField(label=_("How does it stand?"), choices=PolicyStatus.choices)
    since = forms.DateField(label=_("Since"), required=False, widget=day())
    note = forms.CharField(label=_("Note"), required=False, max_length=500)
    version = forms.IntegerField(widget=forms.HiddenInput)


class VerifyForm(PageForm):
    ids = "id_verify_%s"
    verify_by = of(PolicyRecord, "verify_by", widget=day(), label=_("And verify it again by"))
    version = forms.IntegerField(widget=forms.HiddenInput)


class CiteRecordForm(PageForm):
    ids = "id_cite_%s"
    argument = forms.CharField(
        label=_("Which argument?"),
        max_length=40,
        help_text=_("By its number, as AI-12#7; it stands beside the argument."),
    )
    bearing = of(Evidence, "bearing", label=_("What it says to the argument"))
    quote = of(Evidence, "quote", widget=lines(2))
    locator = of(Evidence, "locator")

    def clean_argument(self) -> tuple[str, int]:
        found = REF.match(self.cleaned_data["argument"].upper())
        if found is None:
            raise ValidationError(_("Write it as AI-12#7."), code="ref")
        return found["ref"], int(found["number"])
