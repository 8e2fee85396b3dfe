"""What to take away, in people's words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Workspace
from deliberation.exchange.formats import FORMATS, Format
from deliberation.models import Job

from .page_form import PageForm

F = Job.Format
# Code, which names a format and for tables the noun, and what somebody would call it.
TO_READ = [
    (F.DOCX, _("A briefing to hand round (Word)")),
    (F.MARKDOWN, _("A briefing as text (Markdown)")),
]
POLICIES, STATUSES = f"{F.CSV}:policy_records", f"{F.CSV}:policy_statuses"
AGREEMENTS = [
    (f"{F.CSV}:agreements", _("The agreements and their parties")),
    (f"{F.CSV}:clauses", _("The clauses of the agreements")),
    (f"{F.CSV}:commitments", _("The commitments, with how far they are")),
    (f"{F.CSV}:milestones", _("The milestones of the commitments")),
]
TABLES = [
    (f"{F.CSV}:arguments", _("The arguments, with their tallies")),
    (f"{F.CSV}:comments", _("The comments")),
    (f"{F.CSV}:sources", _("The sources")),
    (POLICIES, _("The register of policies, or those that it leans on")),
    (STATUSES, _("How these policies stood over time")),
    (f"{F.CSV}:evidence", _("The evidence: which source says what to which argument")),
    (f"{F.CSV}:votes", _("The single votes, where the ballot is named and results are out")),
    (f"{F.CSV}:findings", _("What is amiss by the rules of health, and what of it may stand")),
    (f"{F.CSV}:waivers", _("Why findings of health may stand")),
    *AGREEMENTS,
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

    def __init__(self, *args, of_workspace: bool, workspace: Workspace, **kwargs):
        super().__init__(*args, **kwargs)
        off = _switched_off(workspace, of_workspace)
        groups = [
            (name, [one for one in choices if one[0] not in off and _is_offered(one[0], of_workspace)])
            for name, choices in GROUPS
        ]
        self.fields["what"].choices = [(name, choices) for name, choices in groups if choices]
        self.fields["what"].initial = f"{F.CSV}:arguments"

    def clean(self):
        cleaned = super().clean()
        if "what" in cleaned and not _format_of(cleaned["what"]).raw:
            cleaned["raw"] = False  # it means nothing elsewhere
        return cleaned


def _switched_off(workspace: Workspace, of_workspace: bool) -> set[str]:
    """Tables of parts that are not kept here; those of agreements are of the whole workspace."""
    off = set() if workspace.keeps_register else {POLICIES, STATUSES}
    agreed = workspace.keeps_agreements and of_workspace
    return off if agreed else off | {code for code, _word in AGREEMENTS}


def _is_offered(code: str, of_workspace: bool) -> bool:
    return _format_of(code).of_workspace or not of_workspace


def _format_of(code: str) -> Format:
    return FORMATS[code.partition(":")[0]]
