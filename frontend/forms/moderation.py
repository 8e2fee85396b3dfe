from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import Hiding, Report

from .page_form import PageForm, lines, of


class HideForm(PageForm):
    reason = of(
        Hiding,
        "reason",
        required=True,
        widget=lines(2),
        label=_("Why"),
        help_text=_("Everybody who looks for it reads this sentence."),
    )


class ReportForm(PageForm):
    reason = of(
        Report,
        "reason",
        widget=lines(2),
        label=_("What should the facilitators look at?"),
        help_text=_("Only the facilitators read this, with your name."),
    )


class SettleForm(PageForm):
    state = forms.ChoiceField(choices=[(state, state) for state in (Report.State.HIDDEN, Report.State.KEPT)])
    reason = of(Hiding, "reason", widget=lines(2))
