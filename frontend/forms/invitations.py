"""Inviting people, and accepting an invitation."""

import re

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, Organisation, Role, User
from deliberation.actions.invitations import DAYS, MOST_AT_ONCE, MOST_DAYS

from .organisations import OrganisationField
from .page_form import PageForm, explained, lines, of

LONGEST = MOST_AT_ONCE * 300
WRITTEN = re.compile(r"<([^<>\s]+)>")  # as mail programs copy it: Hana Kim <hana@example.org>
BETWEEN = re.compile(r"[\s,;]+")
MAIL, LINK = "mail", "link"


class InviteForm(PageForm):
    """``roles`` are those that whoever invites may give."""

    emails = forms.CharField(
        label=_("E-mail addresses"),
        required=False,
        max_length=LONGEST,
        widget=lines(3),
        help_text=_("One a line or with commas between. Leave it empty for a link."),
    )
    organisation = OrganisationField(
        label=_("Organisation"), help_text=_("Those that are missing are added under Organisations, above.")
    )
    role = explained(of(Invitation, "role", label=_("Role")), "roles")
    days = forms.IntegerField(
        label=_("Days"),
        min_value=1,
        max_value=MOST_DAYS,
        initial=DAYS,
        help_text=_("How long the invitation is open, at most thirty."),
    )
    by = forms.ChoiceField(choices=[(MAIL, MAIL), (LINK, LINK)], widget=forms.HiddenInput)

    def __init__(self, *args, organisations: QuerySet[Organisation], roles=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        self.fields["role"].choices = [pair for pair in Role.choices if pair[0] in roles]

    def clean_emails(self) -> list[str]:
        return [
            address
            for line in self.cleaned_data["emails"].splitlines()
            for address in (WRITTEN.findall(line) or BETWEEN.split(line))
            if address
        ]


class NewMemberForm(PageForm):
    name = of(User, "name", help_text=_("As others see it beside what you write."))
    language = of(User, "language", help_text=_("Of pages and mails."))
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Twelve characters or more, and not a common one."),
    )


class NewByProviderForm(NewMemberForm):
    """Of who signs in through a provider: a password may be left out."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].required = False

    def clean_password(self) -> str | None:
        return self.cleaned_data["password"] or None


class ProofForm(PageForm):
    email = forms.CharField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("The invitation goes there, to be accepted from the mail."),
    )
