"""Subscriptions, things to do, notifications and digests as answers."""

from django.conf import settings

from deliberation import todo
from deliberation.digests.facts import Digest, Line, Section
from deliberation.models import Delivery, Notification, Subscription

from .reader import api

PLAIN = ("cadence", "weekday", "hour", "time_zone", "language", "text_only", "even_if_empty", "at_once")


def shape_subscription(row: Subscription) -> dict:
    return {
        "url": api(f"me/subscriptions/{row.workspace.key}"),
        "html_url": f"{settings.BASE_URL}/w/{row.workspace.key}/subscription/",
        "workspace": row.workspace.key,
        **{name: getattr(row, name) for name in PLAIN},
        "due_at": row.due_at,
        "suspended_for": row.suspended_for,
        "suspended_at": row.suspended_at,
    }


def shape_doing(doing: todo.Doing) -> dict:
    """In the language that is active."""
    return {
        "key": doing.key,
        "code": doing.code,
        "ref": doing.ref,
        "sentence": ": ".join(part for part in todo.sentence(doing) if part),
        "count": doing.count,
        "due": doing.due,
        "initiative": doing.initiative_id,
        "argument": doing.argument_id,
        "html_url": f"{settings.BASE_URL}{doing.path}",
    }


def shape_notification(row: Notification) -> dict:
    """In the language that was active when ``put_into_words`` was called."""
    notice = row.notice
    return {
        "id": row.pk,
        "verb": row.activity.verb,
        "reason": row.reason,
        **{name: getattr(notice, name) for name in ("sentence", "ref", "title", "words")},
        "html_url": f"{settings.BASE_URL}{notice.path}",
        "initiative": row.activity.initiative_id,
        "argument": row.activity.argument_id,
        "at": row.activity.at,
        "created_at": row.created_at,
        "read_at": row.read_at,
    }


def shape_delivery(row: Delivery) -> dict:
    edition = row.edition
    return {
        "id": edition.pk,
        "url": api(f"digests/{edition.pk}"),
        "html_url": f"{settings.BASE_URL}/digests/{edition.pk}/",
        "workspace": edition.workspace.key,
        "starts_at": edition.starts_at,
        "ends_at": edition.ends_at,
    }


def shape_digest(digest: Digest) -> dict:
    names = ("language", "workspace", "period", "subject", "note", "gap", "numbers")
    return {
        **{name: getattr(digest, name) for name in names},
        "sections": [_section(section) for section in digest.sections],
    }


def _section(section: Section) -> dict:
    return {
        "code": section.code,
        "heading": section.heading,
        "lines": [shape_line(line) for line in section.lines],
        "folded": section.folded,
    }


def shape_line(line: Line) -> dict:
    names = ("code", "ref", "text", "lead", "before", "after", "what", "reason", "tally", "words")
    return {
        **{name: getattr(line, name) for name in names},
        "html_url": f"{settings.BASE_URL}{line.href}",
    }
