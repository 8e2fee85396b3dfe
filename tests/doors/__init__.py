"""The two doors, so that one test can go through both: each verb answers ``done`` or the status of a refusal.

Each topic gives both doors its verbs, and its rows to the table role × stage × verb.
"""

from . import (
    actions,
    arguments,
    attachments,
    challenges,
    decisions,
    discussion,
    facts,
    following,
    initiatives,
    merging,
    moderation,
    people,
    positions,
    readers,
    saved_views,
    services,
    sources,
    suggestions,
    votes,
    webhooks,
)
from .door import ALL, DONE, MEMBERS, PLACELESS, STEERING, VOICES, ApiRequests, Verb, WebRequests

TOPICS = (
    initiatives,
    arguments,
    votes,
    sources,
    attachments,
    discussion,
    following,
    actions,
    merging,
    facts,
    moderation,
    decisions,
    suggestions,
    challenges,
    positions,
    readers,
    people,
    services,
    webhooks,
    saved_views,
)


class WebDoor(WebRequests, *(topic.Web for topic in TOPICS)):
    pass


class ApiDoor(ApiRequests, *(topic.Api for topic in TOPICS)):
    pass


DOORS = {"web": WebDoor, "api": ApiDoor}
VERBS = {verb.name: verb for topic in TOPICS for verb in topic.VERBS}

__all__ = [
    "ALL",
    "DONE",
    "DOORS",
    "MEMBERS",
    "PLACELESS",
    "STEERING",
    "VERBS",
    "VOICES",
    "ApiDoor",
    "Verb",
    "WebDoor",
]
