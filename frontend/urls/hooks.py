"""The webhooks of the one mail provider that is set; who calls them shows the secret of the settings."""

from anymail.urls import urlpatterns as offered
from django.conf import settings

BACKENDS = "anymail.backends."


def opened() -> list:
    """Tracking where mail leaves by a provider, inbound where answers come in by one."""
    if not settings.ANYMAIL.get("WEBHOOK_SECRET"):
        return []
    sends = settings.EMAIL_BACKEND
    by = sends.removeprefix(BACKENDS).partition(".")[0] if sends.startswith(BACKENDS) else ""
    names = {f"{by}_tracking_webhook", f"{settings.REPLIES.get('provider', '')}_inbound_webhook"}
    return [one for one in offered if one.name in names]


urlpatterns = opened()
