"""What operators see of people and mail. Reading only: whatever changes goes through a verb.

Users and mails, on which operators act, stand in ``deliberation.admin``.
"""

from django.contrib import admin

from .models import (
    FeedAddress,
    Invitation,
    KeptMail,
    MailService,
    Membership,
    Organisation,
    SecurityEvent,
    Token,
    Workspace,
)
from .reading_admin import NamelessAdmin, ReadingAdmin


@admin.register(Workspace)
class WorkspaceAdmin(ReadingAdmin):
    list_display = ["key", "name", "language", "time_zone", "digest_cadence", "demands_second_factor"]


@admin.register(Organisation)
class OrganisationAdmin(ReadingAdmin):
    list_display = ["name_en", "name_ko", "workspace", "kind"]
    list_select_related = ["workspace"]


@admin.register(Membership)
class MembershipAdmin(ReadingAdmin):
    list_display = ["user", "workspace", "organisation", "role", "speaks_for", "ended_at"]
    list_filter = ["role", "workspace"]
    list_select_related = ["user", "workspace", "organisation"]


@admin.register(Invitation)
class InvitationAdmin(ReadingAdmin):
    list_display = ["email", "workspace", "organisation", "role", "expires_at", "used_at", "revoked_at"]
    list_select_related = ["workspace", "organisation"]
    exclude = ["secret_digest"]


@admin.register(Token)
class TokenAdmin(ReadingAdmin):
    """A list alone: the address of one would be its digest."""

    list_display = ["token_key", "name", "user", "scopes", "expiry", "last_used_at"]
    list_display_links = None
    list_select_related = ["user"]

    def has_view_permission(self, request, obj=None) -> bool:
        return obj is None and super().has_view_permission(request)


@admin.register(FeedAddress)
class FeedAddressAdmin(ReadingAdmin):
    list_display = ["user", "created_at", "last_used_at"]
    list_select_related = ["user"]
    exclude = ["secret_digest"]


@admin.register(SecurityEvent)
class SecurityEventAdmin(ReadingAdmin):
    list_display = ["at", "kind", "user", "address"]
    list_filter = ["kind"]
    list_select_related = ["user"]
    date_hierarchy = "at"


@admin.register(KeptMail)
class KeptMailAdmin(NamelessAdmin):
    list_display = ["to", "kept_at"]
    fields = ["to", "kept_at"]


@admin.register(MailService)
class MailServiceAdmin(ReadingAdmin):
    list_display = ["__str__", "paused_at", "held_until", "planner_ran_at", "sender_ran_at"]
