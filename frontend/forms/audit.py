from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from deliberation.activity import KINDS

from .page_form import PageForm

DAY = forms.DateInput(attrs={"type": "date"})


def _verbs() -> list[tuple[str, object]]:
    """Each verb by its sentence: "… voted on …"."""
    blanks = {"actor": "…", "subject": "…"}
    return [
        ("", _("Whatever it was")),
        *((verb, str(kind.sentence) % blanks) for verb, kind in KINDS.items()),
    ]


class AuditForm(PageForm):
    """What narrows the list; days are those of the workspace."""

    name = forms.CharField(label=_("Who"), required=False, max_length=120)
    verb = forms.ChoiceField(label=_("What"), required=False, choices=lazy(_verbs, list))
    since = forms.DateField(label=_("From"), required=False, widget=DAY)
    until = forms.DateField(label=_("To"), required=False, widget=DAY)
    token = forms.CharField(label=_("Token begins with"), required=False, max_length=25)
