"""Adding, answering, rewording and withdrawing arguments; handling challenges."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from deliberation.actions.challenges import require_handlers
from deliberation.actions.locks import locked_argument, locked_initiative, require_active, require_stage
from deliberation.actions.wordings import reword
from deliberation.actions.writing import change, clean, many_lines, next_number, one_line, require_version
from deliberation.errors import Invalid, NotFound, NotNow
from deliberation.markup import render_markdown
from deliberation.models import (
    Argument,
    ArgumentState,
    Brief,
    Challenge,
    Comment,
    Initiative,
    Kind,
    Relation,
    Revision,
    Tally,
)
from deliberation.models.stages import ARGUE, HANDLE, RESPOND
from deliberation.outbox import record
from deliberation.permissions import (
    Actor,
    can_argue,
    can_handle_challenge,
    can_respond,
    can_revise_argument,
    can_withdraw_argument,
    require,
    rights_of,
)
from deliberation.tallies import recount, shown_at

HANDLING = frozenset({"likelihood", "impact", "owner", "responsible", "mitigation", "due", "status"})


@transaction.atomic
def add_argument(
    *,
    by: Actor,
    initiative: Initiative,
    kind: str,
    claim: str,
    reasons: str = "",
    external_id: str = "",
    brief: Brief | None = None,
    said: Comment | None = None,
) -> Argument:
    """Add an advantage, a disadvantage or a challenge; ``said`` is the comment that it was before.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_argue(by, initiative))
    organisation_id = rights_of(by, initiative).organisation_id
    initiative = locked_initiative(initiative)
    require_stage(initiative, ARGUE, at=by.moment)
    argument = Argument(initiative=initiative, kind=kind, external_id=external_id, brief=brief)
    _write_new(argument, by=by, organisation_id=organisation_id, claim=claim, reasons=reasons, said=said)
    if kind == Kind.CHALLENGE:
        Challenge.objects.create(argument=argument)
    record("argument.added", by=by, subject=argument, argument=argument, kind=kind, **_from(said))
    return argument


