from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Token

from .page_form import PageForm, of

SCOPES = [
    ("read", _("read what I may read")),
    ("write", _("write as I may: argue, cite, comment, facilitate")),
    ("vote", _("vote for me")),
    ("admin", _("manage people and tokens")),
]
LASTS = [(7, _("a week")), (30, _("thirty days")), (90, _("ninety days")), (365, _("a year"))]


class TokenForm(PageForm):
    name = of(Token, "name", help_text=_("By which you will know it again, as “Dashboard”."))
    scopes = forms.MultipleChoiceField(
        label=_("It may"), choices=SCOPES, initial=["read"], widget=forms.CheckboxSelectMultiple
    )
    days = forms.TypedChoiceField(label=_("It lasts"), choices=LASTS, coerce=int, initial=90)
