"""Acts and security events as answers."""

from django.conf import settings

from accounts.models import SecurityEvent
from deliberation.audit import Act


def shape_act(act: Act) -> dict:
    return {
        **{name: getattr(act, name) for name in ("seq", "at", "verb", "system", "request_id", "details")},
        "actor": {"id": act.actor_id, "name": act.actor} if act.actor_id else None,
        "token": {"key": act.token_key, "name": act.token} if act.token_key else None,
        "subject": {
            "type": act.subject_type,
            "id": act.subject_id,
            "ref": act.ref,
            "html_url": f"{settings.BASE_URL}{act.path}" if act.path else None,
            "about": act.about,
        },
        "sentence": act.sentence,
    }


def shape_security_event(row: SecurityEvent) -> dict:
    """Without the network address, which is the person's own."""
    return {
        "id": row.pk,
        "at": row.at,
        "kind": row.kind,
        "user": {"id": row.user_id, "name": row.user.name},
        "details": row.details,
    }
