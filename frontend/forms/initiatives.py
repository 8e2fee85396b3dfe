from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from deliberation.models import Initiative, Stage, StageChange
from deliberation.models.initiatives import LONGEST_LINE, MOST_LINES, Audience, Ballot, Results

from .page_form import PageForm, calls, explained, lines, markdown, needed, of

CHOICES = frozenset({"audience", "ballot", "results", "language"})


class Lines(forms.CharField):
    """A short list of short texts, typed one to a line; blank lines count for nothing."""

    widget = lines(3)

    def __init__(self, **options):
        most = MOST_LINES * (LONGEST_LINE + 2)  # with what ends a line in a form that is sent
        super().__init__(required=False, max_length=most, **options)

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value) -> list[str]:
        found = [" ".join(line.split()) for line in super().clean(value).splitlines()]
        found = [line for line in found if line]
        if len(found) > MOST_LINES:
            raise ValidationError(_("At most %(most)s lines."), params={"most": MOST_LINES})
        if any(len(line) > LONGEST_LINE for line in found):
            raise ValidationError(_("At most %(most)s characters in a line."), params={"most": LONGEST_LINE})
        return found


def closing_time(**options) -> forms.DateTimeField:
    by_minute = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=_("Voting closes"), widget=by_minute, **options)


def choice(name: str, unsaid: str, group: str, **options) -> forms.Field:
    """A rule of the initiative, with its words explained; ``unsaid`` is what holds where nobody chooses."""
    field = of(Initiative, name, required=False, widget=forms.RadioSelect, initial=unsaid, **options)
    return explained(field, group)


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
    summary = of(
        Initiative,
        "summary",
        widget=lines(4),
        help_text=_("It may wait until you open, as the lead parties may."),
    )
    lead_parties = forms.MultipleChoiceField(
        label=_("Lead parties"), required=False, widget=forms.CheckboxSelectMultiple
    )
    closes_at = closing_time(required=False)
    audience = choice("audience", Audience.WORKSPACE, "audiences")
    ballot = choice(
        "ballot",
        Ballot.NAMED,
        "ballots",
        help_text=_("Fixed when it opens. By organisation nobody sees the single votes of others."),
    )
    results = choice("results", Results.OPEN, "results", help_text=_("Fixed when it opens."))
    supporting_parties = forms.MultipleChoiceField(
        label=_("Supporting parties"), required=False, widget=forms.CheckboxSelectMultiple
    )
    mandate = of(Initiative, "mandate", help_text=_("Who asked for it, for example a directive or a law."))
    objectives = Lines(label=_("Objectives"), help_text=_("One to a line."))
    themes = Lines(label=_("Themes"), help_text=_("One to a line."))
    text = of(
        Initiative,
        "text",
        widget=markdown(8, **calls("id_text")),
        help_text=_("Markdown; it stands under Background."),
    )
    language = of(Initiative, "language", required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    at_hand = ("title", "proposal", "summary", "lead_parties", "closes_at")

    def __init__(self, *args, organisations=(), **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("lead_parties", "supporting_parties"):
            self.fields[name].choices = organisations

    def clean(self) -> dict:
        """A choice that was not sent is no change; an organisation has one part."""
        fields = self.cleaned_data
        if set(fields.get("lead_parties", ())) & set(fields.get("supporting_parties", ())):
            self.add_error("supporting_parties", _("An organisation has one part only."))
        return {name: value for name, value in fields.items() if name not in CHOICES or value}

    def fields_at_hand(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name in self.at_hand]

    def further_fields(self) -> list[forms.BoundField]:
        """Those that wait folded: most initiatives do well with what they hold by themselves."""
        return [field for field in self.visible_fields() if field.name not in self.at_hand]

    def is_unfolded(self) -> bool:
        return any(field.errors for field in self.further_fields())


class StageForm(PageForm):
    to = forms.ChoiceField(label=_("Move to"), widget=forms.RadioSelect)
    closes_at = needed(
        closing_time(required=False, help_text=_("Needed to open it: members argue and vote until then."))
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
    closes_at = closing_time()
    reason = of(StageChange, "reason", required=True, widget=lines(2))
