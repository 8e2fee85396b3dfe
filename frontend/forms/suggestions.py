from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import Argument

from .page_form import PageForm, calls, lines, markdown, of


class SuggestForm(PageForm):
    claim = of(Argument, "claim", widget=lines(2))
    reasons = of(Argument, "reasons", widget=markdown(6, **calls("id_reasons")))
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2_147_483_647)


class DecideForm(PageForm):
    ACCEPT, DECLINE, WITHDRAW = "accept", "decline", "withdraw"
    decision = forms.ChoiceField(
        choices=[(ACCEPT, _("Accept")), (DECLINE, _("Decline")), (WITHDRAW, _("Take back"))]
    )
    version = forms.IntegerField()
    meaning_changed = forms.BooleanField(required=False)
