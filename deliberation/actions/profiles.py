"""Who somebody is to the others, in all workspaces at once."""

from django.db import transaction

from accounts import actions as accounts
from accounts.models import Membership, User
from deliberation.errors import in_our_words
from deliberation.outbox import record
from deliberation.permissions import Actor


@transaction.atomic
def change_profile(*, by: Actor, name: str, language: str, time_zone: str) -> User:
    """Change one's own name, language and zone; each workspace that one is in is told of another name.

    Raises NotAllowed, Invalid.
    """
    user = by.person
    # Strictly: a membership that comes just now points at this row, and is waited for.
    before = User.objects.select_for_update().values_list("name", flat=True).get(pk=user.pk)
    with in_our_words():
        accounts.change_profile(
            user=user, name=name, language=language, time_zone=time_zone, made_with=by.token
        )
    if user.name != before:
        Membership.objects.of(user).update(updated_at=by.moment)
        for membership in Membership.objects.of(user).order_by("workspace"):
            record("membership.renamed", by=by, subject=membership, workspace_id=membership.workspace_id)
    return user
