"""What to take away, in people's words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.exchange.formats import FORMATS, Format
from deliberation.models import Job

from .page_form import PageForm

F = Job.Format
# Code, which names a format and for tables the noun, and what somebody would call it.
TO_READ = [
    (F.DOCX, _("A briefing to hand round (Word)")),
    (F.MARKDOWN, _("A briefing as text (Markdown)")),
]
TABLES = [
    (f"{F.CSV}:arguments", _("The arguments, with their tallies")),
    (f"{F.CSV}:comments", _("The comments")),
    (f"{F.CSV}:sources", _("The sources")),
    (f"{F.CSV}:evidence", _("The evidence: which source says what to which argument")),
    (f"{F.CSV}:votes", _("The single votes, where the ballot is named and results are out")),
]
FOR_PROGRAMS = [
    (F.JSON, _("Everything, in one file (JSON)")),
    (F.JSON_LINES, _("Everything, line by line (JSON Lines)")),
    (F.ARGDOWN, _("The map of arguments (Argdown)")),
    (F.AIF, _("The map of arguments (AIF)")),
    (F.GRAPHML, _("The map of arguments (GraphML)")),
    (F.POLIS, _("Votes for tools that read Polis")),
]
GROUPS = [
    (_("To read"), TO_READ),
    (_("As a table, for a spreadsheet (CSV)"), TABLES),
    (_("For other programs"), FOR_PROGRAMS),
]


class ExportForm(PageForm):
    what = forms.ChoiceField(label=_("What to write"), widget=forms.RadioSelect)
    raw = forms.BooleanField(
        label=_("Leave cells as they are"),
        required=False,
        help_text=_(
            "Only for programs: in a spreadsheet, a text that begins with = or + could then be run as a formula."
        ),
    )

    def __init__(self, *args, of_workspace: bool, **kwargs):
        super().__init__(*args, **kwargs)
        groups = [
            (name, [choice for choice in choices if _is_offered(choice[0], of_workspace)])
            for name, choices in GROUPS
        ]
        self.fields["what"].choices = [(name, choices) for name, choices in groups if choices]
        self.fields["what"].initial = f"{F.CSV}:arguments"

    def clean(self):
        cleaned = super().clean()
        if "what" in cleaned and not _format_of(cleaned["what"]).raw:
            cleaned["raw"] = False  # it means nothing elsewhere
        return cleaned


def _is_offered(code: str, of_workspace: bool) -> bool:
    return _format_of(code).of_workspace or not of_workspace


def _format_of(code: str) -> Format:
    return FORMATS[code.partition(":")[0]]
