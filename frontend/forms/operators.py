from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Workspace
from deliberation.errors import NotFound

from .page_form import PageForm


class PreviewForm(PageForm):
    """Whose digest an operator looks at."""

    key = forms.CharField(label=_("Workspace"), max_length=20, help_text=_("Its key, as AI."))
    email = forms.EmailField(label=_("E-mail of the member"))

    def places(self) -> dict:
        """The member and the workspace. Raises NotFound."""
        workspace = Workspace.objects.filter(key__iexact=self.cleaned_data["key"].strip()).first()
        person = User.objects.by_address(self.cleaned_data["email"])
        if workspace is None or person is None:
            raise NotFound(_("There is no such member."))
        return {"workspace": workspace, "person": person}


class WhatToDoForm(PageForm):
    """What becomes of mails that waited."""

    what = forms.ChoiceField(choices=[("send", "send"), ("drop", "drop")])
