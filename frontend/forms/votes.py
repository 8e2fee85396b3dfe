from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.errors import MeaningChanged, Refusal, Wordings
from deliberation.models import View, Vote

from .page_form import PageForm, lines, of


class VoteForm(PageForm):
    AGREE, DISAGREE, UNSURE, WITHDRAW = "agree", "disagree", "unsure", "withdraw"
    value = forms.ChoiceField(choices=[(word, word) for word in (AGREE, DISAGREE, UNSURE, WITHDRAW)])
    wording = forms.IntegerField(min_value=1, max_value=2_147_483_647)
    version = forms.IntegerField(min_value=1, max_value=2_147_483_647, required=False)
    reason = of(Vote, "reason")
    both_wordings: Wordings | None = None

    def clean_reason(self) -> str | None:
        """None, which keeps the reason given before, where the form asked for none."""
        return self.cleaned_data["reason"] if "reason" in self.data else None

    def refuse(self, refusal: Refusal) -> None:
        """Keep, beside the sentence, what was voted on and what it says by now."""
        super().refuse(refusal)
        if isinstance(refusal, MeaningChanged):
            self.both_wordings = refusal.wordings


class ViewForm(PageForm):
    value = forms.ChoiceField(label=_("My view"), choices=View.Value.choices, widget=forms.RadioSelect)
    reason = of(View, "reason", widget=lines(2))
