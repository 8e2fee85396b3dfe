from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Role, User
from deliberation.actions.services import ROLES

from .organisations import OrganisationField
from .page_form import PageForm, of
from .tokens import TokenForm

MAY = [
    ("read", _("read what its role reads")),
    ("write", _("write as its role may")),
    ("admin", _("replace its own tokens")),
]


class ServiceForm(PageForm):
    name = of(User, "name", help_text=_("As people see it beside what it writes, as “Statistics import”."))
    organisation = OrganisationField(label=_("Organisation"), help_text=_("For which it speaks."))
    role = forms.ChoiceField(
        label=_("Role"), choices=[(role, Role(role).label) for role in ROLES], initial=Role.ANALYST
    )

    def __init__(self, *args, organisations: QuerySet[Organisation], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations


class ServiceTokenForm(TokenForm):
    """A service never votes, so that is not offered."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = MAY
