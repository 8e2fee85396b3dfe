from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import Waiver

from .page_form import PageForm, of


class WaiverForm(PageForm):
    rule = forms.ChoiceField(choices=Waiver.Rule.choices, widget=forms.HiddenInput)
    subject = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    reason = of(Waiver, "reason", label=_("Why it may stand as it is"))
