"""What each verb means to others: KINDS, one entry a verb."""

from . import (
    actions,
    arguments,
    attachments,
    briefs,
    decisions,
    digests,
    discussion,
    imports,
    initiatives,
    merging,
    moderation,
    people,
    sources,
    suggestions,
    votes,
    webhooks,
)
from .kinds import Kind, nobody

KINDS: dict[str, Kind] = {
    **initiatives.KINDS,
    **arguments.KINDS,
    **attachments.KINDS,
    **suggestions.KINDS,
    **votes.KINDS,
    **merging.KINDS,
    **sources.KINDS,
    **discussion.KINDS,
    **moderation.KINDS,
    **decisions.KINDS,
    **actions.KINDS,
    **people.KINDS,
    **briefs.KINDS,
    **digests.KINDS,
    **imports.KINDS,
    **webhooks.KINDS,
}

__all__ = ["KINDS", "Kind", "nobody"]
