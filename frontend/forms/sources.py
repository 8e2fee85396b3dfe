from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import Evidence, Source

from .page_form import PageForm, lines, of


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
