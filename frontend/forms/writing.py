from django import forms

from deliberation.models import Initiative

from .page_form import PageForm


class PreviewForm(PageForm):
    """A text as its form would send it; the longest that any noun takes."""

    text = forms.CharField(
        required=False, strip=False, max_length=Initiative._meta.get_field("text").max_length
    )
