from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.errors import MeaningChanged, Refusal, Wordings
from deliberation.models import View, Vote
from frontend.pages.difference import difference_html

from .page_form import PageForm, explained, lines, of


class VoteForm(PageForm):
    AGREE, DISAGREE, UNSURE, WITHDRAW = "agree", "disagree", "unsure", "withdraw"
    value = forms.ChoiceField(choices=[(word, word) for word in (AGREE, DISAGREE, UNSURE, WITHDRAW)])
    wording = forms.IntegerField(min_value=1, max_value=2_147_483_647)
    version = forms.IntegerField(min_value=1, max_value=2_147_483_647, required=False)
    reason = of(Vote, "reason")
    both_wordings: dict | None = None

    def clean_reason(self) -> str | None:
        """None, which keeps the reason given before, where the form asked for none."""
        return self.cleaned_data["reason"] if "reason" in self.data else None

    def refuse(self, refusal: Refusal) -> None:
        """Keep, beside the sentence, what was voted on and what it says by now."""
        super().refuse(refusal)
        if isinstance(refusal, MeaningChanged):
            self.both_wordings = _side_by_side(refusal.wordings)


class ViewForm(PageForm):
    value = explained(
        forms.ChoiceField(label=_("My view"), choices=View.Value.choices, widget=forms.RadioSelect), "views"
    )
    reason = of(View, "reason", widget=lines(2))


def _side_by_side(both: Wordings) -> dict:
    """Both claims, and what changed in the reasons if anything did."""
    alike = both.seen_reasons == both.present_reasons
    reasons = "" if alike else difference_html(both.seen_reasons, both.present_reasons)
    return {"seen": both.seen, "present": both.present, "reasons": reasons}
