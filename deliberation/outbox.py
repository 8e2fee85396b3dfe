"""Writes down what happened, in the caller's transaction, and asks for its consequences after the commit."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts.queue import ask_for
from deliberation.activity import KINDS
from deliberation.models import Activity, Argument, Dispatch, Initiative
from deliberation.permissions import Actor, can_act_quietly, require

DISPATCH = "deliberation.tasks.dispatch_workspace"
GATHER = 1  # second for which a request to dispatch waits for others, so that busy hours cost one a second
QUIET_IS_FOR = _("Only facilitators and services may write without anybody being told.")
ASKED_FOR = 5  # seconds in which one request stands for all, should its task never free the key


def record(
    verb: str,
    *,
    by: Actor,
    subject: models.Model,
    initiative: Initiative | None = None,
    argument: Argument | None = None,
    workspace_id: UUID | None = None,
    **details: Any,
) -> Activity:
    """Write the one Activity of a verb, inside the caller's transaction.

    ``details`` are ids, codes and numbers, never names or texts. Raises KeyError for a verb without an entry
    in KINDS, NotAllowed for who asks that nobody be told and may not. The consequences follow after the
    commit; should the queue be away, the sweep finds them.
    """
    KINDS[verb]
    place = initiative or (argument.initiative if argument else None)
    activity = _activity(verb, by, subject, place, argument, workspace_id, details)
    if by.quiet_asked:
        require(can_act_quietly(by, activity.workspace_id), QUIET_IS_FOR)
    activity.save(force_insert=True)
    Dispatch.objects.create(activity=activity, workspace_id=activity.workspace_id)
    transaction.on_commit(partial(ask_for_dispatch, activity.workspace_id))
    return activity


def record_each(verb: str, *, by: Actor, nouns: Sequence[Any], initiative: Initiative) -> None:
    """One Activity a noun of a verb that does many at once, quietly. Raises KeyError as ``record`` does."""
    KINDS[verb]
    quiet = by.quietly()
    activities = [_activity(verb, quiet, one, initiative, _argument_of(one), None, {}) for one in nouns]
    Activity.objects.bulk_create(activities, batch_size=500)
    Dispatch.objects.bulk_create(
        [Dispatch(activity=one, workspace_id=one.workspace_id) for one in activities], batch_size=500
    )
    for workspace_id in {one.workspace_id for one in activities}:
        transaction.on_commit(partial(ask_for_dispatch, workspace_id))


def _argument_of(noun: Any) -> Argument | None:
    return noun if isinstance(noun, Argument) else getattr(noun, "argument", None)


def ask_for_dispatch(workspace_id: UUID) -> None:
    """Put one message on the queue, unless one is waiting."""
    once = asked_for(workspace_id)
    ask_for(DISPATCH, str(workspace_id), seconds=GATHER, once=once, kept=ASKED_FOR)


def asked_for(workspace_id: UUID | str) -> str:
    """The cache key under which a request to dispatch waits."""
    return f"dispatch:{workspace_id}"


def _activity(verb, by, subject, initiative, argument, workspace_id, details) -> Activity:
    return Activity(
        workspace_id=workspace_id or initiative.workspace_id,
        initiative=initiative,
        argument=argument,
        verb=verb,
        actor=by.user,
        system=by.system_name,
        token_key=by.token.token_key if by.token else "",
        request_id=by.request_id,
        subject_type=subject._meta.model_name,
        subject_id=subject.pk,
        details=details,
        quiet=by.quiet,
        at=by.moment,
    )
