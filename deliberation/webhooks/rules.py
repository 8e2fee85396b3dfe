from django.conf import settings

from .guard import Rules


def site_rules() -> Rules:
    """What this site allows beyond the rule; http, and only into a named network, where it is tried out."""
    return Rules(settings.WEBHOOK_NETWORKS, settings.WEBHOOK_PORTS, plain=settings.EMBEDDED)
