from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.citations import READ_AT_MOST
from deliberation.models import Criterion, Option, Score

from .facts import AnswerForm
from .page_form import PageForm, lines, of


def cited() -> forms.CharField:
    label = _("Address, citation or title of the source")
    return forms.CharField(label=label, max_length=READ_AT_MOST, required=False)


def bearing() -> forms.RegexField:
    return forms.RegexField(
        r"^[#\d\s,;·]*\Z",
        label=_("Arguments that bear on it"),
        required=False,
        max_length=1000,
        help_text=_("Their numbers, as in 7, 12, 31."),
        error_messages={"invalid": _("Write numbers with commas between, as in 7, 12, 31.")},
    )


class OptionForm(PageForm):
    ids = "id_option_%s"
    title = of(Option, "title", label=_("Option"), help_text=_("Another way to go, in a few words."))
    text = of(Option, "text", widget=lines(3))


class OptionEditForm(PageForm):
    """Of the one that all stays as it is now nothing is asked about setting it aside."""

    title = of(Option, "title", label=_("Option"))
    text = of(Option, "text", widget=lines(5))
    numbers = bearing()
    set_aside = of(
        Option, "set_aside", help_text=_("With a reason here it stays on the page, out of the comparison.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    clean_numbers = AnswerForm.clean_numbers

    def __init__(self, *args, option: Option, **kwargs):
        super().__init__(*args, **kwargs)
        if option.is_as_it_is:
            del self.fields["set_aside"]


class CriterionForm(PageForm):
    ids = "id_criterion_%s"
    name = of(Criterion, "name", label=_("Criterion"))
    unit = of(Criterion, "unit", help_text=_("What readings are in, as in million won or days."))
    worst = of(Criterion, "worst", help_text=_("The reading that is worth 0."))
    best = of(
        Criterion, "best", help_text=_("The reading that is worth 100; it may be the smaller of the two.")
    )
    middle = of(Criterion, "middle", help_text=_("Only where the way from 0 to 100 is no straight line."))
    weight = of(
        Criterion,
        "weight",
        help_text=_(
            "How much the swing from the worst to the best reading is worth: 100 for the swing that matters "
            "most, the others in proportion."
        ),
    )
    text = of(Criterion, "text", widget=lines(3))
    where = cited()
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ScoreForm(PageForm):
    """A reading is asked for only where anchors make a value of it."""

    reading = of(Score, "reading")
    value = of(Score, "value")
    note = of(Score, "note", label=_("Why"))
    where = cited()
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, criterion: Criterion, **kwargs):
        super().__init__(*args, **kwargs)
        if not criterion.has_anchors:
            del self.fields["reading"]
            return
        hint = _("In %s; or give a value instead.") % criterion.unit if criterion.unit else ""
        self.fields["reading"].help_text = hint or _("Or give a value instead.")
        self.fields["value"].help_text = _("Only without a reading.")
