"""Challenges whose status moved, and those that got their first answer."""

from deliberation.models import Argument, ArgumentState, Relation

from .changes import Change, Happening, Window, by_argument, with_verbs


def changes(window: Window) -> list[Change]:
    return [*_answered(window), *_moved(window)]


def _answered(window: Window) -> list[Change]:
    """*Answered* is derived: an active answer that came in the window, and none before it."""
    came = {
        row.argument_id: row
        for row in with_verbs(window, "argument.responded")
        if row.details["relation"] == Relation.ANSWERS
    }
    answers = _standing(Argument.objects.filter(pk__in=came)).values_list("pk", "parent_id")
    first = {parent: came[pk] for pk, parent in reversed(answers.order_by("number"))}
    earlier = _standing(Argument.objects.filter(parent__in=first)).exclude(pk__in=came)
    known = set(earlier.values_list("parent_id", flat=True))
    return [_change(parent, row) for parent, row in first.items() if parent not in known]


def _standing(answers):
    return answers.filter(relation=Relation.ANSWERS, state=ArgumentState.ACTIVE, hidden_at=None)


def _change(challenge_id, row: Happening) -> Change:
    change = Change.of("answered", [row], answer=str(row.argument_id))
    return Change(**{**change.as_json(), "argument": str(challenge_id), "actors": change.actors})


def _moved(window: Window) -> list[Change]:
    groups = by_argument(with_verbs(window, "challenge.updated")).values()
    ends = [(group[0].details["before"], group[-1].details["after"], group) for group in groups]
    return [
        Change.of("challenge", group, before=before, after=after)
        for before, after, group in ends
        if before != after
    ]
