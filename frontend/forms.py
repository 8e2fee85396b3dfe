"""Forms check the shape of what comes in; they never save. Limits come from the fields of the nouns."""

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy as _

from deliberation.errors import Refusal
from deliberation.models import Argument, Comment, Evidence, Initiative, Source, Stage, View

# How faults are called that concern something outside of the form.
LABELS = {
    "proposal": _("Proposal"),
    "summary": _("Summary"),
    "parties": _("Lead parties"),
    "closes_at": _("Voting closes"),
}


class PageRenderer(DjangoTemplates):
    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


class PageForm(forms.Form):
    """A form that shows its faults field by field, also those that a verb found."""

    default_renderer = PageRenderer

    def refuse(self, refusal: Refusal) -> None:
        """Put the refusal's faults beside the fields that they name, its sentence above the form."""
        named = [fault for fault in refusal.faults if fault.field in self.fields]
        for fault in named:
            self.add_error(fault.field, fault.detail)
        for fault in refusal.faults:
            if fault not in named:
                label = LABELS.get(fault.field)
                self.add_error(None, f"{label}: {fault.detail}" if label else fault.detail)
        if not refusal.faults:
            self.add_error(None, str(refusal.detail))

    def sentence(self) -> str:
        """All faults in one line, for forms of a single field."""
        return " ".join(message for messages in self.errors.values() for message in messages)


def of(noun, name: str, **options) -> forms.Field:
    """The form field of a noun's field: same limits, same label."""
    return noun._meta.get_field(name).formfield(**options)


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ArgueForm(PageForm):
    kind = of(Argument, "kind", required=True)
    claim = of(Argument, "claim", widget=lines(2))


class ReviseForm(PageForm):
    claim = of(Argument, "claim", widget=lines(2))
    reasons = of(
        Argument,
        "reasons",
        widget=lines(10),
        help_text=_("Markdown. Say why it holds, for whom, and what it depends on."),
    )
    meaning_changed = forms.BooleanField(
        label=_("The meaning changes"),
        required=False,
        help_text=_("Those who voted are asked to confirm. Leave empty for spelling and style."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class VoteForm(PageForm):
    AGREE, DISAGREE, UNSURE, WITHDRAW = "agree", "disagree", "unsure", "withdraw"
    value = forms.ChoiceField(choices=[(word, word) for word in (AGREE, DISAGREE, UNSURE, WITHDRAW)])
    wording = forms.IntegerField(min_value=1)


class ReplyForm(PageForm):
    COMMENT = "comment"
    reply_as = forms.ChoiceField(
        choices=[(word, word) for word in ("comment", "supports", "rebuts", "answers")]
    )
    text = of(Comment, "text", widget=lines(3))
    to = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean(self):
        cleaned = super().clean()
        limit = Argument._meta.get_field("claim").max_length
        is_claim = cleaned.get("reply_as") not in (None, self.COMMENT)
        if is_claim and len(cleaned.get("text", "")) > limit:
            self.add_error(
                "text", _("A response is one sentence of at most %d characters; add reasons later.") % limit
            )
        return cleaned


class CommentForm(PageForm):
    text = of(Comment, "text", widget=lines(3))
    to = forms.UUIDField(required=False, widget=forms.HiddenInput)


class EvidenceForm(PageForm):
    """A source needs only an address or a title."""

    where = forms.CharField(
        label=_("Address or title of the source"),
        max_length=Source._meta.get_field("title").max_length,
    )
    bearing = of(Evidence, "bearing")
    quote = of(Evidence, "quote", widget=lines(2))
    locator = of(Evidence, "locator")


class SourceForm(PageForm):
    title = of(Source, "title")
    url = of(Source, "url", assume_scheme="https")
    publisher = of(Source, "publisher")
    published_on = of(Source, "published_on", widget=forms.DateInput(attrs={"type": "date"}))
    kind = of(Source, "kind")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


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


class ViewForm(PageForm):
    value = forms.ChoiceField(label=_("My view"), choices=View.Value.choices, widget=forms.RadioSelect)
    reason = of(View, "reason", widget=lines(2))


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


class WithdrawForm(PageForm):
    """Nothing but the press of the button."""
