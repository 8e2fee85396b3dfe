from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.errors import MeaningChanged, Refusal, Wordings
from deliberation.models import View

from .page_form import PageForm, lines, of


class VoteForm(PageForm):
    AGREE, DISAGREE, UNSURE, WITHDRAW = "agree", "disagree", "unsure", "withdraw"
    value = forms.ChoiceField(choices=[(word, word) for word in (AGREE, DISAGREE, UNSURE, WITHDRAW)])
    wording = forms.IntegerField(min_value=1)
    both_wordings: Wordings | None = None

    def refuse(self, refusal: Refusal) -> None:
        """Keep, beside the sentence, what was voted on and what it says by now."""
        super().refuse(refusal)
        if isinstance(refusal, MeaningChanged):
            self.both_wordings = refusal.wordings


class ViewForm(PageForm):
    value = forms.ChoiceField(label=_("My view"), choices=View.Value.choices, widget=forms.RadioSelect)
    reason = of(View, "reason", widget=lines(2))
