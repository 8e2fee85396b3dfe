import re

from django import forms
from django.utils.translation import gettext_lazy as _

from .page_form import PageForm

REF = re.compile(r"\s*(?:([A-Z][A-Z0-9]{1,9}-[0-9]{1,9})?\s*#)?\s*([0-9]{1,9})\s*", re.ASCII)


class DuplicateForm(PageForm):
    """Another argument of the same initiative, as people call it: AI-1#7, #7 or 7."""

    MARK, MERGE = "mark", "merge"
    of = forms.CharField(label=_("The argument that says the same"), max_length=40)
    do = forms.ChoiceField(choices=[(word, word) for word in (MARK, MERGE)])

    def __init__(self, *args, ref: str, **options) -> None:
        super().__init__(*args, **options)
        self.ref = ref
        self.fields["of"].help_text = _("Its number on this initiative, as in %s#7.") % ref
        self.fields["of"].widget.attrs["autocomplete"] = "off"

    def clean_of(self) -> int:
        found = REF.fullmatch(self.cleaned_data["of"])
        if not found:
            raise forms.ValidationError(_("Write a number, as in %s#7.") % self.ref)
        if found[1] not in (None, self.ref):
            raise forms.ValidationError(_("This argument stands in another initiative."))
        return int(found[2])
