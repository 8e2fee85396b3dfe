"""People, workspaces, members and organisations."""

from rest_framework import serializers

from accounts.models import Membership, Organisation, Role, User, Workspace
from accounts.models.people import UserKind
from accounts.models.security import SCOPES
from accounts.models.workspaces import Cadence, Language, OrganisationKind
from deliberation.api.pagination import orders

from .base import Id, Input, Truth, like
from .initiatives import KEY
from .queries import Paged
from .shared import OrganisationRef, allowed

BY_KEY = orders({"key": ("key",)})["key"]
BY_NAME = orders({"name": ("user__name", "id")})["name"]
BY_NAME_EN = orders({"name": ("name_en", "id")})["name"]


class ProfileChange(Input):
    name = like(User, "name", required=False)
    language = like(User, "language", required=False)
    time_zone = like(User, "time_zone", help_text="of the IANA database; empty: the workspace's")


class NewOrganisation(Input):
    name_en = like(Organisation, "name_en")
    name_ko = like(Organisation, "name_ko")
    short_name_en = like(Organisation, "short_name_en")
    short_name_ko = like(Organisation, "short_name_ko")
    kind = like(Organisation, "kind", required=False)
    parent = Id(required=False, allow_null=True, help_text="what it is part of")


class OrganisationChange(Input):
    name_en = like(Organisation, "name_en", required=False)
    name_ko = like(Organisation, "name_ko")
    short_name_en = like(Organisation, "short_name_en", required=False)
    short_name_ko = like(Organisation, "short_name_ko")
    kind = like(Organisation, "kind", required=False)
    parent = Id(required=False, allow_null=True)


class MemberQuery(Paged):
    q = serializers.CharField(max_length=200, required=False, help_text="words in names or organisations")
    role = serializers.ChoiceField(choices=Role.choices, required=False)
    organisation = Id(required=False)


class NewWorkspace(Input):
    key = serializers.RegexField(KEY, help_text="two to ten capital letters and digits; it never changes")
    name = like(Workspace, "name")
    language = like(Workspace, "language", required=False)
    time_zone = like(Workspace, "time_zone", required=False)
    organisation = like(Organisation, "name_en", help_text="the caller's; the first of the workspace")
    short_name = like(Organisation, "short_name_en")


class WorkspaceChange(Input):
    name = like(Workspace, "name", required=False)
    language = like(Workspace, "language", required=False)
    time_zone = like(Workspace, "time_zone", required=False)
    digest_cadence = like(Workspace, "digest_cadence", required=False, help_text="of whoever comes")
    demands_second_factor = Truth(required=False)
    demands_provider = like(Workspace, "demands_provider", help_text="an id of the site's; empty for none")
    contributions_are_records = Truth(required=False)
    keeps_agreements = Truth(required=False)
    keeps_register = Truth(required=False, help_text="of policies at home and abroad")
    keeps_meetings = Truth(required=False, help_text="and the consultation bodies that meet")
    keeps_events = Truth(required=False, help_text="summits, bids, candidacies, norm processes")
    keeps_cases = Truth(required=False, help_text="of companies abroad")


class MembershipChange(Input):
    role = like(Membership, "role", required=False)
    organisation = Id(required=False)
    speaks_for = Truth(required=False)


class TokenShape(serializers.Serializer):
    name = serializers.CharField()
    scopes = serializers.ListField(child=serializers.ChoiceField(choices=SCOPES))
    expires_at = serializers.DateTimeField(allow_null=True)


class MyMembership(serializers.Serializer):
    workspace = serializers.CharField(help_text="its key")
    role = serializers.ChoiceField(choices=Role.choices)
    organisation = OrganisationRef()
    speaks_for = serializers.BooleanField()


class MeShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    kind = serializers.ChoiceField(choices=UserKind.choices)
    name = serializers.CharField()
    email = serializers.CharField(allow_blank=True)
    language = serializers.ChoiceField(choices=Language.choices)
    time_zone = serializers.CharField(allow_blank=True, help_text="empty: the workspace's")
    memberships = MyMembership(many=True)
    token = TokenShape(allow_null=True, help_text="the credential of this request; null for a session")


class WorkspaceShape(serializers.Serializer):
    id = serializers.UUIDField()
    key = serializers.CharField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    name = serializers.CharField()
    language = serializers.ChoiceField(choices=Language.choices)
    time_zone = serializers.CharField()
    digest_cadence = serializers.ChoiceField(choices=Cadence.choices)
    demands_second_factor = serializers.BooleanField()
    demands_provider = serializers.CharField(allow_blank=True)
    contributions_are_records = serializers.BooleanField()
    keeps_agreements = serializers.BooleanField()
    keeps_register = serializers.BooleanField()
    keeps_meetings = serializers.BooleanField()
    keeps_events = serializers.BooleanField()
    keeps_cases = serializers.BooleanField()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Workspace", "manage", "start_initiative", "add_source", "hand_in_brief")


class MemberShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    user = serializers.UUIDField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=UserKind.choices)
    organisation = OrganisationRef()
    role = serializers.ChoiceField(choices=Role.choices)
    speaks_for = serializers.BooleanField()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Member", "change", "end")


class OrganisationShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    workspace = serializers.CharField(help_text="its key")
    name_en = serializers.CharField()
    name_ko = serializers.CharField(allow_blank=True)
    short_name_en = serializers.CharField()
    short_name_ko = serializers.CharField(allow_blank=True)
    kind = serializers.ChoiceField(choices=OrganisationKind.choices)
    parent = serializers.UUIDField(allow_null=True)
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Organisation", "edit", "remove")
