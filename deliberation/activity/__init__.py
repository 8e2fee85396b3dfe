"""What each verb means to others: KINDS, one entry a verb."""

from . import (
    actions,
    agreements,
    arguments,
    attachments,
    briefs,
    decisions,
    digests,
    discussion,
    events,
    imports,
    initiatives,
    links,
    meetings,
    merging,
    moderation,
    options,
    people,
    register,
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
    **register.KINDS,
    **discussion.KINDS,
    **moderation.KINDS,
    **decisions.KINDS,
    **actions.KINDS,
    **agreements.KINDS,
    **links.KINDS,
    **options.KINDS,
    **meetings.KINDS,
    **people.KINDS,
    **briefs.KINDS,
    **digests.KINDS,
    **imports.KINDS,
    **webhooks.KINDS,
    **events.KINDS,
}

__all__ = ["KINDS", "Kind", "nobody"]
