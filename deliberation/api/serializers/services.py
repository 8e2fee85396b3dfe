"""Accounts of other systems."""

from rest_framework import serializers

from accounts.models import Role, User
from deliberation.actions.services import ROLES

from .base import Choice, Id, Input, like
from .shared import OrganisationRef, allowed


class NewService(Input):
    name = like(User, "name")
    organisation = Id(help_text="for which it speaks")
    role = Choice(choices=[(role, Role(role).label) for role in ROLES])


class ServiceShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    user = serializers.UUIDField()
    name = serializers.CharField()
    organisation = OrganisationRef()
    role = serializers.ChoiceField(choices=[(role, Role(role).label) for role in ROLES])
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Service", "end", "give_token")
