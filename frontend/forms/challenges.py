from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import Challenge

from .page_form import PageForm, lines, of
from .sources import day

LIKELIHOODS = (
    (1, _("1 · very unlikely")),
    (2, _("2 · unlikely")),
    (3, _("3 · possible")),
    (4, _("4 · likely")),
    (5, _("5 · very likely")),
)
IMPACTS = (
    (1, _("1 · hardly felt")),
    (2, _("2 · small")),
    (3, _("3 · moderate")),
    (4, _("4 · large")),
    (5, _("5 · severe")),
)
NOT_RATED = ("", _("not rated"))
NOBODY = ("", _("nobody yet"))


def rating(name: str, choices) -> forms.TypedChoiceField:
    label = Challenge._meta.get_field(name).formfield().label
    return forms.TypedChoiceField(
        label=label, choices=[NOT_RATED, *choices], coerce=int, empty_value=None, required=False
    )


class ChallengeForm(PageForm):
    """``owners`` and ``members`` are (id, name) of those who can be chosen."""

    status = of(Challenge, "status")
    likelihood = rating("likelihood", LIKELIHOODS)
    impact = rating("impact", IMPACTS)
    owner = forms.ChoiceField(label=_("Owning organisation"), required=False)
    responsible = forms.ChoiceField(
        label=_("Responsible"),
        required=False,
        help_text=_("Without a name the facilitators have it to give out."),
    )
    mitigation = of(Challenge, "mitigation", widget=lines(3))
    due = of(Challenge, "due", widget=day())
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, owners=(), members=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [NOBODY, *owners]
        self.fields["responsible"].choices = [NOBODY, *members]
