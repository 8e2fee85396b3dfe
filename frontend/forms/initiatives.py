from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import Initiative, Stage, StageChange

from .page_form import PageForm, lines, of


class InitiativeForm(PageForm):
    title = of(Initiative, "title", help_text=_("What it is about, as people will call it."))
    proposal = of(
        Initiative,
        "proposal",
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 200}),
        help_text=_(
            "What is to be decided, in one sentence of at most 200 characters. It may wait until you open."
        ),
    )
    summary = of(Initiative, "summary", widget=lines(4))
    mandate = of(Initiative, "mandate", help_text=_("Who asked for it, for example a directive or a law."))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    lead_parties = forms.MultipleChoiceField(
        label=_("Lead parties"), required=False, widget=forms.CheckboxSelectMultiple
    )
    closes_at = forms.DateTimeField(
        label=_("Voting closes"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args, organisations=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead_parties"].choices = organisations


class StageForm(PageForm):
    to = forms.ChoiceField(label=_("Move to"), widget=forms.RadioSelect)
    closes_at = forms.DateTimeField(
        label=_("Voting closes"),
        required=False,
        help_text=_("Needed to open, unless the draft says it."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    reason = of(
        StageChange, "reason", widget=lines(2), help_text=_("Needed to re-open; kept in the history.")
    )

    def __init__(self, *args, stages=(), **kwargs):
        super().__init__(*args, **kwargs)
        # Any stage can be asked for, so that the verb says why not; those that it would allow are offered.
        self.fields["to"].choices = Stage.choices
        self.fields["to"].widget.choices = stages
        if Stage.OPEN not in dict(stages):
            del self.fields["closes_at"]


class ExtensionForm(PageForm):
    closes_at = forms.DateTimeField(
        label=_("Voting closes"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    reason = of(StageChange, "reason", required=True, widget=lines(2))