@transaction.atomic
def respond(
    *,
    by: Actor,
    parent: Argument,
    relation: str,
    claim: str,
    reasons: str = "",
    external_id: str = "",
    said: Comment | None = None,
) -> Argument:
    """Support, rebut or answer another argument; ``said`` is the comment that it was before.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_respond(by, parent))
    organisation_id = rights_of(by, parent).organisation_id
    initiative = locked_initiative(parent.initiative)
    parent = locked_argument(parent)
    require_stage(initiative, RESPOND)
    require_active(parent)
    require_fitting(parent, relation)
    argument = Argument(
        initiative=initiative,
        parent=parent,
        relation=relation,
        depth=parent.depth + 1,
        external_id=external_id,
    )
    _write_new(argument, by=by, organisation_id=organisation_id, claim=claim, reasons=reasons, said=said)
    Tally.objects.filter(argument=parent).update(responses=F("responses") + 1)
    record("argument.responded", by=by, subject=argument, argument=argument, relation=relation, **_from(said))
    return argument


@transaction.atomic
def revise_argument(
    *,
    by: Actor,
    argument: Argument,
    version: int | None,
    claim: str | None = None,
    reasons: str | None = None,
    meaning_changed: bool | None = None,
) -> Argument:
    """Change the wording. Votes given on a wording of another meaning are shown apart from then on.

    ``meaning_changed`` None leaves it to how alike the wordings are.

    Raises NotAllowed, NotNow, Stale, Invalid.
    """
    require(can_revise_argument(by, argument))
    argument = locked_argument(argument)
    require_stage(argument.initiative, argument.changing_word, at=by.moment)
    require_active(argument)
    require_version(argument, version)
    claim = argument.claim if claim is None else one_line(claim)
    reasons = argument.reasons if reasons is None else many_lines(reasons)
    if (claim, reasons) == (argument.claim, argument.reasons):
        return argument
    written = reword(argument, by=by, claim=claim, reasons=reasons, meaning_changed=meaning_changed)
    record(
        "argument.revised",
        by=by,
        subject=argument,
        argument=argument,
        revision=argument.revision,
        meaning_changed=written.meaning_changed,
    )
    return argument


def withdraw_argument(*, by: Actor, argument: Argument) -> Argument:
    """Take an argument back: its votes stay to be read, it takes no new ones. Twice is as good as once.

    Raises NotAllowed, NotNow.
    """
    return _set_state(by, argument, ArgumentState.WITHDRAWN, "argument.withdrawn")


def restore_argument(*, by: Actor, argument: Argument) -> Argument:
    """Bring a withdrawn argument back. Twice is as good as once. Raises NotAllowed, NotNow."""
    return _set_state(by, argument, ArgumentState.ACTIVE, "argument.restored")


@transaction.atomic
def update_challenge(*, by: Actor, argument: Argument, version: int | None, **changes: Any) -> Challenge:
    """Say how likely and grave a challenge is, who handles it, how and until when. Names are in HANDLING.

    Raises NotAllowed, NotNow, Stale, Invalid.
    """
    require(can_handle_challenge(by, argument))
    argument = locked_argument(argument)
    require_stage(argument.initiative, HANDLE)
    challenge = Challenge.objects.select_for_update(no_key=True).filter(argument=argument).first()
    if challenge is None:  # it was moved to another kind a moment ago
        raise NotFound
    require_version(challenge, version)
    require_handlers(argument.initiative, changes)
    before = challenge.status
    changed = change(challenge, changes, allowed=HANDLING, at=by.moment)
    if changed:
        details: dict[str, Any] = {"fields": sorted(changed), "before": before, "after": challenge.status}
        record("challenge.updated", by=by, subject=challenge, argument=argument, **details)
    return challenge


def require_fitting(parent: Argument, relation: str) -> None:
    """Raise Invalid or NotNow unless a response of this relation can stand under ``parent``."""
    if relation not in Relation.values:
        raise Invalid.at("relation", "invalid_choice", _("A response supports, rebuts or answers."))
    if relation == Relation.ANSWERS and parent.kind != Kind.CHALLENGE:
        raise Invalid.at(
            "relation", "not_a_challenge", _("Only a challenge can be answered; support or rebut this.")
        )
    if not parent.has_room_below:
        raise NotNow(_("This thread is as deep as it can be; answer further up."), code="too_deep")


def _write_new(
    argument: Argument, *, by: Actor, organisation_id, claim: str, reasons: str, said: Comment | None = None
) -> None:
    """Whoever made the comment that it was stays its author, at that time; the wording is whose who turned it."""
    initiative = argument.initiative
    argument.claim, argument.reasons = one_line(claim), many_lines(reasons)
    argument.author, argument.organisation_id = by.person, organisation_id
    argument.created_at = argument.updated_at = by.moment
    if said is not None:
        argument.author, argument.organisation_id = said.author, said.organisation_id
        argument.created_at = said.created_at
    clean(argument, required=("claim", "relation" if argument.parent_id else "kind"))
    argument.reasons_html = render_markdown(argument.reasons)
    argument.number = next_number(Initiative.objects.filter(pk=initiative.pk), "last_argument_number")
    argument.save(force_insert=True)
    Revision.first_of(argument, editor_id=by.person.pk, created_at=by.moment).save(force_insert=True)
    Tally.objects.create(
        argument=argument, initiative=initiative, kind=argument.kind, electorate=initiative.electorate
    )


def _from(said: Comment | None) -> dict[str, Any]:
    """For the record: which comment it was."""
    return {"comment": str(said.pk)} if said else {}


@transaction.atomic
def _set_state(by: Actor, argument: Argument, state: str, verb: str) -> Argument:
    require(can_withdraw_argument(by, argument))
    initiative = locked_initiative(argument.initiative)
    argument = locked_argument(argument)
    require_stage(initiative, argument.changing_word, at=by.moment)
    if argument.state == state:
        return argument
    argument.state, argument.updated_at = state, by.moment
    argument.version += 1
    argument.save(update_fields=["state", "version", "updated_at"])
    if argument.parent_id:
        recount(initiative, shown_at(argument.parent))
    record(verb, by=by, subject=argument, argument=argument)
    return argument
