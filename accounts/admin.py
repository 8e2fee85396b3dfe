"""What operators see of people and mail. Reading only: whatever changes goes through a verb."""

from django.contrib import admin

from .models import Membership, Organisation, OutgoingMail, SecurityEvent, Token, User, Workspace


class ReadingAdmin(admin.ModelAdmin):
    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


@admin.register(User)
class UserAdmin(ReadingAdmin):
    list_display = ["name", "email", "kind", "is_active", "is_staff", "last_login"]
    list_filter = ["kind", "is_active", "is_staff"]
    search_fields = ["name", "email"]
    exclude = ["password", "groups", "user_permissions"]


@admin.register(Workspace)
class WorkspaceAdmin(ReadingAdmin):
    list_display = ["key", "name", "language", "time_zone", "digest_cadence"]


@admin.register(Organisation)
class OrganisationAdmin(ReadingAdmin):
    list_display = ["name_en", "name_ko", "workspace", "kind"]
    list_select_related = ["workspace"]


@admin.register(Membership)
class MembershipAdmin(ReadingAdmin):
    list_display = ["user", "workspace", "organisation", "role", "speaks_for", "ended_at"]
    list_filter = ["role", "workspace"]
    list_select_related = ["user", "workspace", "organisation"]


@admin.register(Token)
class TokenAdmin(ReadingAdmin):
    list_display = ["token_key", "name", "user", "scopes", "expiry", "last_used_at"]
    list_select_related = ["user"]
    exclude = ["digest"]


@admin.register(SecurityEvent)
class SecurityEventAdmin(ReadingAdmin):
    list_display = ["at", "kind", "user", "address"]
    list_filter = ["kind"]
    list_select_related = ["user"]
    date_hierarchy = "at"


@admin.register(OutgoingMail)
class OutgoingMailAdmin(ReadingAdmin):
    list_display = ["key", "person", "state", "reason", "attempts", "not_before", "settled_at"]
    list_filter = ["state"]
    list_select_related = ["person"]
    search_fields = ["key"]
