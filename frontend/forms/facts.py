from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.citations import READ_AT_MOST
from deliberation.models import Evidence, Fact, Question

from .page_form import PageForm, lines, of


def where(**options) -> forms.CharField:
    label = _("Address, citation or title of the source")
    return forms.CharField(label=label, max_length=READ_AT_MOST, **options)


class FactForm(PageForm):
    """A fact with its first source, which may come later."""

    text = of(Fact, "text", widget=lines(2))
    where = where(required=False)
    quote = of(Evidence, "quote", widget=lines(2))


class FactEditForm(PageForm):
    text = of(Fact, "text", widget=lines(2))
    kept = forms.MultipleChoiceField(
        label=_("It rests on"), required=False, widget=forms.CheckboxSelectMultiple
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, links=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kept"].choices = [(str(link.source_id), str(link.source)) for link in links]
        if not links:
            del self.fields["kept"]


class FactCiteForm(PageForm):
    ids = "id_cite_%s"
    where = where()
    quote = of(Evidence, "quote", widget=lines(2))


class QuestionForm(PageForm):
    ids = "id_question_%s"
    text = of(Question, "text", widget=lines(2))


class AnswerForm(PageForm):
    """Numbers, because an initiative may have more arguments than anybody would look through in a menu."""

    answer = of(Question, "answer", widget=lines(5))
    numbers = forms.RegexField(
        r"^[#\d\s,;·]*\Z",
        label=_("Arguments that it gathers"),
        required=False,
        max_length=1000,
        help_text=_("Their numbers, as in 7, 12, 31."),
        error_messages={"invalid": _("Write numbers with commas between, as in 7, 12, 31.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_numbers(self) -> list[int]:
        words = self.cleaned_data["numbers"]
        for sign in "#,;·":
            words = words.replace(sign, " ")
        return sorted({int(word) for word in words.split() if len(word) < 10})


class QuestionEditForm(PageForm):
    ids = "id_wording_%s"
    text = of(Question, "text", widget=lines(2))
    version = forms.IntegerField(widget=forms.HiddenInput)
