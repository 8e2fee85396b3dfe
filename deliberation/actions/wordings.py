"""How an argument's wording changes, and what that does to the votes that were given on it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from deliberation.actions.writing import clean, save_version
from deliberation.errors import NotNow
from deliberation.markup import render_markdown
from deliberation.models import Argument, Initiative, Revision, Stage, Vote
from deliberation.permissions import Actor
from deliberation.tallies import recount
from deliberation.wordings import suggests_other_meaning

ONE_SITTING = timedelta(minutes=10)
LAST_HOURS = timedelta(hours=48)
FROZEN = _("In the last 48 hours of voting the meaning stays as it is. Spelling and style can be mended.")


def reword(
    argument: Argument,
    *,
    by: Actor,
    claim: str,
    reasons: str,
    meaning_changed: bool | None,
    apart: bool = False,
) -> Revision:
    """Write the new wording of a locked argument, as a new Revision or into the last one; ``apart`` always as new.

    Where the editor does not say whether the meaning changed (None), it is taken to have changed if the wordings seem
    to say something else and somebody has voted: a vote confirmed once too often does no harm. Raises Invalid, NotNow.
    """
    changes = _judged(argument, claim, reasons) if meaning_changed is None else meaning_changed
    if changes and _is_late(argument.initiative, by):
        raise NotNow(FROZEN, code="meaning_frozen")
    argument.claim, argument.reasons = claim, reasons
    clean(argument, required=("claim",))
    argument.reasons_html = render_markdown(reasons)
    last = argument.revisions.latest("number")
    joins = not changes and not apart and _joins(last, by)
    if not joins:
        argument.revision += 1
    if changes:
        argument.meaning_since = argument.revision
    save_version(argument, ["claim", "reasons", "reasons_html", "revision", "meaning_since"], at=by.moment)
    if changes:
        recount(argument.initiative, [argument.pk])
    return _written_into(last, argument) if joins else _written_anew(argument, by, changes)


def require_same_meaning(argument: Argument, *, by: Actor, claim: str, reasons: str) -> None:
    """Raise NotNow where the wording seems to say something else and it is too late for that."""
    if _is_late(argument.initiative, by) and _judged(argument, claim, reasons):
        raise NotNow(FROZEN, code="meaning_frozen")


def _judged(argument: Argument, claim: str, reasons: str) -> bool:
    seems_other = suggests_other_meaning(
        claim=claim, reasons=reasons, claim_before=argument.claim, reasons_before=argument.reasons
    )
    return seems_other and Vote.objects.standing_now().filter(argument=argument).exists()


def _is_late(initiative: Initiative, by: Actor) -> bool:
    """Whoever voted needs time to read again and to confirm."""
    return initiative.stage == Stage.OPEN and initiative.closes_at - by.moment <= LAST_HOURS


def _joins(last: Revision, by: Actor) -> bool:
    """Same editor, under ten minutes since that one's first save, and no vote on it."""
    return (
        last.editor_id == by.user.pk
        and by.moment - last.created_at < ONE_SITTING
        and not Vote.objects.filter(argument=last.argument_id, revision=last.number).exists()
    )


def _written_into(last: Revision, argument: Argument) -> Revision:
    last.claim, last.reasons, last.version = argument.claim, argument.reasons, argument.version
    last.save(update_fields=["claim", "reasons", "version"])
    return last


def _written_anew(argument: Argument, by: Actor, meaning_changed: bool) -> Revision:
    return Revision.objects.create(
        argument=argument,
        number=argument.revision,
        claim=argument.claim,
        reasons=argument.reasons,
        editor=by.user,
        meaning_changed=meaning_changed,
        version=argument.version,
        created_at=by.moment,
    )
