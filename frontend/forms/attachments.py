from django import forms
from django.utils.translation import gettext_lazy as _

from .page_form import PageForm

FILES = ".png,.jpg,.jpeg,.webp,.gif,.pdf,.docx,.xlsx,.pptx,.hwpx,.txt,.md,.csv,.tsv,.json,.bib,.ris"


class AttachmentForm(PageForm):
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": FILES}),
        help_text=_(
            "A picture, PDF, DOCX, XLSX, PPTX, HWPX or plain text, up to 20 MB. Pictures are drawn anew, so that "
            "nobody learns where and with what they were taken."
        ),
    )
