"""The two doors, so that one test can go through both: each verb answers ``done`` or the status of a refusal.

Each topic gives both doors its verbs, and its rows to the table role × stage × verb.
"""

from . import (
    actions,
    agreements,
    arguments,
    attachments,
    cases,
    challenges,
    decisions,
    discussion,
    events,
    facts,
    following,
    health,
    initiatives,
    links,
    meetings,
    merging,
    moderation,
    options,
    people,
    positions,
    readers,
    register,
    saved_views,
    services,
    sources,
    status_reports,
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
    agreements,
    merging,
    facts,
    moderation,
    options,
    status_reports,
    health,
    decisions,
    suggestions,
    challenges,
    positions,
    readers,
    people,
    services,
    webhooks,
    saved_views,
    links,
    events,
    meetings,
    register,
    cases,
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
