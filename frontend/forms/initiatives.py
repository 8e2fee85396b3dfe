from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import Initiative, Stage

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
        help_text=_("Needed to open, unless it is set already."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=500, widget=lines(2), help_text=_("Needed to re-open.")
    )

    def __init__(self, *args, stages=(), **kwargs):
        super().__init__(*args, **kwargs)
        # Any stage can be asked for, so that the verb says why not; those that it would allow are offered.
        self.fields["to"].choices = Stage.choices
        self.fields["to"].widget.choices = stages
        if Stage.OPEN not in dict(stages):
            del self.fields["closes_at"], self.fields["reason"]
