from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .page_form import PageForm


class ErasureForm(PageForm):
    """Nobody types the own address by mistake."""

    email = forms.CharField(
        label=_("Your e-mail address"), help_text=_("Type it to say that this is meant."), max_length=254
    )

    def __init__(self, person: User, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_email(self) -> str:
        typed = self.cleaned_data["email"]
        if typed.casefold() != self.person.email.casefold():
            raise forms.ValidationError(_("This is not your address."), code="other")
        return typed
