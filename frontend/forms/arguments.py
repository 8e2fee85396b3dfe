from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import Argument
from deliberation.wordings import suggests_other_meaning

from .page_form import PageForm, calls, lines, markdown, of


class ArgueForm(PageForm):
    kind = of(Argument, "kind", required=True)
    claim = of(Argument, "claim", widget=lines(2))


class ReviseForm(PageForm):
    claim = of(Argument, "claim", widget=lines(2))
    reasons = of(
        Argument,
        "reasons",
        widget=markdown(10, **calls("id_reasons")),
        help_text=_("Markdown. Say why it holds, for whom, and what it depends on; [[ cites a source."),
    )
    meaning_changed = forms.TypedChoiceField(
        label=_("Does the meaning change?"),
        choices=[
            ("no", _("No, only spelling or style")),
            ("yes", _("Yes; those who voted are asked to confirm")),
        ],
        coerce=lambda word: word == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, argument: Argument, **options) -> None:
        super().__init__(*args, **options)
        self.argument = argument

    def clean(self):
        """Where the wordings seem to say different things, who edits has to say; yes is proposed in the same spot."""
        cleaned = super().clean()
        if cleaned.get("meaning_changed") is None and self.propose():
            self.add_error(
                "meaning_changed", _("This seems to say something else, and people have voted on it.")
            )
        return cleaned

    def propose(self) -> bool:
        """Choose yes where nothing is chosen, somebody voted, and the words seem to say something else."""
        if self["meaning_changed"].value() or not self.argument.tally.votes or not self._seems_other():
            return False
        self.data = {**self.data.dict(), "meaning_changed": "yes"}
        return True

    def _seems_other(self) -> bool:
        return suggests_other_meaning(
            claim=self["claim"].value() or "",
            reasons=self["reasons"].value() or "",
            claim_before=self.argument.claim,
            reasons_before=self.argument.reasons,
        )
