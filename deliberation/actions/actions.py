"""What somebody has to do by a date: born from a comment, a challenge, a decision, or of itself."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, User
from accounts.permissions import ARGUE
from deliberation.actions.discussion import require_there
from deliberation.actions.locks import locked_in_place, locked_initiative, require_stage
from deliberation.actions.writing import change, clean, one_line, require_version, save_version
from deliberation.errors import Invalid, NotNow
from deliberation.models import Action, Argument, Comment, Decision, Initiative, Kind
from deliberation.models.stages import ACT
from deliberation.outbox import record
from deliberation.permissions import Actor, can_add_action, can_edit_action, members_who_see, require

EDITABLE = frozenset({"text", "owner", "due"})


@transaction.atomic
def add_action(
    *,
    by: Actor,
    initiative: Initiative,
    text: str,
    owner: User,
    due: date | None = None,
    comment: Comment | None = None,
    challenge: Argument | None = None,
    decision: Decision | None = None,
) -> Action:
    """Give somebody something to do; ``comment``, ``challenge`` and ``decision`` say what it was born from.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_add_action(by, initiative))
    initiative = locked_initiative(initiative)
    require_stage(initiative, ACT)
    _require_here(initiative, comment=comment, challenge=challenge, decision=decision)
    _require_able(initiative, owner)
    _require_once(comment)
    action = Action(initiative=initiative, text=one_line(text), owner=owner, due=due, added_by=by.person)
    action.comment, action.challenge, action.decision = comment, challenge, decision
    action.created_at = action.updated_at = by.moment
    clean(action, required=("text",))
    action.save(force_insert=True)
    record("action.added", by=by, subject=action, initiative=initiative, argument=challenge)
    return action


@transaction.atomic
def edit_action(*, by: Actor, action: Action, version: int | None, **changes: Any) -> Action:
    """Change text, owner or due date. Raises NotAllowed, NotNow, Stale, Invalid."""
    require(can_edit_action(by, action))
    action = locked_in_place(action, ACT)
    require_version(action, version)
    if "text" in changes:
        changes["text"] = one_line(changes["text"])
        _require_words(changes["text"])
    if changes.get("owner", action.owner) != action.owner:
        _require_able(action.initiative, changes["owner"])
    changed = change(action, changes, allowed=EDITABLE, at=by.moment)
    if changed:
        _record("action.edited", by, action, fields=sorted(changed))
    return action


@transaction.atomic
def finish_action(*, by: Actor, action: Action) -> Action:
    """Say that it is done. Twice is as good as once. Raises NotAllowed, NotNow."""
    require(can_edit_action(by, action))
    action = locked_in_place(action, ACT)
    if action.done_at is None:
        action.done_at = by.moment
        save_version(action, ["done_at"], at=by.moment)
        _record("action.finished", by, action)
    return action


@transaction.atomic
def reopen_action(*, by: Actor, action: Action) -> Action:
    """Say that it is not done after all. Raises NotAllowed, NotNow."""
    require(can_edit_action(by, action))
    action = locked_in_place(action, ACT)
    if action.done_at is not None:
        action.done_at = None
        save_version(action, ["done_at"], at=by.moment)
        _record("action.reopened", by, action)
    return action


def hand_on_actions(*, by: Actor, membership: Membership) -> None:
    """Leave what a member had to do to the facilitators; part of the verbs that end the right to do it.

    Their initiatives are locked first, as by every verb of an action.
    """
    theirs = Action.objects.filter(
        owner=membership.user_id, done_at=None, initiative__workspace=membership.workspace_id
    )
    places = Initiative.objects.filter(pk__in=theirs.values("initiative")).order_by("pk")
    list(places.select_for_update(no_key=True))
    for action in theirs.select_related("initiative", "challenge").order_by("pk"):
        action.owner = None
        save_version(action, ["owner"], at=by.moment)
        _record("action.handed_on", by, action)


def _require_here(initiative: Initiative, **born_from: models.Model | None) -> None:
    for name, noun in born_from.items():
        if noun is not None and noun.initiative_id != initiative.pk:
            raise Invalid.at(name, "elsewhere", _("This stands in another initiative."))
    challenge = born_from["challenge"]
    if isinstance(challenge, Argument) and challenge.kind != Kind.CHALLENGE:
        raise Invalid.at("challenge", "not_a_challenge", _("This argument is not a challenge."))


def _require_able(initiative: Initiative, owner: User) -> None:
    """Whoever has it to do must be able to say here that it is done."""
    if owner.pk not in {row.user_id for row in members_who_see(initiative, ARGUE)}:
        raise Invalid.at(
            "owner", "not_able", _("Choose an active member, analyst or above, who can see the initiative.")
        )


def _require_once(comment: Comment | None) -> None:
    if comment is None:
        return
    require_there(Comment.objects.get(pk=comment.pk))
    if Action.objects.filter(comment=comment).exists():
        raise NotNow(_("This comment became an action already."), code="already_an_action")


def _require_words(text: str) -> None:
    if not text:
        raise Invalid.at("text", "required", _("Please write something here."))


def _record(verb: str, by: Actor, action: Action, **details: Any) -> None:
    record(verb, by=by, subject=action, initiative=action.initiative, argument=action.challenge, **details)
