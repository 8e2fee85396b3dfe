"""Erasing a person: who it was is forgotten, what was done stays the workspace's."""

import re
from datetime import datetime

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Q

from accounts.actions import end_all_sessions, note
from accounts.models import Invitation, KeptMail, Membership, OutgoingMail, SecurityEvent, User
from accounts.models.workspaces import Language
from deliberation.actions.forgetting import forget_mentions, take_words_back
from deliberation.actions.job_files import drop_files
from deliberation.actions.locks import lock_workspaces_of
from deliberation.actions.people import end_membership
from deliberation.models import IdempotentRequest, Job
from deliberation.outbox import record
from deliberation.permissions import Actor, can_erase, require
from deliberation.personal import POINTERS, AtErasure

Kind = SecurityEvent.Kind

AT_ONCE = 500
IN_MAILS = ("to", "subject", "text", "html")


@transaction.atomic
def erase_person(*, by: Actor, person: User) -> User:
    """Forget who ``person`` was, for ever: name, addresses, ways in, what was told to them.

    Memberships end with all that follows. What they said stays with "A former member" where it is a record of the
    workspace, and goes elsewhere; votes stay and count. Twice is as good as once. Raises NotAllowed, and NotNow while
    they are the last owner of a workspace.
    """
    require(can_erase(by, person))
    end_all_sessions(user=person)
    person = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if person.erased_at is not None:
        return person
    lock_workspaces_of(person)
    memberships = Membership.objects.filter(user=person).select_related("workspace").order_by("pk")
    for membership in memberships:
        end_membership(by=by, membership=membership)
        if not membership.workspace.contributions_are_records:
            take_words_back(by=by, person=person, workspace=membership.workspace)
    forget_mentions(person)
    for job in Job.objects.filter(asked_by=person):
        drop_files(job)
    _drop_what_names(person)
    _drop_what_is_theirs(person)
    for membership in memberships:
        record("membership.erased", by=by, subject=membership, workspace_id=membership.workspace_id)
    return _without_a_name(person, by.moment)


def _drop_what_is_theirs(person: User) -> None:
    """The rows that the register lets go."""
    _let_events_go(person)
    for column, pointer in POINTERS.items():
        label, _dot, name = column.rpartition(".")
        if label.partition(".")[0] not in apps.app_configs:
            continue
        rows = apps.get_model(label)._base_manager.filter(**{name: person.pk})
        if pointer.at_erasure is AtErasure.GOES:
            rows.delete()
        elif pointer.at_erasure is AtErasure.EMPTIED:
            rows.update(**{name: None})


def _let_events_go(person: User) -> None:
    """PostgreSQL keeps security events but from the transaction that says whom it erases."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('madang.erases', %s, true)", [str(person.pk)])


def _drop_what_names(person: User) -> None:
    """Mails and stored answers that are others' and name this person, and invitations to them."""
    here = Q()
    for word in (person.name, person.email):
        for field in IN_MAILS:
            here |= Q(**{f"{field}__icontains": word}) if word else Q()
    named = _words_of(person)
    mails = KeptMail.objects.filter(here).iterator(AT_ONCE)
    told = [one.pk for one in mails if any(named.search(getattr(one, field)) for field in IN_MAILS)]
    KeptMail.objects.filter(pk__in=told).delete()
    OutgoingMail.objects.filter(address__iexact=person.email).exclude(address="").delete()
    invited = Invitation.objects.filter(email__iexact=person.email).exclude(email="")
    invited.filter(used_at=None).delete()  # one without an address would let in whoever holds its link
    invited.update(email="")
    answers = IdempotentRequest.objects.exclude(body=None).iterator(AT_ONCE)
    IdempotentRequest.objects.filter(pk__in=[one.pk for one in answers if _names(one.body, named)]).delete()


def _words_of(person: User) -> re.Pattern[str]:
    """Their address anywhere, and their name where no Latin letter goes on: "Li" is not in "Liaison".

    Syllables may, as particles do ("김하나에게").
    """
    words = [re.escape(person.email)] if person.email else []
    words.append(rf"(?<![a-z0-9]){re.escape(person.name)}(?![a-z0-9])")
    return re.compile("|".join(words), re.IGNORECASE)


def _names(value: object, named: re.Pattern[str]) -> bool:
    if isinstance(value, dict | list):
        return any(_names(one, named) for one in (value.values() if isinstance(value, dict) else value))
    return isinstance(value, str) and named.search(value) is not None


def _without_a_name(person: User, at: datetime) -> User:
    person.name = person.email = person.time_zone = ""
    person.language, person.last_login, person.erased_at = Language.ENGLISH, None, at
    person.tour_left_at = None
    person.is_active = person.is_staff = person.is_superuser = False
    person.set_unusable_password()
    person.save()
    note(Kind.PERSON_ERASED, user=person)
    return person
