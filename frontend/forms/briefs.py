from django import forms
from django.utils.translation import gettext_lazy as _

from .page_form import PageForm, lines, needed

LONGEST = 1_000_000  # characters, about three hundred pages
TYPES = ".txt,.md,.markdown,.html,.htm,.docx,.hwpx,.pdf"


class HandInForm(PageForm):
    """A file or a text; which of them, and whether it can be read, is the verb's to say."""

    file = needed(
        forms.FileField(
            label=_("File"),
            required=False,
            allow_empty_file=True,
            widget=forms.FileInput(attrs={"accept": TYPES}),
            help_text=_("Plain text, Markdown, HTML, DOCX, HWPX or PDF, in English or Korean, up to 20 MB."),
        )
    )
    text = needed(
        forms.CharField(
            label=_("Or paste the text"), required=False, strip=False, max_length=LONGEST, widget=lines(12)
        )
    )
