import re

from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import Kind, Relation

from .page_form import PageForm

NUMBER = re.compile(r"(?:[A-Z][A-Z0-9]{1,9}-[0-9]{1,9})?#?([0-9]{1,9})")


class MoveForm(PageForm):
    """A kind; or a relation and the number of the argument that is responded to, as in 7 or AI-12#7."""

    stands_as = forms.ChoiceField(
        label=_("It stands as"),
        choices=[*Kind.choices, *Relation.choices],
        widget=forms.RadioSelect,
    )
    parent = forms.CharField(
        label=_("Responds to"),
        required=False,
        max_length=30,
        help_text=_("For a response: the number of the other argument, as in 7."),
        widget=forms.TextInput(attrs={"list": "arguments", "autocomplete": "off"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_parent(self) -> int | None:
        typed = self.cleaned_data["parent"].strip()
        found = NUMBER.fullmatch(typed)
        if typed and not found:
            raise forms.ValidationError(_("Write the number of an argument, as in 7."))
        return int(found[1]) if found else None
