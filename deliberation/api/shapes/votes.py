"""Votes and views as answers."""

from typing import Any

from deliberation.models import Initiative, Tally, View, Vote, VoteChange
from deliberation.standing.groups import Group

from .arguments import SHOWN_TO_THE_PUBLIC_FROM
from .reader import api, organisation


def shape_my_vote(vote: Vote | None, argument_id, tally: dict | None, label: str | None) -> dict:
    """One's own vote on an argument; ``value`` is null without one. The tally only where results are out."""
    has = vote is not None and vote.value is not None
    return {
        "argument": argument_id,
        "url": api(f"arguments/{argument_id}/vote"),
        "value": vote.value if has else None,
        "reason": vote.reason if has else None,
        "revision": vote.revision if has else None,
        "cast_at": vote.cast_at if has else None,
        "tally": tally,
        "label": label if tally else None,
    }


def shape_past_vote(row: VoteChange) -> dict:
    """What one's vote was before it changed."""
    return {"value": row.value, "reason": row.reason, "revision": row.revision, "cast_at": row.cast_at}


def shape_tally(tally: Tally) -> dict:
    return {
        "agree": tally.agree,
        "disagree": tally.disagree,
        "unsure": tally.unsure,
        "earlier": tally.earlier,
    }


def shown_tally(tally: Tally, initiative: Initiative, role: str | None) -> dict | None:
    """The tally, where this reader may know it by now."""
    few_for_the_public = role is None and tally.votes < SHOWN_TO_THE_PUBLIC_FROM
    return shape_tally(tally) if initiative.results_are_out and not few_for_the_public else None


def shape_view(view: View) -> dict:
    """One's own view of the proposal."""
    return {
        "initiative": view.initiative_id,
        "url": api(f"initiatives/{view.initiative_id}/view"),
        "value": view.value,
        "reason": view.reason,
        "stated_at": view.stated_at,
    }


def shape_group(group: Group) -> dict:
    """The votes of one organisation; null stands for the others together."""
    key: Any = group.key
    return {
        "organisation": organisation(key.pk, key.name_en) if key else None,
        "agree": group.agree,
        "disagree": group.disagree,
        "unsure": group.unsure,
    }


def shape_single_vote(row: Any) -> dict:
    by = {"id": row.organisation_id, "name": row.organisation__name_en}
    return {
        "voter": {"id": row.voter_id, "name": row.voter__name, "organisation": by},
        "value": row.value,
        "reason": row.reason,
        "revision": row.revision,
        "cast_at": row.cast_at,
    }
