from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import Argument

from .page_form import PageForm, lines, of


class ArgueForm(PageForm):
    kind = of(Argument, "kind", required=True)
    claim = of(Argument, "claim", widget=lines(2))


class ReviseForm(PageForm):
    claim = of(Argument, "claim", widget=lines(2))
    reasons = of(
        Argument,
        "reasons",
        widget=lines(10),
        help_text=_("Markdown. Say why it holds, for whom, and what it depends on."),
    )
    meaning_changed = forms.BooleanField(
        label=_("The meaning changes"),
        required=False,
        help_text=_("Those who voted are asked to confirm. Leave empty for spelling and style."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
