from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.citations import READ_AT_MOST
from deliberation.models import Evidence, Source

from .page_form import PageForm, explained, lines, of

FILES = ".pdf,.docx,.hwpx,.html,.htm,.txt,.md,.png,.jpg,.jpeg"


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class EvidenceForm(PageForm):
    """A source needs only an address or a title; a whole citation is read, too."""

    where = forms.CharField(
        label=_("Address, citation or title of the source"), max_length=READ_AT_MOST, required=False
    )
    chosen = forms.UUIDField(
        required=False, widget=forms.HiddenInput
    )  # out of the library, whatever its title is
    file = forms.FileField(required=False, allow_empty_file=True)
    kept = forms.UUIDField(required=False, widget=forms.HiddenInput)  # a file that was filed before a refusal
    bearing = of(Evidence, "bearing")
    quote = of(Evidence, "quote", widget=lines(2))
    locator = of(Evidence, "locator")


class EvidenceEditForm(PageForm):
    bearing = of(Evidence, "bearing", label=_("What it says to the argument"))
    quote = of(Evidence, "quote", widget=lines(4))
    locator = of(Evidence, "locator")
    version = forms.IntegerField(widget=forms.HiddenInput)


class GradeForm(PageForm):
    ids = "id_grading_%s"
    grade = explained(
        forms.ChoiceField(
            label=_("How strong is it?"),
            choices=[*Evidence.Grade.choices, ("", _("not graded"))],
            required=False,
            widget=forms.RadioSelect,
        ),
        "grades",
    )
    grade_reason = of(Evidence, "grade_reason", help_text=_("Your name stands beside the grade."))
    version = forms.IntegerField(widget=forms.HiddenInput)


class SourceForm(PageForm):
    title = of(Source, "title")
    url = of(Source, "url", assume_scheme="https")
    publisher = of(Source, "publisher")
    published_on = of(Source, "published_on", widget=day())
    published_year = of(Source, "published_year")
    kind = of(Source, "kind")
    language = of(Source, "language")
    retrieved_on = of(Source, "retrieved_on", widget=day())
    re_check_by = of(
        Source, "re_check_by", widget=day(), help_text=_("From this day on it stands in the list to check.")
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class FileForm(PageForm):
    file = forms.FileField(
        label=_("Or a file"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": FILES}),
        help_text=_("PDF, DOCX, HWPX, HTML, text, PNG or JPEG, up to 20 MB."),
    )


class RefuteForm(PageForm):
    ids = "id_refute_%s"
    refuted_why = of(Source, "refuted_why", required=True)
    version = forms.IntegerField(widget=forms.HiddenInput)


class RecheckForm(PageForm):
    re_check_by = of(Source, "re_check_by", widget=day(), label=_("And check it again by"))
    version = forms.IntegerField(widget=forms.HiddenInput)
