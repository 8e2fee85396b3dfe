"""What operators see of the deliberation, and what they do about people and mails: each act is a verb.

They see that something is there, whose, when and in which state; not what it says, nor how anybody voted. Words are
read where their audience is asked, and operators as such belong to none.
"""

from collections.abc import Callable

from django.apps import apps
from django.contrib import admin, messages
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import OutgoingMail, User
from accounts.reading_admin import NamelessAdmin, ReadingAdmin
from deliberation.actions import operators
from deliberation.errors import Refusal
from deliberation.permissions import Actor
from deliberation.personal import WORDS, Words

# Columns without words that would tell a vote, or how votes come out, or what an answer said.
UNTOLD = {
    "deliberation.Vote": {"value"},
    "deliberation.VoteChange": {"value"},
    "deliberation.View": {"value"},
    "deliberation.Activity": {"details"},
    "deliberation.Tally": {"agree", "disagree", "unsure", "earlier", "label", "order_value"},
    "deliberation.IdempotentRequest": {"body", "headers", "fingerprint", "credential"},
}
LISTED = 7


def shown(noun) -> list[str]:
    """The columns of ``noun`` that operators see; what one points at is an id, so that no words come with it."""
    untold, label = UNTOLD.get(noun._meta.label, ()), noun._meta.label
    return [
        field.attname
        for field in noun._meta.concrete_fields
        if field.name not in untold and WORDS.get(f"{label}.{field.name}") in (None, Words.CODE, Words.PERSON)
    ]


class NounAdmin(NamelessAdmin):
    list_display_links = None

    def get_list_display(self, request):
        return ["pk", *[name for name in shown(self.model) if name != "id"][:LISTED]]

    def get_list_display_links(self, request, list_display):
        return ["pk"]

    def get_fields(self, request, obj=None):
        return shown(self.model)

    def get_readonly_fields(self, request, obj=None):
        return shown(self.model)


for _noun in apps.get_app_config("deliberation").get_models():
    admin.site.register(_noun, NounAdmin)


@admin.register(User)
class UserAdmin(ReadingAdmin):
    list_display = ["name", "email", "kind", "is_active", "is_staff", "last_login"]
    list_filter = ["kind", "is_active", "is_staff"]
    search_fields = ["name", "email"]
    exclude = ["password", "groups", "user_permissions"]
    actions = ["deactivate", "reactivate", "revoke_tokens"]

    @admin.action(description=gettext_lazy("Shut out: end sessions, refuse tokens"))
    def deactivate(self, request, queryset) -> None:
        _each(request, queryset, lambda by, user: operators.deactivate_user(by=by, user=user))

    @admin.action(description=gettext_lazy("Let in again"))
    def reactivate(self, request, queryset) -> None:
        _each(request, queryset, lambda by, user: operators.reactivate_user(by=by, user=user))

    @admin.action(description=gettext_lazy("Revoke all tokens"))
    def revoke_tokens(self, request, queryset) -> None:
        _each(request, queryset, lambda by, user: operators.revoke_tokens(by=by, user=user))


@admin.register(OutgoingMail)
class OutgoingMailAdmin(ReadingAdmin):
    list_display = ["key", "person", "state", "reason", "attempts", "not_before", "settled_at"]
    list_filter = ["state"]
    list_select_related = ["person"]
    search_fields = ["key"]
    exclude = ["sealed"]
    actions = ["retry"]

    @admin.action(description=gettext_lazy("Try again, if it was given up"))
    def retry(self, request, queryset) -> None:
        _each(request, queryset, lambda by, mail: operators.retry_mail(by=by, mail=mail))


def _each(request, rows, act: Callable) -> None:
    """Do it to each of them by itself, and say what was refused."""
    by, done = Actor(user=request.user, request_id=request.id), 0
    for row in rows:
        try:
            done += act(by, row) is not False
        except Refusal as refusal:
            messages.error(request, f"{row}: {refusal.detail}")
    messages.success(request, ngettext("Done for %d.", "Done for %d.", done) % done)
