from django import forms
from django.utils.translation import gettext_lazy as _

from .page_form import PageForm


class ReaderForm(PageForm):
    user = forms.ChoiceField(label=_("Member"))
    may_edit = forms.BooleanField(label=_("edits the draft"), required=False)

    def __init__(self, *args, members=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [("", _("Choose a person")), *members]
