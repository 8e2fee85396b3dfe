"""How an argument's wording changes, and what that does to the votes that were given on it."""

from datetime import timedelta

from deliberation.actions.writing import clean, save_version
from deliberation.markup import render_markdown
from deliberation.models import Argument, Revision, Vote
from deliberation.permissions import Actor
from deliberation.tallies import recount

ONE_SITTING = timedelta(minutes=10)


def reword(argument: Argument, *, by: Actor, claim: str, reasons: str, meaning_changed: bool) -> None:
    """Write the new wording of a locked argument, as a new Revision or into the last one."""
    argument.claim, argument.reasons = claim, reasons
    clean(argument, required=("claim",))
    argument.reasons_html = render_markdown(reasons)
    last = argument.revisions.latest("number")
    if _joins(last, by) and not meaning_changed:
        last.claim, last.reasons = claim, reasons
        last.save(update_fields=["claim", "reasons"])
    else:
        _add_revision(argument, by, meaning_changed)
    save_version(argument, ["claim", "reasons", "reasons_html", "revision", "meaning_since"], at=by.moment)
    if meaning_changed:
        recount(argument.initiative, [argument.pk])


def _joins(last: Revision, by: Actor) -> bool:
    """Same editor, under ten minutes since that one's first save, and no vote on it."""
    return (
        last.editor_id == by.user.pk
        and by.moment - last.created_at < ONE_SITTING
        and not Vote.objects.filter(argument=last.argument_id, revision=last.number).exists()
    )


def _add_revision(argument: Argument, by: Actor, meaning_changed: bool) -> None:
    argument.revision += 1
    if meaning_changed:
        argument.meaning_since = argument.revision
    Revision.objects.create(
        argument=argument,
        number=argument.revision,
        claim=argument.claim,
        reasons=argument.reasons,
        editor=by.user,
        meaning_changed=meaning_changed,
        created_at=by.moment,
    )
