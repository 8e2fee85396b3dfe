"""Invitations: what comes in, and what answers look like."""

from rest_framework import serializers

from accounts.models import Invitation, MailState, Role
from deliberation.actions.invitations import DAYS, MOST_AT_ONCE, MOST_DAYS
from deliberation.api.pagination import orders

from .base import Id, Input, Number, Text, like
from .shared import OrganisationRef, Person, allowed

BY_AGE = orders({"-created_at": ("-created_at", "-id")})["-created_at"]
LONGEST_ADDRESS = 254


class Addresses(serializers.ListField):
    """Up to fifty e-mail addresses; the verb says which of them are none."""

    def __init__(self, **options) -> None:
        super().__init__(child=Text(max_length=LONGEST_ADDRESS), max_length=MOST_AT_ONCE, **options)


class NewInvitations(Input):
    emails = Addresses(required=False, help_text="by mail to each; left out: one invitation by link")
    organisation = Id(help_text="that they speak for")
    role = like(Invitation, "role", required=False)
    days = Number(min_value=1, max_value=MOST_DAYS, default=DAYS, help_text="how long it is open")


class Renewal(Input):
    days = Number(min_value=1, max_value=MOST_DAYS, default=DAYS, help_text="how long from now")


class InvitationAcceptance(Input):
    secret = Text(max_length=1000, help_text="what stands in the address of the invitation")


class InvitationShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    workspace = serializers.CharField(help_text="its key")
    email = serializers.CharField(allow_blank=True, help_text="empty: by link")
    organisation = OrganisationRef()
    role = serializers.ChoiceField(choices=Role.choices)
    invited_by = Person()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    sent_at = serializers.DateTimeField(allow_null=True)
    mail = serializers.ChoiceField(choices=MailState.choices, allow_null=True)
    is_open = serializers.BooleanField(help_text="whether it lets somebody in now")
    permissions = allowed("Invitation", "resend", "revoke")


class MadeInvitationShape(InvitationShape):
    link = serializers.URLField(allow_null=True, help_text="told this once; null for what goes by mail")


class MadeInvitations(serializers.Serializer):
    results = MadeInvitationShape(many=True)
