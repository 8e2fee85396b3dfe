import re

from django import forms
from django.utils.translation import gettext_lazy as _

from .page_form import PageForm

REF = re.compile(r"\s*(?:([A-Z][A-Z0-9]{1,9}-[0-9]{1,9})?\s*#)?\s*([0-9]{1,9})\s*", re.ASCII)


class DuplicateForm(PageForm):
    """Another argument of the same initiative: one of those alike, or any, as people call it: AI-1#7, #7 or 7."""

    MARK, MERGE = "mark", "merge"
    like = forms.IntegerField(label=_("Similar ones"), required=False, widget=forms.RadioSelect)
    of = forms.CharField(label=_("The argument that says the same"), max_length=40)
    do = forms.ChoiceField(choices=[(word, word) for word in (MARK, MERGE)])

    def __init__(self, *args, ref: str, alike: list[tuple[int, str]], **options) -> None:
        super().__init__(*args, **options)
        self.ref = ref
        self._offer(alike)
        self.fields["of"].help_text = _("Its number on this initiative, as in %s#7.") % ref
        self.fields["of"].widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict:
        """What was typed goes before what was chosen."""
        chosen = self.cleaned_data.pop("like", None)
        if "of" in self.cleaned_data and not self.cleaned_data["of"]:
            self.cleaned_data["of"] = chosen
            if chosen is None:
                self.add_error("of", _("Choose the argument, or write its number."))
        return self.cleaned_data

    def clean_of(self) -> int | None:
        if not self.cleaned_data["of"]:
            return None
        found = REF.fullmatch(self.cleaned_data["of"])
        if not found:
            raise forms.ValidationError(_("Write a number, as in %s#7.") % self.ref)
        if found[1] not in (None, self.ref):
            raise forms.ValidationError(_("This argument stands in another initiative."))
        return int(found[2])

    def _offer(self, alike: list[tuple[int, str]]) -> None:
        if not alike:
            del self.fields["like"]
            return
        self.fields["like"].widget.choices = alike
        self.fields["of"].required = False
        self.fields["of"].label = _("Or another one, by its number")
        asked = self.initial.get("of", "")
        if asked in [str(number) for number, _claim in alike]:
            self.initial = {"like": int(asked)}
