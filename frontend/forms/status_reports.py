from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import ReportWord, StatusReport

from .page_form import PageForm, lines, markdown, of
from .sources import day


class StatusReportForm(PageForm):
    ids = "id_report_%s"
    title = of(StatusReport, "title")
    starts_on = of(StatusReport, "starts_on", widget=day())
    ends_on = of(StatusReport, "ends_on", widget=day())
    text = of(
        StatusReport,
        "text",
        widget=markdown(12),
        help_text=_("What was done, what came of it, what is at risk, and what comes next."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ReportWordForm(PageForm):
    ids = "id_word_%s"
    agreed = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
    reason = of(ReportWord, "reason", widget=lines(2), help_text=_("Needed where you return it."))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_agreed(self) -> bool:
        return self.cleaned_data["agreed"] == "yes"
