"""What an argument's page says of those that say the same, and the pages around it."""

from deliberation.models import Argument, Duplicate
from deliberation.models.visibility import STEERING_ROLES
from deliberation.permissions import can_mark_duplicate, can_merge
from frontend.responses import actor_of

from .cards import VALUES
from .sight import Sight
from .words import words

FEW = 20  # marks and merged arguments that one page shows


def alike(request, argument: Argument, sight: Sight) -> dict:
    """The context of merging/alike.html; marks are for those who decide on them."""
    by, possible = actor_of(request), argument.can_change
    return {
        "merged": _merged(request, argument, sight) if argument.tally.merged else [],
        "marks": _marks(by, argument, sight) if possible and can_merge(by, argument) else [],
        "may_mark_duplicate": possible and can_mark_duplicate(by, argument),
    }


def duplicate_page(request, argument: Argument, form=None) -> dict:
    """The context of the pages that ask which argument says the same, and whether to part two again."""
    return {
        "argument": argument,
        "initiative": argument.initiative,
        "workspace": argument.initiative.workspace,
        "section": "initiatives",
        "form": form,
        "may_merge": can_merge(actor_of(request), argument),
        "into": argument.merged_into,
    }


def _merged(request, argument: Argument, sight: Sight) -> list[dict]:
    """Those that show as this one; who voted there and not here is told that it counts."""
    by, open_to = actor_of(request), argument.initiative.allows(argument.changing_word)
    rows = (
        argument.merged.with_vote_of(request.user).select_related("author", "organisation").order_by("number")
    )
    return [
        {
            "ref": f"{argument.initiative.ref}#{row.number}",
            "claim": row.claim if _readable(row, argument, request) else "",
            "by": _writer(row, sight),
            "my_vote": _my_vote(row, argument) if sight.inside else "",
            "undo": f"{sight.base}{row.number}/unmerge/" if open_to and _may_undo(by, row, argument) else "",
        }
        for row in rows[:FEW]
    ]


def _marks(by, argument: Argument, sight: Sight) -> list[dict]:
    rows = Duplicate.objects.visible_to(by.person).filter(
        says=argument, dismissed_by=None, said__state="active", said__hidden_at=None
    )
    return [
        {
            "url": f"{sight.base}{mark.said.number}/",
            "number": mark.said.number,
            "ref": f"{argument.initiative.ref}#{mark.said.number}",
            "claim": mark.said.claim,
            "by": mark.marked_by.name,
            "dismiss": f"{sight.base}{argument.number}/duplicate/{mark.pk}/dismiss/",
        }
        for mark in rows.select_related("says", "said", "marked_by").order_by("created_at")[:FEW]
    ]


def _readable(row: Argument, argument: Argument, request) -> bool:
    return row.is_readable_by(request.user.pk, getattr(argument, "reader_role", None))


def _writer(row: Argument, sight: Sight) -> str:
    organisation = row.organisation.short_name_in(sight.reader.language)
    return f"{row.author.name}, {organisation}" if sight.inside else organisation


def _my_vote(row: Argument, argument: Argument) -> str:
    value = VALUES.get(row.my_value)
    return words()[value] if value and argument.my_value is None else ""


def _may_undo(by, row: Argument, argument: Argument) -> bool:
    """The rights that the reader has at the argument are those at the merged one."""
    own = by.user is not None and row.author_id == by.user.pk
    return own or getattr(argument, "reader_role", None) in STEERING_ROLES
