from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.attaching import KNOWN

from .page_form import PageForm


class AttachmentForm(PageForm):
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(KNOWN))}),
        help_text=_(
            "A picture, PDF, DOCX, XLSX, PPTX, HWPX or plain text, up to 20 MB. Pictures are drawn anew, so that "
            "nobody learns where and with what they were taken."
        ),
    )
